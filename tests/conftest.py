"""What holds for all tests."""

from __future__ import annotations

import gc

from factcheck.__main__ import GARBAGE_INTERVAL

# As in the program itself: looking for garbage as often as Python does takes an eighth of the time of the tests.
gc.set_threshold(GARBAGE_INTERVAL)
