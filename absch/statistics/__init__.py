"""Counts, for any day, what governments have published under Article 14 and whom they have designated to do so."""
