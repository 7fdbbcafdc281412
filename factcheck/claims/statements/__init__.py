"""Statements: clauses, how they are said, by whom, and about what time, place and event."""
