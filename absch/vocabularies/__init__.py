"""The terms a form offers to choose from: a title in each of the six languages, broader and narrower."""
