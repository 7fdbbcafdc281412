"""The patterns that date expressions are found by, in order of preference."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

from factcheck.claims.dates import date_partial, date_written
from factcheck.claims.dates.date_words import DAY, MONTH, MONTH_ANY, WEEKDAY, WEEKDAY_ANY, YEAR, ZONE
from factcheck.claims.dates.date_written import Mention
from factcheck.claims.lazy import Lazy

Reader = Callable[[re.Match[str]], Mention | None]

#: Characters around an anchor in which the whole expression lies, weekday and year included.
_REACH = 64

_GAP = (
    r"(?:\s+(?:morning|afternoon|evening|night|lunchtime))?"
    r"(?:,?\s+|,|\s*[-–—]\s*|,?\s*(?P<open>\())(?:the\s+)?"
)
_LEAD = rf"(?:(?P<cue>last|next|this)\s+)?\b(?P<w>{WEEKDAY_ANY}){_GAP}"
_MAY_LEAD = rf"(?:{_LEAD})?"
_TAIL = (
    rf"(?:\s*\(\s*(?:an?\s+)?(?P<w2>{WEEKDAY_ANY})\s*\)"
    rf"|,\s+(?:an?\s+)?(?P<w3>{WEEKDAY})(?=\s*(?:[.;:)\n]|$|,(?!\s*(?:{WEEKDAY}|{MONTH}|\d))))"
    rf"|\s+(?P<w4>{WEEKDAY})(?=[.;:)]|$)"
    rf"|,?\s+(?:was|is|f[ae]lls?|will\s+(?:be|fall))\s+(?:on\s+)?an?\s+(?P<w5>{WEEKDAY})(?=\s*(?:[.;:,)\n]|$|and\b|but\b)))?"
)
_MONTH_OPENINGS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_OPENING = rf"(?:{'|'.join(_MONTH_OPENINGS)})"
_DASH = r"\s*[-–—]\s*"
_NO_CLOCK = rf"(?![\d:%]|[.,/]\d|-(?!{_MONTH_OPENING})[^\W\d_]|\s*[ap]\.?m\b)"
_SECOND = rf"(?:(?:{_DASH}|\s+to\s+)(?P<d2>{DAY})"
_COUNT = (
    r"(?P<n>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|"
    r"fifty|sixty)"
)
_UNIT = r"(?P<unit>day|week|month|year|decade|century|fortnight|hour|minute)"
_PERIOD = r"(?P<unit>week|month|year|decade|century|quarter|weekend|spring|summer|autumn|fall|winter)"
_CUE = r"\b(?P<cue>last|this|next)\s+"
_HOUR = r"(?:[01]?\d|2[0-3])"
_DAY_NAME = WEEKDAY.lower()
_ZONE = ZONE.lower()

_CUES = ("last", "this", "next")
_UNITS = ("day", "week", "month", "year", "decade", "century", "fortnight", "hour", "minute")
_NEAR_DAYS = ("yesterday", "today", "tonight", "tomorrow")
_SEASONS = ("spring", "summer", "autumn", "fall", "winter")


def _anchor(source: str, needs: tuple[str, ...] = ()) -> Lazy:
    """A pattern for texts in lower case: those where case matters are quicker to compile."""
    return Lazy(source, needs=needs)


_MONTH_ANCHOR = _anchor(rf"\b{_MONTH_OPENING}", _MONTH_OPENINGS)
_DAY_MONTH_ANCHOR = _anchor(rf"\d(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH_OPENING}", _MONTH_OPENINGS)
_MONTH_NUMBER_ANCHOR = _anchor(rf"\b{_MONTH_OPENING}[a-z]*\.?(?:,|\s+of)?\s+(?:the\s+)?['’\d]", _MONTH_OPENINGS)
_A_WEEKDAY = Lazy(
    WEEKDAY_ANY,
    re.IGNORECASE,
    needs=(
        *("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
        *(letters + mark for letters in ("mo", "tu", "we", "th", "fr", "sa", "su") for mark in ".,"),
    ),
)
_DAY_ANCHOR = _anchor(r"day\b", ("day",))


class Form:
    """One way of writing a date: ``anchor`` is a small pattern that stands in every such expression, in lower case.

    ``lead`` and ``tail`` are what may stand around the expression if it names a weekday: patterns that hold one, and
    that match nothing where there is none. ``case`` is whether capitals must stand as in the pattern ("kept"), may
    ("any"), or say nothing, so that the expression is looked for in the text in lower case ("lower").
    """

    def __init__(
        self,
        anchor: Lazy,
        pattern: str,
        read: Reader,
        *,
        lead: str = "",
        tail: str = "",
        case: Literal["any", "kept", "lower"] = "any",
        needs: tuple[str, ...] = (),
    ) -> None:
        flags = re.IGNORECASE if case == "any" else 0
        self.anchor = anchor
        self.read = read
        self._lower = case == "lower"
        self._bare = Lazy(pattern, flags, needs=needs)
        self._whole = Lazy(lead + pattern + tail, flags, needs=needs) if lead or tail else self._bare

    def matches(self, text: str, lowered: str, windows: dict[Lazy, list[tuple[int, int]]]) -> Iterator[re.Match[str]]:
        """Every match in ``text``, which is also given in lower case, letter for letter.

        Looked for only around the anchors, whose ``windows`` are kept for other forms.
        """
        if self.anchor not in windows:
            windows[self.anchor] = list(_windows(self.anchor, lowered))
        for start, end in windows[self.anchor]:
            pattern = self._bare
            if self._whole is not pattern and not _A_WEEKDAY.misses(lowered[start:end]):
                pattern = self._whole
            yield from pattern.finditer(lowered if self._lower else text, start, end)


def _windows(anchor: Lazy, text: str) -> Iterator[tuple[int, int]]:
    """Stretches of ``text`` around the anchors, merged where they touch."""
    start = end = -1
    for match in anchor.finditer(text):
        if start >= 0 and match.start() - _REACH <= end:
            end = match.end() + _REACH
            continue
        if start >= 0:
            yield start, min(end, len(text))
        start, end = max(0, match.start() - _REACH), match.end() + _REACH
    if start >= 0:
        yield start, min(end, len(text))


FORMS: tuple[Form, ...] = (
    Form(
        _anchor(r"\d{4}[-/]\d", ("-", "/")),
        r"(?<![\w-])(?P<y>\d{4})[-/](?P<m>\d\d)[-/](?P<d>\d\d)(?![\d-])",
        date_written.read_numeric,
        lead=_MAY_LEAD,
        tail=_TAIL,
    ),
    Form(
        _anchor(r"\d[/.]\d\d?[/.]\d{4}"),
        r"(?<![\w./-])(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d{4})(?![\w/-]|\.\d)",
        date_written.read_numeric,
        lead=_MAY_LEAD,
        tail=_TAIL,
    ),
    Form(
        _anchor(rf"\d[-/.]{_MONTH_OPENING}", tuple(sign + month for sign in "-/." for month in _MONTH_OPENINGS)),
        rf"(?<![\w./-])(?P<d>\d{{1,2}})(?P<d2>(?!))?[-/.](?P<m>{MONTH_ANY})[-/.](?P<y>\d{{4}})(?![\w/-])",
        date_written.read_day_month,
        lead=_MAY_LEAD,
    ),
    Form(
        _anchor(r"\d/\d", ("/",)),
        rf"{_LEAD}(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})(?![\w/]|[.,]\d)",
        date_written.read_numeric,
    ),
    Form(
        _DAY_MONTH_ANCHOR,
        rf"(?<![\d$£€/:])(?<!\d[.,])\b(?P<d>{DAY}){_SECOND})?(?:\s+of)?\s+"
        rf"(?P<m>{MONTH_ANY})(?:(?:,?\s+|,)(?P<y>{YEAR}))?",
        date_written.read_day_month,
        lead=_MAY_LEAD,
        tail=_TAIL,
    ),
    Form(
        _MONTH_NUMBER_ANCHOR,
        rf"\b(?P<m>{MONTH_ANY})\s+(?:the\s+)?(?P<d>{DAY})\b{_NO_CLOCK}"
        rf"{_SECOND}\b{_NO_CLOCK}(?!\s+(?:{MONTH})))?(?:(?:,\s*|\s+)(?P<y>{YEAR}))?",
        date_written.read_day_month,
        lead=_MAY_LEAD,
        tail=_TAIL,
    ),
    Form(_MONTH_NUMBER_ANCHOR, rf"\b(?P<m>{MONTH_ANY})(?:,|\s+of)?\s+(?P<y>{YEAR})", date_partial.read_month_year),
    Form(
        _anchor(r"\d{4}(?:\s?[-–—]|\s*/)", ("-", "–", "—", "/")),
        r"(?<![\w.,$£€/-])(?P<y>1[5-9]\d\d|20\d\d)\s?[-–—/]\s?(?P<y2>1[5-9]\d\d|20\d\d|\d\d)(?![\w%/-]|[.,]\d)",
        date_partial.read_years,
        case="lower",
    ),
    Form(
        _anchor(r"0['’]?s\b", ("0s", "0's", "0’s")),
        r"(?:\b(?:early|mid|late)[- ])?(?:(?<![\w$£€.,])(?P<y>1[5-9]\d0|20\d0)|(?<!\w)['’](?P<y2>\d0))['’]?s\b",
        date_partial.read_decade,
        case="lower",
    ),
    Form(
        _anchor(r"century", ("century",)),
        r"\b(?P<n>1[5-9]|20|21)(?:th|st)[- ]century\b",
        date_partial.read_century,
        case="lower",
    ),
    Form(
        _anchor(rf"(?:{'|'.join(_SEASONS)})(?:\s+of)?\s+['’12]", _SEASONS),
        rf"\b(?P<season>{'|'.join(_SEASONS)})(?:\s+of)?\s+(?P<y>{YEAR.lower()})",
        date_partial.read_season,
        case="lower",
    ),
    Form(
        _anchor(r"quarter|q[1-4]", ("quarter", "q1", "q2", "q3", "q4")),
        r"\b(?:q(?P<q>[1-4])|(?P<n>first|second|third|fourth)[- ]quarter)(?:\s+of|,)?\s+(?P<y>(?:19|20)\d\d)\b",
        date_partial.read_quarter,
        case="lower",
    ),
    Form(
        _anchor("|".join(_NEAR_DAYS), _NEAR_DAYS),
        r"\b(?:the\s+)?day\s+(?:before\s+yesterday|after\s+tomorrow)\b"
        r"|\b(?:yesterday|today|tonight|tomorrow)\b(?!['’]s\s+world)",
        date_partial.read_near_day,
        case="lower",
    ),
    Form(
        _anchor(r"\bthis\s+[mae]|last\s+night", ("this", "night")),
        r"\blast\s+night\b|\bthis\s+(?:morning|afternoon|evening)\b",
        date_partial.read_near_day,
        case="lower",
        needs=("night", "morning", "afternoon", "evening"),
    ),
    Form(
        _anchor(r"\bago\b", ("ago",)),
        rf"\b(?<!half )(?<!quarter of ){_COUNT}\s+{_UNIT}s?\s+ago\b",
        date_partial.read_ago,
        case="lower",
        needs=_UNITS,
    ),
    Form(
        _anchor(r"s?['’]?s?\s+time\b", ("time",)),
        rf"\bin\s+{_COUNT}\s+{_UNIT}s?['’]?s?\s+time\b",
        date_partial.read_ahead,
        case="lower",
        needs=_UNITS,
    ),
    Form(
        _anchor(r"\bthe\s+(?:past|last|next|coming)\b", ("past", "last", "next", "coming")),
        rf"\b(?:in|over|during|for|within)\s+the\s+(?P<cue>past|last|next|coming)\s+{_COUNT}\s+{_UNIT}s?\b(?!\s+of\b)",
        date_partial.read_stretch,
        case="lower",
        needs=_UNITS,
    ),
    Form(
        _anchor(r"day\s+(?:of\s+)?(?:last|this|next)", ("day",)),
        rf"\b(?P<w>{_DAY_NAME})\s+(?:of\s+)?(?P<cue>last|this|next)\s+week\b",
        date_partial.read_weekday_week,
        case="lower",
    ),
    Form(
        _anchor(r"\b(?:last|this|next)\s+(?:we|mo|ye|de|ce|qu|sp|su|au|fa|wi)", _CUES),
        rf"{_CUE}{_PERIOD}\b(?!\s+of\b|[-’'])",
        date_partial.read_period,
        case="lower",
    ),
    Form(_DAY_ANCHOR, rf"{_CUE}(?P<w>{_DAY_NAME})\b(?!s)", date_partial.read_weekday, case="lower", needs=_CUES),
    Form(_MONTH_ANCHOR, rf"{_CUE}(?P<m>{MONTH})\b", date_partial.read_month, needs=_CUES),
    Form(_DAY_ANCHOR, rf"\b(?P<w>{WEEKDAY})\b(?!s\b)", date_partial.read_weekday, case="kept"),
    Form(_MONTH_ANCHOR, rf"\b(?P<m>{MONTH_ANY})(?!\w)", date_partial.read_month, case="kept"),
    Form(
        _anchor(r"(?:1[5-9]|20)\d\d", ("15", "16", "17", "18", "19", "20")),
        r"(?<![\w.,$£/:#'-])(?<![€’])(?P<y>1[5-9]\d\d|20\d\d)(?![\w%/]|[.,:]\d|-\d)",
        date_partial.read_year,
        case="kept",
    ),
    Form(
        _anchor(rf"\d:\d|\d\s?[ap]\.?m\b|\d\d\s{_ZONE}\b"),
        rf"(?<![\w.,:$£€])(?:{_HOUR}[:.][0-5]\d(?:\s?[ap]\.?m\b\.?)(?:\s{_ZONE}\b)?|{_HOUR}:[0-5]\d(?:\s{_ZONE}\b)?(?![\d:])"
        rf"|\d{{1,2}}\s?[ap]\.?m\b\.?(?:\s{_ZONE}\b)?|(?:[01]\d|2[0-3])[:.]?[0-5]\d\s{_ZONE}\b)",
        date_partial.read_time,
        case="lower",
    ),
)
