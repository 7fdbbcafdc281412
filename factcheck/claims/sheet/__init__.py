"""The check sheet: every checkable claim, as short as it reads, and how much it needs a source."""
