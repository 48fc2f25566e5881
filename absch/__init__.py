"""The Access and Benefit-sharing Clearing-House of the Nagoya Protocol."""
