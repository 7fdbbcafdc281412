"""Expressions of ``re`` that are compiled when they are first needed: a short run needs few of them."""

from __future__ import annotations

import re
from functools import cache


@cache
def expression(source: str, flags: int = 0) -> re.Pattern[str]:
    """As ``re.compile``, kept for the rest of the process; for expressions that do not depend on the draft.

    Raises ``re.error``.
    """
    return re.compile(source, flags)
