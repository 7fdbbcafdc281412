"""Actions that may open a dialog."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any, TypeVar

from textual import work
from textual.screen import Screen

S = TypeVar("S", bound="AskingScreen")


class AskingScreen(Screen[None]):
    """A screen that has such actions. ``asking`` is whether one of them is under way."""

    asking = False


def asks(action: Callable[[S], Awaitable[None]]) -> Callable[[S], Any]:
    """Run an action in the background; until its dialog stands, or it ends, keys of its screen do nothing.

    What is typed along with its key is meant for the dialog, and must not decide on the flag under it.
    """

    @work
    @wraps(action)
    async def run(screen: S) -> None:
        try:
            await action(screen)
        finally:
            screen.asking = False

    @wraps(action)
    def start(screen: S) -> Any:
        screen.asking = True
        return run(screen)

    return start
