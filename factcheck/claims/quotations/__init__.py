"""Quotations: the marks, how they pair over paragraphs, and the words between them."""
