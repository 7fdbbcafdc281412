"""Three themes whose level colours stay apart for colour-blind people (after Okabe and Ito's palette)."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="desk-dark",
    primary="#56B4E9",
    secondary="#56B4E9",
    accent="#56B4E9",
    error="#F0762B",
    warning="#F0E442",
    success="#56B4E9",
    foreground="#E4E4E0",
    background="#14171A",
    surface="#1B1F23",
    panel="#262B30",
    dark=True,
    variables={"quiet": "#9AA3AB"},
)

LIGHT = Theme(
    name="desk-light",
    primary="#00588A",
    secondary="#00588A",
    accent="#00588A",
    error="#A63A00",
    warning="#6B5900",
    success="#00588A",
    foreground="#1A1A1A",
    background="#FBFAF6",
    surface="#F1EFE8",
    panel="#E4E1D8",
    dark=False,
    variables={"quiet": "#5A5A55"},
)

CONTRAST = Theme(
    name="desk-contrast",
    primary="#7CCBFF",
    secondary="#7CCBFF",
    accent="#7CCBFF",
    error="#FFA366",
    warning="#FFF16B",
    success="#7CCBFF",
    foreground="#FFFFFF",
    background="#000000",
    surface="#000000",
    panel="#1C1C1C",
    dark=True,
    text_alpha=1.0,
    variables={"quiet": "#C8C8C8"},
)

THEMES = {theme.name.removeprefix("desk-"): theme for theme in (DARK, LIGHT, CONTRAST)}
