"""Colours that can be told apart and read; nothing said by colour alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.color import Color

from factcheck.tui.themes import THEMES
from tests.tui.support import bench, opened, press, shown

#: Least contrast by theme: WCAG 2.2 asks 4.5 (AA) and 7 (AAA) of text.
LEAST = {"dark": 4.5, "light": 4.5, "contrast": 7.0}


@pytest.mark.parametrize("name", THEMES)
def test_text_can_be_read(name: str) -> None:
    theme = THEMES[name]
    background = Color.parse(theme.background or "")
    for colour in (theme.foreground, theme.error, theme.warning, theme.accent, theme.variables["quiet"]):
        assert _contrast(Color.parse(colour or ""), background) >= LEAST[name]


@pytest.mark.parametrize("name", THEMES)
def test_levels_differ_without_red_and_green(name: str) -> None:
    """Deuteranopes see red and green as one: what is left is blue against yellow, and lightness."""
    theme = THEMES[name]
    colours = [Color.parse(colour or "") for colour in (theme.error, theme.warning, theme.accent)]
    seen = [((c.r * 0.625 + c.g * 0.375), (c.r * 0.7 + c.g * 0.3), c.b) for c in colours]
    for number, one in enumerate(seen):
        for other in seen[number + 1 :]:
            assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 > 30


async def test_no_color_leaves_no_colour(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(path) as pilot:
        await press(pilot, "a")
        strips = pilot.app.screen._compositor.render_strips()
        filters = pilot.app._filters
        for strip in strips:
            segments = list(strip)
            for each in filters:
                segments = each.apply(segments, Color.parse("black"))
            for segment in segments:
                style = segment.style
                assert style is None or all(c is None or c.is_default for c in (style.color, style.bgcolor))
        assert "✓" in shown(pilot)


async def test_an_empty_no_color_means_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    async with opened(path) as pilot:
        assert not pilot.app.no_color
        assert bench(pilot).queue.row_count == 5


def _contrast(one: Color, other: Color) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
