"""What stands behind numbers, lists of numbers and files that somebody holds in his hands, and the receipts for it."""
