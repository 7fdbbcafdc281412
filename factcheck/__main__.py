"""``factcheck``, as it is installed, and ``python -m factcheck``."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

#: New objects between two searches for garbage. Hardly any of what a run makes is garbage, and most runs are short.
GARBAGE_INTERVAL = 100_000


def run() -> NoReturn:
    """Run the command line and end the process, without freeing its objects one by one: that takes a short run longer.

    Output that cannot be written ends it with exit status 2.
    """
    gc.set_threshold(GARBAGE_INTERVAL)
    from factcheck.cli import main

    status: object = 0
    try:
        main()
    except SystemExit as ended:
        status = ended.code
    try:
        if isinstance(status, str):
            print(status, file=sys.stderr)
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        os._exit(2)
    os._exit(status if isinstance(status, int) else int(status is not None))


if __name__ == "__main__":
    run()
