"""A desk with a small lint of its own, and the workbench run without a terminal."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast

from textual._context import active_app
from textual.pilot import Pilot

from factcheck.claims.key import fingerprint
from factcheck.draft import Draft
from factcheck.flag import Evidence, Flag, Level, Suggestion
from factcheck.review.session import Session
from factcheck.ruleset.ruleset import RuleSet
from factcheck.tui.app import ReviewApp
from factcheck.tui.desk import Desk
from factcheck.tui.screens.review import ReviewScreen
from tests.review.support import Clock, find

STORY = (
    "The ferry to Utsira carried 40 passengers on Friday, the harbour office said.\n\n"
    "The pier is open to the public, the mayor told reporters.\n\n"
    "Nobody was hurt when the ferry struck the pier.\n\n"
    "The pier is closed until May, Liv Moen said on Monday.\n\n"
    "The mayor will answer questions from reporters next week.\n"
)

Lint = Callable[[Draft], Sequence[Flag]]
Bench = Pilot[None]


def marker(
    pattern: str,
    *,
    rule: str = "test.mark",
    against: str = "",
    replacement: str = "",
    level: Level = Level.ERROR,
) -> Lint:
    """A lint that flags every match of ``pattern``, with every match of ``against`` as evidence; reads no claims."""

    def lint(draft: Draft) -> list[Flag]:
        others = find(draft, against) if against else []
        flags = []
        for number, passage in enumerate(find(draft, pattern) if others or not against else []):
            key = f"{passage.text} {[other.text for other in others]}"
            statement = passage.sentence.text
            flags.append(
                Flag(
                    rule=rule,
                    check="existence",
                    level=level,
                    message=f"look at “{passage.text}”",
                    span=passage.span,
                    text=passage.text,
                    evidence=tuple(
                        Evidence(text=other.text, span=other.span, statement=other.sentence.text, speaker="Liv Moen")
                        for other in others
                    ),
                    suggestions=(Suggestion(span=passage.span, replacement=replacement),) if replacement else (),
                    statement=statement,
                    masked=statement,
                    claim_key=key,
                    fingerprint=fingerprint(rule, statement, key, number),
                )
            )
        return flags

    return lint


def together(*lints: Lint) -> Lint:
    """One lint made of several, its flags in document order."""

    def lint(draft: Draft) -> list[Flag]:
        found = [flag for each in lints for flag in each(draft)]
        return sorted(found, key=lambda flag: (flag.span.start, flag.span.end))

    return lint


#: 40 passengers (error) / open against closed (error) / mayor, twice, with a suggestion (warning) / reporters (hint).
LINT = together(
    marker("40 passengers", rule="test.toll"),
    marker(r"\bopen\b", rule="test.state", against=r"\bclosed\b|until May"),
    marker("mayor", rule="test.title", replacement="head of the council", level=Level.WARNING),
    marker("next week", rule="test.date", level=Level.SUGGESTION),
)


class OwnDesk(Desk):
    """A desk whose drafts are checked by a lint of the tests."""

    def __init__(self, paths: Sequence[Path], lint: Lint = LINT, *, journal: Path | None = None) -> None:
        super().__init__(paths, RuleSet([]), reviewer="ana", now=Clock(), journal=journal)
        self.ran = None
        self._own = lint

    def lint(self, draft: Draft, tell: Callable[[float], None] = lambda _: None) -> list[Flag]:
        tell(0.0)
        return list(self._own(draft))


def story(folder: Path, text: str = STORY, name: str = "story.txt") -> Path:
    path = folder / name
    path.write_bytes(text.encode("utf-8"))
    return path


async def idle(*_: float) -> None:
    """Wait until the app has nothing left to do but to wait for keys, timers and threads, and all is painted.

    Stands in for Textual's own wait, which looks at the clock: whether the process has used little of its time.
    """
    app = active_app.get()
    loop: Any = asyncio.get_running_loop()
    while True:
        await asyncio.sleep(0)
        while loop._ready:
            await asyncio.sleep(0)
        screen = app.screen
        if not screen._update_timer._active.is_set():
            return
        screen._on_timer_update()


async def settled(pilot: Bench) -> None:
    """Wait until the checks are done and everything is painted."""
    app = cast(ReviewApp, pilot.app)
    for _ in range(20_000):
        busy = any(worker.group in ("check", "sheet") and not worker.is_finished for worker in app.workers)
        if not busy and app.desk.next_waiting() is None:
            break
        await asyncio.sleep(0.001)
    await pilot.pause()


@asynccontextmanager
async def opened(
    *paths: Path,
    lint: Lint = LINT,
    size: tuple[int, int] = (100, 26),
    theme: str = "dark",
    keymap: dict[str, str] | None = None,
) -> AsyncIterator[Bench]:
    """The workbench on these drafts, once they are checked."""
    app = ReviewApp(OwnDesk(paths, lint), theme=theme, keymap=keymap)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        yield pilot


def bench(pilot: Bench) -> ReviewScreen:
    """The review screen, also when a dialog stands over it."""
    return next(screen for screen in reversed(pilot.app.screen_stack) if isinstance(screen, ReviewScreen))


def session_of(pilot: Bench) -> Session:
    session = bench(pilot).session
    assert session is not None
    return session


def standing(pilot: Bench) -> list[str]:
    """Words and status of every flag."""
    return [f"{view.flag.text} {view.status}" for view in session_of(pilot).flags]


def current(pilot: Bench) -> str:
    """The words of the current flag."""
    view = bench(pilot).view
    return view.flag.text if view else ""


def shown(pilot: Bench) -> str:
    """What stands on the screen."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def press(pilot: Bench, *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def write(pilot: Bench, text: str) -> None:
    """Put text into the line that has the focus, and send it off."""
    from factcheck.tui.widgets.fields import SafeInput

    field = pilot.app.focused
    assert isinstance(field, SafeInput)
    field.value = text
    await press(pilot, "enter")
