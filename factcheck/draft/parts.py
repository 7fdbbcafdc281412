"""What the parts of a news page look like in any format: headlines, captions, other stories, furniture."""

from __future__ import annotations

import datetime
import re
from functools import cache

from msgspec import Struct

from factcheck.draft.dates import parse_date

#: Labels above, or before, links to other stories; the rest of the label ("on Russia-Ukraine war") is free.
RELATED_LABELS = (
    "read more", "read also", "also read", "read next", "more on this", "more on", "more from", "more stories",
    "related", "related stories", "related articles", "related content", "related coverage", "related links",
    "see also", "see more", "you may also like", "recommended", "don't miss", "most read", "further reading",
    "watch", "watch more", "listen", "live updates", "up next", "what to read next", "explore more",
)  # fmt: skip

#: Labels that are whole lines; used alone they need no colon.
RELATED_HEADS = (
    "read more", "read also", "read next", "more on this story", "more on this topic", "related", "related stories",
    "related articles", "related content", "related coverage", "related links", "related topics", "see also",
    "you may also like", "recommended", "recommended stories", "more stories", "further reading", "most read",
    "what to read next", "up next", "explore more",
)  # fmt: skip

#: Whole lines of page furniture.
FURNITURE_LINES = (
    "leave a comment", "comments", "comment", "share", "share this", "share this article", "share this story",
    "share on facebook", "share on twitter", "advertisement", "advertising", "ad", "sponsored", "promoted",
    "subscribe", "subscribe now", "sign up", "sign in", "log in", "print", "print this article", "email", "tweet",
    "copy link", "save", "back to top", "skip to content", "skip advertisement", "continue reading",
    "story continues below", "article continues below", "story continues below advertisement",
    "article continues after advertisement", "read the full story", "view comments", "show comments", "load more",
    "all rights reserved", "this article was amended", "report this ad", "scroll to continue", "play video",
)  # fmt: skip

#: Openings of short lines of page furniture.
FURNITURE_OPENINGS = (
    "sign up to our ", "sign up for our ", "sign up for the ", "sign up to the ", "sign up here", "follow us on ",
    "subscribe to our ", "subscribe to the ", "join our ", "share this ", "download our ", "get our ",
    "click here to ", "like us on ", "join the conversation", "have your say", "copyright ", "© ",
    "all rights reserved", "story continues ", "article continues ", "scroll down for ", "leave a comment",
    "add a comment", "get the latest news ", "got a story", "get in touch with our ",
)  # fmt: skip

#: A headline that asks or exclaims has at most so many words.
HEADLINE_WORDS = 16

_CLOSERS = "\"'”’»)]*_"
_STOPS = ".!?:;…"
_WORD = re.compile(r"\w+")
#: What every dateline ends with: most paragraphs have none, and need not wait for the whole expression.
_DASH = re.compile(r"[—–]\s|[_-]\s")


class Dateline(Struct, frozen=True):
    """The place before the dash that opens a wire story, and its full date where it gives one."""

    text: str
    date: datetime.date | None


def is_closed(line: str) -> bool:
    """Whether the line ends as running text does: with a stop, or with a comma inside closing marks."""
    line = line.rstrip()
    bare = line.rstrip(_CLOSERS)
    return bare.endswith(tuple(_STOPS)) or (bare != line and bare.endswith((",", "—", "–", "-")))


def word_count(text: str) -> int:
    """How many words ``text`` has; a hyphenated word counts once a part."""
    return len(_WORD.findall(text))


def is_prose(line: str) -> bool:
    """Whether the line reads as a paragraph: some words and a closing stop."""
    return is_closed(line) and word_count(line) >= 5


def is_headline_like(line: str) -> bool:
    """Whether the line can be a headline: no closing stop, or a short question or exclamation."""
    return not is_closed(line) or (line.rstrip(_CLOSERS).endswith(("?", "!")) and word_count(line) <= HEADLINE_WORDS)


def is_furniture(line: str) -> bool:
    """Whether the line is part of the page, not of the story."""
    if len(line) > 160:
        return False
    bare = _plain(line)
    words = bare.rstrip(_STOPS + " ")
    return words in FURNITURE_LINES or (len(bare) < 120 and bare.startswith(FURNITURE_OPENINGS))


def opens_related(line: str) -> bool:
    """Whether the lines under this one are other stories' headlines: "Read more on …:", "Related"."""
    if len(line) > 120:
        return False
    bare = _plain(line)
    if bare.endswith(":"):
        label = bare[:-1].rstrip()
        return ":" not in label and _opens_with_label(label)
    return bare in RELATED_HEADS


def is_related_line(line: str) -> bool:
    """Whether one line is a label and another story's headline: "READ MORE: Ministers meet in Rome"."""
    label, colon, rest = line.partition(":")
    bare = _plain(label)
    return bool(colon and rest.strip()) and len(line) <= 250 and bare in RELATED_LABELS


def is_byline(line: str) -> bool:
    """Whether the line names the writers: "By Ana Lima and Jo Park"."""
    if len(line) > 120 or is_closed(line):
        return False
    return _byline().match(line.strip()) is not None


def byline_names(line: str) -> str:
    """The writers that a byline names, without its "By"."""
    return re.sub(r"^by\s+", "", line.strip(), flags=re.IGNORECASE)


def date_line(line: str) -> datetime.date | None:
    """The date of a line that holds nothing else but "Published" or the like, and marks of emphasis."""
    if len(line) > 80:
        return None
    bare = line.strip("*_ \t\r\n")
    return parse_date(re.sub(r"^(?:first )?(?:published|posted)(?: on)?:?\s+", "", bare, flags=re.IGNORECASE))


def is_head_line(line: str) -> bool:
    """Whether the line holds the writers or the date and nothing else."""
    return is_byline(line) or date_line(line) is not None


def is_credited(line: str) -> bool:
    """Whether the line says itself that it belongs to a picture: "Photo: …", "… (AP Photo/Ana Lima)"."""
    return len(line) <= 600 and _credit().search(line) is not None


def dateline(paragraph: str) -> Dateline | None:
    """The dateline that opens a paragraph: "PARIS (AP) —", "KYIV, Ukraine, Sept. 28, 2022 (Reuters) -".

    The day may come before the month, and the agency before the day: "LONDON (Reuters), 7 March 2024 -".
    """
    opening = paragraph[:120]
    found = _dateline().match(opening) if _DASH.search(opening) else None
    if not found:
        return None
    text = found["line"].strip(" ,")
    _, _, rest = re.compile(r",?\s*\([^)]*\),?").sub(",", text).partition(",")
    while rest and not (date := parse_date(rest.strip(" ,"))):
        _, _, rest = rest.partition(",")
    return Dateline(text, date if rest else None)


def _plain(line: str) -> str:
    return " ".join(line.replace("’", "'").split()).strip("*_ ").casefold()


def _opens_with_label(label: str) -> bool:
    return any(label == name or label.startswith((f"{name} on ", f"{name} from ", f"{name} about ")) for name in
               RELATED_LABELS)  # fmt: skip


@cache
def _byline() -> re.Pattern[str]:
    name = r"[A-Z][\w.’'-]*(?:\s+(?:[A-Z][\w.’'-]*|de|van|der|von|al|bin|la|le|da|di|del|el))*"
    return re.compile(rf"(?:By|BY)\s+{name}(?:(?:,|\s+and|\s+in|\s+AND|\s+&)\s+{name})*$")


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(
        r"^(?:photo(?:graph)?s?|picture|image|caption|credit|file photo|image source|image caption|media caption"
        r"|photo credit)(?: by [^:]{0,40})?\s?[:,|]\s"
        r"|[(\[](?:[\w ]+ )?(?:Photo|Image|Picture|Photograph|Credit)s?(?: by|:|/)[^()\[\]]{0,80}[)\]]\.?$"
        r"|\b(?:Photograph|Photo|Picture|Image|Credit)s?: [^.!?]{1,80}$",
        re.IGNORECASE,
    )


@cache
def _dateline() -> re.Pattern[str]:
    city = r"[A-Z][A-Z.'’/-]*[A-Z](?:[ -][A-Z][A-Z.'’/-]*)*"
    titled = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
    more = r"(?:,\s+[A-Z][\w. -]{1,30}(?:\s?\d{1,2})?(?:,\s+\d{4})?){0,3}"
    agency = r"\s*\((?:AP|Reuters|REUTERS|AFP|UPI|CNN|dpa|DPA|EFE|ANSA|Xinhua|PTI|TASS|Bloomberg|Kyodo|AAP|CP)\)"
    number, month, year = r"\d{1,2}(?:st|nd|rd|th)?", r"[A-Z][A-Za-z]{2,8}\.?", r"(?:,?\s+\d{4})?"
    day = rf"(?:[A-Z][a-z]+,?\s+)?(?:{number}\s+{month}|{month}\s+{number}){year}"
    place = rf"{more}(?:,\s+{day})?"
    agency_day = rf"{agency}(?:,?\s+{day})?"
    dash = r"\s*(?:—|–|--?|_)\s+"
    return re.compile(rf"(?P<line>{city}{place}(?:{agency_day})?|{titled}{place}{agency_day}){dash}")
