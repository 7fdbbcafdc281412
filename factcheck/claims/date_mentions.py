"""Date expressions in a text, as written: what they say of year, month, day and weekday, before any clock."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from factcheck.claims.date_words import (
    AMBIGUOUS_MONTHS,
    DAY,
    MONTH,
    MONTH_ANY,
    MONTH_CUES,
    WEEKDAY,
    WEEKDAY_ANY,
    WEEKDAY_NAMESAKES,
    YEAR,
    count_number,
    month_number,
    weekday_number,
    year_number,
)


class Mention(NamedTuple):
    """A date expression at ``[start, end)`` of a text.

    ``cue`` is the relating word ("last", "next", "this", "ago", "yesterday" …), ``count`` how many of ``grain`` it
    spans; ``until`` is the end of a range, whose start this mention's own fields give.
    """

    start: int
    end: int
    grain: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    cue: str = ""
    count: int = 0
    until: Mention | None = None

    @property
    def relative(self) -> bool:
        """Whether the words need a clock to be read at all."""
        return bool(self.cue)


Reader = Callable[[re.Match[str]], Mention | None]

_GAP = (
    r"(?:\s+(?:morning|afternoon|evening|night|lunchtime))?"
    r"(?:,?\s+|,|\s*[-–—]\s*|,?\s*(?P<open>\())(?:the\s+)?"
)
_LEAD = rf"(?:(?P<cue>last|next|this)\s+)?\b(?P<w>{WEEKDAY_ANY}){_GAP}"
_TAIL = (
    rf"(?:\s*\(\s*(?:an?\s+)?(?P<w2>{WEEKDAY_ANY})\s*\)"
    rf"|,\s+(?:an?\s+)?(?P<w3>{WEEKDAY})(?=\s*(?:[.;:)\n]|$|,(?!\s*(?:{WEEKDAY}|{MONTH}|\d)))))?"
)
_DASH = r"\s*[-–—]\s*"
_NOT_DATE_AFTER = rf"(?![\d:%]|[.,/]\d|-(?!{MONTH_ANY})[a-z]|\s*[ap]\.?m\b)"
_UNIT = r"(?P<unit>day|week|month|year|decade|century|fortnight|hour|minute)"
_COUNT = r"(?P<n>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty)"
_PERIOD = r"(?P<unit>week|month|year|decade|century|quarter|weekend|spring|summer|autumn|fall|winter)"
_ZONE = r"(?:GMT|BST|UTC|CES?T|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|AES?T|IST|MSK|JST|local time)"
_ABSOLUTE_CUES = frozenset({"in", "since", "until", "till", "by", "from", "during", "before", "after", "early", "late"})


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    """Patterns in order of preference: what a later one finds inside an earlier find is dropped."""
    plain = re.compile
    any_case = lambda pattern: re.compile(pattern, re.IGNORECASE)  # noqa: E731
    return (
        (any_case(rf"(?:{_LEAD})?(?<![\w-])(?P<y>\d{{4}})[-/](?P<m>\d\d)[-/](?P<d>\d\d)(?![\d-]){_TAIL}"), _numeric),
        (
            any_case(
                rf"(?:{_LEAD})?(?<![\w./-])(?P<d>\d{{1,2}})[/.](?P<m>\d{{1,2}})[/.](?P<y>\d{{4}})(?![\w/-]|\.\d){_TAIL}"
            ),
            _numeric,
        ),
        (any_case(rf"{_LEAD}(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})(?![\w/]|[.,]\d)"), _numeric),
        (
            any_case(
                rf"(?:{_LEAD})?(?<![\d$£€/:])(?<!\d[.,])\b(?P<d>{DAY})(?:(?:{_DASH}|\s+to\s+)(?P<d2>{DAY}))?(?:\s+of)?\s+"
                rf"(?P<m>{MONTH_ANY})(?:(?:,?\s+|,)(?P<y>{YEAR}))?{_TAIL}"
            ),
            _day_month,
        ),
        (
            any_case(
                rf"(?:{_LEAD})?\b(?P<m>{MONTH_ANY})\s+(?:the\s+)?(?P<d>{DAY})\b{_NOT_DATE_AFTER}"
                rf"(?:(?:{_DASH}|\s+to\s+)(?P<d2>{DAY})\b{_NOT_DATE_AFTER}(?!\s+(?:{MONTH})))?(?:(?:,\s*|\s+)(?P<y>{YEAR}))?{_TAIL}"
            ),
            _day_month,
        ),
        (any_case(rf"\b(?P<m>{MONTH_ANY})(?:,|\s+of)?\s+(?P<y>{YEAR})"), _month_year),
        (
            plain(
                r"(?<![\w.,$£€/-])(?P<y>1[5-9]\d\d|20\d\d)\s?[-–—/]\s?(?P<y2>1[5-9]\d\d|20\d\d|\d\d)(?![\w%/-]|[.,]\d)"
            ),
            _years,
        ),
        (
            any_case(
                r"(?:\b(?:early|mid|late)[- ])?(?:(?<![\w$£€.,])(?P<y>1[5-9]\d0|20\d0)|(?<!\w)['’](?P<y2>\d0))['’]?s\b"
            ),
            _decade,
        ),
        (any_case(r"\b(?P<n>1[5-9]|20|21)(?:th|st)[- ]century\b"), _century),
        (any_case(rf"\b(?P<season>spring|summer|autumn|fall|winter)(?:\s+of)?\s+(?P<y>{YEAR})"), _season),
        (
            any_case(
                r"\b(?:Q(?P<q>[1-4])|(?P<n>first|second|third|fourth)[- ]quarter)(?:\s+of|,)?\s+(?P<y>(?:19|20)\d\d)\b"
            ),
            _quarter,
        ),
        (
            any_case(
                r"\b(?:the\s+)?day\s+(?:before\s+yesterday|after\s+tomorrow)\b|\b(?:yesterday|today|tonight|tomorrow)\b(?!['’]s\s+world)"
            ),
            _near_day,
        ),
        (any_case(r"\blast\s+night\b|\bthis\s+(?:morning|afternoon|evening)\b"), _near_day),
        (any_case(rf"\b(?<!half )(?<!quarter of ){_COUNT}\s+{_UNIT}s?\s+ago\b"), _ago),
        (any_case(rf"\bin\s+{_COUNT}\s+{_UNIT}s?['’]?s?\s+time\b"), _ahead),
        (
            any_case(
                rf"\b(?:in|over|during|for|within)\s+the\s+(?P<cue>past|last|next|coming)\s+{_COUNT}\s+{_UNIT}s?\b"
            ),
            _stretch,
        ),
        (any_case(rf"\b(?P<cue>last|this|next)\s+{_PERIOD}\b(?!\s+of\b|[-’'])"), _period),
        (any_case(rf"\b(?P<cue>last|this|next)\s+(?P<w>{WEEKDAY})\b(?!s)"), _weekday),
        (any_case(rf"\b(?P<w>{WEEKDAY})\s+(?:of\s+)?(?P<cue>last|this|next)\s+week\b"), _weekday_week),
        (any_case(rf"\b(?P<cue>last|this|next)\s+(?P<m>{MONTH})\b"), _month),
        (plain(rf"\b(?P<w>{WEEKDAY})\b(?!s\b)"), _weekday),
        (plain(rf"\b(?P<m>{MONTH_ANY})(?!\w)"), _month),
        (plain(r"(?<![\w.,$£€/:#'’-])(?P<y>1[5-9]\d\d|20\d\d)(?![\w%/]|[.,:]\d|-\d)"), _year),
        (
            any_case(
                rf"(?<![\w.,:$£€])(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?[ap]\.?m\b\.?)(?:\s{_ZONE}\b)?|(?:[01]?\d|2[0-3]):[0-5]\d(?:\s{_ZONE}\b)?(?![\d:])"
                rf"|\d{{1,2}}\s?[ap]\.?m\b\.?(?:\s{_ZONE}\b)?|(?:[01]\d|2[0-3])[:.]?[0-5]\d\s{_ZONE}\b)"
            ),
            _time,
        ),
    )


def find_mentions(text: str) -> list[Mention]:
    """Every date expression of ``text`` in order, none inside another; ranges as one mention."""
    taken: list[tuple[int, int]] = []
    found: list[Mention] = []
    for pattern, read in _patterns():
        for match in pattern.finditer(text):
            mention = read(match)
            if mention is None or not _free(taken, mention):
                continue
            taken.insert(bisect_left(taken, (mention.start, mention.end)), (mention.start, mention.end))
            found.append(mention)
    found.sort()
    return list(_join_ranges(text, found))


def _free(taken: list[tuple[int, int]], mention: Mention) -> bool:
    at = bisect_left(taken, (mention.start, mention.end))
    before_ok = at == 0 or taken[at - 1][1] <= mention.start
    return before_ok and (at == len(taken) or mention.end <= taken[at][0])


def _before(match: re.Match[str], start: int, width: int = 24) -> str:
    return match.string[max(0, start - width) : start]


def _word_before(match: re.Match[str], start: int) -> str:
    words = re.findall(r"[\w’'-]+(?=\s*$)", _before(match, start))
    return words[-1] if words else ""


def _lead_weekday(match: re.Match[str]) -> tuple[int | None, int]:
    """The weekday that leads the date and where the mention starts; a weekday that is not the date's is left out."""
    groups = match.groupdict()
    word = groups.get("w")
    date_start = min(match.start(name) for name in ("d", "m", "y") if groups.get(name))
    if not word:
        return _tail_weekday(groups), date_start
    number = weekday_number(word)
    start = match.start("w")
    if number is None or _not_the_dates_weekday(match, start, word):
        return None, date_start
    return number, match.start("cue") if groups.get("cue") else start


def _tail_weekday(groups: dict[str, str | None]) -> int | None:
    tail = groups.get("w2") or groups.get("w3")
    return weekday_number(tail) if tail else None


_LISTED = re.compile(rf"{WEEKDAY_ANY}\s*(?:[-–—/&,]|to|and|or|through|until)\s*$", re.IGNORECASE)
_REPORTED = re.compile(r"\b(?:said|says|told|announced|confirmed|warned|added|insisted)(?:\s+on)?\s+$", re.IGNORECASE)


def _not_the_dates_weekday(match: re.Match[str], start: int, word: str) -> bool:
    """Whether the weekday belongs to a list or range of days, to a newspaper's name or to the verb before it."""
    before = _before(match, start)
    if _LISTED.search(before):
        return True
    bare = word.strip(".,").casefold()
    if bare == "sun" and re.search(r"(?:\b[Tt]he|\b[A-Z]\w+)\s+$", before):
        return True
    if bare in ("mo", "tu", "we", "th", "fr", "sa", "su") and not word[0].isupper():
        return True
    if _REPORTED.search(before) and match.string[match.end("w") : match.end("w") + 1] == " ":
        return bool(
            re.match(r"\s+(?:is|was|will|would|remains?|marks?|could|should)\b", match.string[match.end() :][:12])
        )
    return False


def _end(match: re.Match[str], weekday: int | None) -> int:
    """Where the mention ends: with its tail weekday or closing bracket where these belong to it."""
    groups = match.groupdict()
    end = match.end()
    if weekday is None or groups.get("w"):
        last = [match.end(name) for name in ("d", "d2", "m", "y") if groups.get(name)]
        end = max(last)
    if groups.get("open") and weekday is not None and match.string[end : end + 1] == ")":
        end += 1
    return end


def _numeric(match: re.Match[str]) -> Mention | None:
    weekday, start = _lead_weekday(match)
    day, month = int(match["d"]), int(match["m"])
    year = int(match["y"]) if match.groupdict().get("y") else None
    iso = year is not None and match.start("y") < match.start("d")
    if not iso:
        if day <= 12 and month <= 12 and day != month:
            return None
        if month > 12 and day <= 12:
            day, month = month, day
    if month > 12 or month == 0 or day == 0 or day > 31 or (year is not None and not 1000 <= year < 2200):
        return None
    cue = (match.groupdict().get("cue") or "").casefold() if weekday is not None else ""
    return Mention(start, _end(match, weekday), "day", year, month, day, weekday, cue)


def _day_month(match: re.Match[str]) -> Mention | None:
    month = month_number(match["m"])
    if month is None:
        return None
    weekday, start = _lead_weekday(match)
    day = int(re.sub(r"\D", "", match["d"]))
    year = _year_of(match)
    end = _end(match, weekday)
    if match["y"] and year is None:
        end = max(match.end("d"), match.end("m"), match.end("d2"))
    if not _plausible_day(match, day, month, year, weekday):
        return None
    cue = (match["cue"] or "").casefold() if weekday is not None else ""
    first = Mention(start, end, "day", year, month, day, weekday, cue)
    if not match["d2"]:
        return first
    last = int(re.sub(r"\D", "", match["d2"]))
    return first._replace(until=Mention(match.start("d2"), end, "day", year, month, last))


def _year_of(match: re.Match[str]) -> int | None:
    """The year after a day and month; a round number before a plural noun counts things instead."""
    if not match["y"]:
        return None
    year = year_number(match["y"])
    if year % 50 == 0 and re.match(r"\s+(?:[a-z]+s|people|men|women|children)\b", match.string[match.end("y") :][:24]):
        return None
    return year


def _plausible_day(match: re.Match[str], day: int, month: int, year: int | None, weekday: int | None) -> bool:
    """Whether the number is a day of the month at all and no count of something ("In May 40 people …")."""
    if day == 0 or day > 39:
        return False
    month_first = match.start("m") < match.start("d")
    word = _word_before(match, match.start("m") if month_first else match.start("d")).casefold()
    if year is not None or weekday is not None:
        return day <= 31 or year is not None or weekday is not None
    after = match.string[match.end() :][:24]
    if (
        month_first
        and word in ("in", "since", "during", "last", "this", "next", "every", "each")
        and re.match(r"\s+[a-z]", after)
    ):
        return False
    if day > 31 or (day == 31 and month in (4, 6, 9, 11)) or (day > 29 and month == 2):
        counted = month_first and re.match(
            r"\s+(?!(?:and|to|or|until|at|in|on|for|when|as|after|before|with|by)\b)[a-z]", after
        )
        return not counted and (day <= 31 or word in ("on", "until", "by", "from", "since", "before", "after"))
    return True


def _month_year(match: re.Match[str]) -> Mention | None:
    month = month_number(match["m"])
    if month is None or _year_of(match) is None:
        return None
    return Mention(match.start(), match.end(), "month", _year_of(match), month)


def _years(match: re.Match[str]) -> Mention | None:
    first, written = int(match["y"]), match["y2"]
    if len(written) == 2:
        last = first - first % 100 + int(written)
        if first % 100 == 99 and written == "00":
            last += 100
        if last <= first:
            return None
    else:
        last = int(written)
    return Mention(
        match.start(), match.end(), "year", first, until=Mention(match.start("y2"), match.end(), "year", last)
    )


def _decade(match: re.Match[str]) -> Mention:
    year = int(match["y"]) if match["y"] else 1900 + int(match["y2"])
    return Mention(match.start(), match.end(), "decade", year)


def _century(match: re.Match[str]) -> Mention:
    return Mention(match.start(), match.end(), "century", (int(match["n"]) - 1) * 100 + 1)


_SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def _season(match: re.Match[str]) -> Mention:
    return Mention(
        match.start(), match.end(), "season", year_number(match["y"]), _SEASON_MONTHS[match["season"].casefold()]
    )


def _quarter(match: re.Match[str]) -> Mention:
    number = int(match["q"]) if match["q"] else ("first", "second", "third", "fourth").index(match["n"].casefold()) + 1
    return Mention(match.start(), match.end(), "quarter", int(match["y"]), number * 3 - 2)


def _near_day(match: re.Match[str]) -> Mention:
    cue = " ".join(match[0].casefold().split()).removeprefix("the ")
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}
    return Mention(match.start(), match.end(), "day", cue=cue, count=shift.get(cue, 0))


def _ago(match: re.Match[str]) -> Mention:
    return _counted(match, "ago")


def _ahead(match: re.Match[str]) -> Mention:
    return _counted(match, "ahead")


def _stretch(match: re.Match[str]) -> Mention:
    return _counted(match, "past" if match["cue"].casefold() in ("past", "last") else "coming")


def _counted(match: re.Match[str], cue: str) -> Mention:
    unit = match["unit"].casefold()
    return Mention(match.start(), match.end(), unit, cue=cue, count=count_number(match["n"]) or 0)


def _period(match: re.Match[str]) -> Mention:
    unit = match["unit"].casefold()
    if unit in _SEASON_MONTHS:
        return Mention(match.start(), match.end(), "season", month=_SEASON_MONTHS[unit], cue=match["cue"].casefold())
    return Mention(match.start(), match.end(), unit, cue=match["cue"].casefold())


def _weekday(match: re.Match[str]) -> Mention | None:
    cue = match.groupdict().get("cue")
    previous = _word_before(match, match.start())
    if not cue and (
        previous.casefold() in WEEKDAY_NAMESAKES
        or re.match(
            r"\s+(?:Times|Mirror|Night|Times)\b|\s+[A-Z]\w+\s+(?:Times|Live)\b", match.string[match.end() :][:30]
        )
    ):
        return None
    return Mention(
        match.start(), match.end(), "day", weekday=weekday_number(match["w"]), cue=(cue or "weekday").casefold()
    )


def _weekday_week(match: re.Match[str]) -> Mention:
    return Mention(
        match.start(), match.end(), "day", weekday=weekday_number(match["w"]), cue=f"{match['cue'].casefold()} week"
    )


def _month(match: re.Match[str]) -> Mention | None:
    month = month_number(match["m"])
    if month is None:
        return None
    cue = (match.groupdict().get("cue") or "").casefold()
    if not cue and not _month_alone(match):
        return None
    return Mention(match.start(), match.end(), "month", month=month, cue=cue)


def _month_alone(match: re.Match[str]) -> bool:
    """Whether a bare month name is a month and not a person, a verb or a column head."""
    word = match["m"].casefold()
    previous = _word_before(match, match.start())
    after = match.string[match.end() :][:24]
    if not word.endswith(".") and len(word) <= 4 and word not in AMBIGUOUS_MONTHS | {"july", "sept"}:
        return False
    if re.match(r"\s+\d", after):
        return previous.casefold() in MONTH_CUES
    if word in AMBIGUOUS_MONTHS or word.endswith("."):
        return previous.casefold() in MONTH_CUES - (
            {"by", "from", "to", "of", "before", "after"} if word == "may" else set()
        )
    return not (previous[:1].isupper() and previous.casefold() not in MONTH_CUES) or previous.casefold() in (
        "and",
        "or",
        "on",
    )


_YEAR_COUNTS = frozenset(
    "of than to about some nearly almost over around least most only another approximately".split()
)


def _year(match: re.Match[str]) -> Mention | None:
    previous = _word_before(match, match.start()).casefold()
    after = match.string[match.end() :][:24]
    if re.match(rf"\s+(?:{_ZONE}|hours|hrs)\b", after):
        return None
    if previous not in _ABSOLUTE_CUES and re.match(
        r"\s+(?:[a-z]+s|people|men|women|children|[a-z]+ people)\b(?!\s+of\b)", after
    ):
        named = match.string[match.end() :].lstrip()[:12].split(" ")[0].casefold()
        if named not in ("was", "is", "has", "as", "its", "his", "elections", "ends", "sees", "means"):
            return None
    if previous in _YEAR_COUNTS - {"of", "to"}:
        return None
    return Mention(match.start(), match.end(), "year", int(match["y"]))


def _time(match: re.Match[str]) -> Mention | None:
    return Mention(match.start(), match.end(), "time")


_JOIN = re.compile(r"\s*(?:[-–—]|to|until|till|through|and)\s*")
_FROM = re.compile(r"\b(from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_HALF = re.compile(rf"\b(from|between)\s+(?:the\s+)?(?P<d>{DAY})\s+(?:to|and|until)\s+(?:the\s+)?$", re.IGNORECASE)


def _join_ranges(text: str, found: list[Mention]) -> Iterator[Mention]:
    """Two mentions of one grain with a range word between them become one; "from 3 and" before "5 May" joins too."""
    at = 0
    while at < len(found):
        first = found[at]
        half = (
            _HALF.search(text[max(0, first.start - 30) : first.start]) if first.grain == "day" and first.month else None
        )
        if half and first.until is None and first.weekday is None:
            start = max(0, first.start - 30) + half.start("d")
            day = int(re.sub(r"\D", "", half["d"]))
            yield first._replace(start=start, day=day, until=first)
            at += 1
            continue
        second = found[at + 1] if at + 1 < len(found) else None
        if second and _is_range(text, first, second):
            yield first._replace(end=second.end, year=first.year or _start_year(first, second), until=second)
            at += 2
            continue
        yield first
        at += 1


def _start_year(first: Mention, second: Mention) -> int | None:
    """The year of a range's start that only its end names: the year before where the range runs over New Year."""
    if second.year is None or first.month is None or second.month is None:
        return second.year
    return second.year - (first.month > second.month)


def _is_range(text: str, first: Mention, second: Mention) -> bool:
    between = text[first.end : second.start]
    if (
        first.grain != second.grain
        or first.grain == "time"
        or first.until
        or second.until
        or not _JOIN.fullmatch(between)
    ):
        return False
    if first.cue not in ("", "weekday") or second.cue not in ("", "weekday") or first.cue != second.cue:
        return False
    opener = _FROM.search(text[max(0, first.start - 12) : first.start])
    word = between.strip()
    if word == "and":
        return bool(opener) and opener[1].casefold() == "between"
    if word in ("-", "–", "—"):
        return first.grain != "year" and between.count("\n") == 0
    if first.grain == "year":
        return bool(opener) and opener[1].casefold() == "from"
    return word in ("through", "until", "till") or bool(opener) or first.grain == "day"
