"""Quantities: numbers as written, their units, what they count and how exact they are."""
