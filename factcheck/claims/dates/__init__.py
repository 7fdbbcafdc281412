"""Dates: expressions as written, what days they mean, and days that clash."""
