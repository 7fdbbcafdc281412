"""The closed lists of words that tell how a thing is said: reporting verbs, negators, hedges, demands, times.

Patterns are compiled on first use, because most runs of a rule need only some of them. Those for negation, demands,
possibilities, conditions, denials, commands and what is left unsaid are for text in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.claims.lazy import Lazy

#: Reporting verbs whose forms hardly ever mean anything else.
_PLAIN = "said says say saying told tells tell telling tweeted tweets"
PLAIN_SPEECH = frozenset(_PLAIN.split())

#: Reporting verbs that have other uses ("added 300 jobs"): they count where a report stands beside them.
_OTHER = (
    "acknowledged acknowledges added adds admitted admits agreed alleged alleges announced announces argued argues "
    "asked asserted asserts believes claimed claims commented comments complained concluded concludes conceded "
    "concedes confirmed confirms continued continues declared declares denied denies described disclosed estimated "
    "estimates explained explains insisted insists maintained maintains mentioned noted notes observed pointed "
    "posted predicted predicts promised promises quipped recalled recalls remarked repeated replied replies report "
    "reported reports responded revealed reveals shouted stated states stressed stresses suggested suggests "
    "testified testifies thinks vowed vows warned warns wrote writes insist argue believe admit warn suggest think "
    "explain complain predict acknowledge concede maintain allege deny"
)
OTHER_SPEECH = frozenset(_OTHER.split())

#: Past forms without -ed that are nearly always verbs.
IRREGULAR_PAST = """
said told went came took gave made became began broke brought built bought caught chose cut died drew drove fell
felt fled flew found fought got grew hit held kept knew led left lost met paid put ran rose saw sent sold set
shot shut spoke spent stood struck threw won wore wrote says
"""

WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


def alternatives(words: str) -> str:
    """The words of a space-separated list as alternatives of a pattern."""
    return "|".join(words.split())


#: A phrase that opens a report, or any word: ``reporting_words`` decides.
_SPEECH_OR_WORD = Lazy(r"\b(?:[Aa]ccording to|[Ii]n the words of|[a-z]+)\b")


def reporting_words(text: str) -> Iterator[re.Match[str]]:
    """The reporting verbs of a text, and what says "according to"."""
    for match in _SPEECH_OR_WORD.finditer(text):
        word = match[0]
        if word in PLAIN_SPEECH or word in OTHER_SPEECH or " " in word:
            yield match


#: A word that turns a clause into its opposite.
NEGATION_PATTERN = Lazy(
    r"\b(?:not|cannot|no|never|nobody|none|nothing|nowhere|neither|nor|without|hardly|barely"
    r"|(?:fail|refus|declin|neglect)(?:s|ed|es|ing)? to|(?:stop|prevent|refrain)(?:s|p?ed|p?ing)? from"
    r"|falsely|wrongly|mistakenly|rather than|instead of)\b|n[’']t\b",
)


#: A demand, an order to come, a wish or a recommendation.
DEMAND_PATTERN = Lazy(
    r"\b(?:should|shall|must|ought to|needs? to|has to|have to|had better|let us|let[’']s"
    r"|(?:call|press|push|plead|appeal|ask|lobby)(?:s|ed|ing)? (?:\w+ ){0,3}?(?:for|on)"
    r"|(?:call|appeal)(?:s|ed|ing)? (?:\w+ ){0,4}?to|(?:demand|request|seek)(?:s|ed|ing)?|sought"
    r"|(?:urg|advis|encourag|propos|recommend|instruct|favou?r)(?:es|e|s|ed|ing)?"
    r"|(?:want|wish|wanna|ask|tell|told|order|beg)(?:e?s|e?d|ing)? (?:[\w’'-]+ ){0,4}?to"
    r"|(?<!\bis )(?<!\bwas )(?<!\bbe )(?:wants?|wanted|wanting)"
    r"|would (?:like|prefer|rather)|petition(?:s|ed|ing)?|campaign(?:s|ed|ing)? (?:for|to)|in favou?r of)\b",
    needs=(
        *("should", "shall", "must", "ought to", "need", "has to", "have to", "had better", "let us", "let's", "let’s"),
        *("call", "press", "push", "plead", "appeal", "ask", "lobby", "demand", "request", "seek", "sought", "urg"),
        *("advis", "encourag", "propos", "recommend", "instruct", "favo", "want", "wish", "wanna", "tell", "told"),
        *("order", "beg", "would like", "would prefer", "would rather", "petition", "campaign"),
    ),
)


#: A possibility, a condition, a plan, a fear, a hope, an accusation or a future.
POSSIBILITY_PATTERN = Lazy(
    r"\b(?:could|might|would|will|shall|may(?! \d|,? (?:19|20)\d\d)|won[’']t|if|unless|whether|in case"
    r"|provided that|perhaps|maybe|possibly|probably|potentially|possible|possibility|likely|unlikely"
    r"|risk(?:s|ed|ing)?|chances?|as though|suppose|imagine|suspected|allegedly|reportedly|alleged|accused of"
    r"|suspicion of|rumou?rs?|rumou?red|prospects? of|otherwise|(?:under|in) (?:the|this) scenario|simulat(?:es|ed|ing)"
    r"|(?<!\bthe )(?<!\bthis )(?<!\bits )(?<!\bhis )(?<!\bher )(?<!\btheir )(?<!\ba )plans?"
    r"|(?:the|this|its|his|her|their|a) plans?(?= (?:to|that|is|was|calls?|called|for|of|would|will|which)\b)"
    r"|under (?:the|this|its|his|her|their|a) plans?"
    r"|(?:hope|expect|predict|plann(?=ing|ed (?:to|for|on|that|a|an|the)\b)|fear|worr|consider|forecast|intend|aim"
    r"|threaten|prepare|hesitate|pledge)"
    r"(?:y|d|s|ies|ied|ed|ing|ning|ned)?"
    r"(?!(?<=planning) (?:committee|permission|officer|application|department|inspector|authorit|law|board|consent))"
    r"|(?:hoping|intending|aiming|preparing|pledging|hesitating)"
    r"|(?:attempt|try|vow|promis|propos)(?:s|es|e|ed|ing)? to|(?:tries|tried) to"
    r"|(?:set|about|going|ready|scheduled|supposed|due|is|are|was|were|be) to(?= (?!the\b|an?\b)\w))\b|[’']ll\b",
    needs=(
        *("could", "might", "would", "will", "shall", "may", "won't", "won’t", "if", "unless", "whether", "in case"),
        *("provided that", "perhaps", "possib", "probably", "potentially", "likely", "risk", "chance", "as though"),
        *("suppose", "imagine", "suspected", "alleged", "reportedly", "accused of", "suspicion of", "rumo", "prospect"),
        *(
            "otherwise",
            "scenario",
            "simulat",
            "hop",
            "expect",
            "predict",
            "plan",
            "fear",
            "worr",
            "consider",
            "forecast",
            "inten",
            "aim",
        ),
        *("threaten", "prepar", "hesitat", "pledg", "attempt", "try", "vow", "promis", "propos", "tries to"),
        *("tried to", "set to", "about to", "going to", "ready to", "scheduled to", "due to", "is to", "are to"),
        *("was to", "were to", "be to", "'ll", "’ll"),
    ),
)


#: A word that makes a clause a condition, a doubt or hearsay wherever it stands in it.
CONDITION_PATTERN = Lazy(
    r"\b(?:if|unless|whether|in case|provided that|perhaps|maybe|possibly|probably|allegedly|reportedly)\b",
    needs=(
        *("if", "unless", "whether", "in case", "provided that", "perhaps", "maybe", "possibly", "probably"),
        *("allegedly", "reportedly"),
    ),
)


#: A word that can only be, or nearly always is, the verb of its clause.
FINITE_PATTERN = Lazy(
    r"\b(?:is|are|was|were|am|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|cannot"
    rf"|{alternatives(IRREGULAR_PAST)}|[a-z]{{2,}}ed|(?:is|are|was|were|did|wo)n[’']t)\b"
)


#: Verbs of the present tense that are hardly ever nouns: with one of them a passage has its own verb.
PRESENT_PATTERN = Lazy(
    r"\b(?:denies|admits|holds|remains|stays|refuses|declines|insists|resigns|quits|dies|keeps|signs|vetoes|closes"
    r"|opens|rejects|approves|wins|loses|kills|pleads|begins|says|survives|steps down|stands down|goes|gets|becomes"
    r"|leaves|faces|completes|clears|agrees|convicts|acquits)\b"
)


#: Words before a clause by which a speaker denies it; the clause or its noun follows directly.
DENIAL_PATTERN = Lazy(
    r"(?:\b(?:den(?:y|ies|ied|ying)|(?:disput|refut|rebut|reject|dismiss|contradict|debunk)"
    r"(?:e?s|e?d|ing|ted|ting)?)"
    r"|\b(?:not|n[’']t|isn[’']t) (?:\w+ )?(?:true|correct|accurate|the case)"
    r"|\b(?:untrue|false|wrong|incorrect|nonsense))"
    r"(?:,? (?:as (?:untrue|false|nonsense) )?(?:the |any |all |such |media |press )*"
    r"(?:claim|report|allegation|suggestion|accusation|rumou?r|charge|idea|notion|speculation|assertion)s?)?"
    r"(?: (?:that|of|to|having|being|any|the))*\s*$",
    needs=(
        *(
            "den",
            "disput",
            "refut",
            "rebut",
            "reject",
            "dismiss",
            "contradict",
            "debunk",
            "true",
            "correct",
            "accurate",
        ),
        *("the case", "false", "wrong", "nonsense"),
    ),
)


#: Words before a clause by which nobody vouches for it ("did not say whether", "could not confirm that").
UNSAID_PATTERN = Lazy(
    r"(?:\b(?:not|never|cannot|nobody|no one|none|neither|without|unable to"
    r"|(?:declin|refus|fail)(?:e[sd]|ed|s|ing)? to)|n[’']t)"
    r"(?: \w+){0,2}? (?:say|said|saying|tell|told|confirm(?:ed|ing)?|know|known|believe|claim(?:ed|ing)?"
    r"|state|suggest(?:ed|ing)?|report|mean|think|clear|certain|sure|prove)(?: (?:that|whether|if))*\s*$",
    needs=(
        *("say", "said", "tell", "told", "confirm", "know", "believe", "claim", "state", "suggest", "report", "mean"),
        *("think", "clear", "certain", "sure", "prove"),
    ),
)


#: The start of a sentence that tells someone to do something.
COMMAND_PATTERN = Lazy(
    r"(?:please |just |now )?(?:do not|don[’']t|never|stop|free|close|open|release|ban|end|let|give|keep|leave|stay"
    r"|take|make|bring|send|arrest|remove|reopen|save|protect|withdraw|resign|lift)"
    r" (?:the|all|our|your|this|that|these|those|him|her|it|them|me|us|my|every|any|home|now|more|in|out|at|away|be"
    r"|let|go|[a-z]+ing)\b",
    needs=(
        *("do not", "don't", "don’t", "never", "stop", "free", "close", "open", "release", "ban", "end", "let", "give"),
        *("keep", "leave", "stay", "take", "make", "bring", "send", "arrest", "remove", "save", "protect", "withdraw"),
        *("resign", "lift"),
    ),
)


#: One of these stands in every expression that ``TIME_PATTERN`` finds, apart from years.
TIME_WORDS = """
last next previous following earlier later today tonight tomorrow yesterday overnight now currently still already then
once ago previously formerly initially originally eventually finally again soon recently meanwhile first longer night
week weekend month year summer winter spring autumn fall season morning afternoon evening
"""


@cache
def time_words() -> frozenset[str]:
    """The words that a time can be told by, lower case."""
    names = f"{WEEKDAYS}|{MONTHS}".lower().split("|")
    return frozenset([*TIME_WORDS.split(), *names])


#: A word or phrase that says when.
TIME_PATTERN = Lazy(
    rf"\b(?:(?:(?:on|last|next|this|since|until|by|late|early) ){{0,2}}(?:{WEEKDAYS})"
    r"|(?:last|next|this|previous|following|earlier this|later this) (?:night|week|weekend|month|year|summer"
    r"|winter|spring|autumn|fall|season|morning|afternoon|evening)"
    r"|today|tonight|tomorrow|yesterday|overnight|now|currently|still|already|then|once|ago|previously|formerly"
    r"|initially|originally|earlier|later|eventually|finally|again|soon|recently|meanwhile|at first|no longer"
    rf"|(?:in|since|until|by|before|after|from|of|during) (?:(?:early|late|mid-?) ?)?(?:(?:{MONTHS}) )?"
    r"(?:19|20)\d\d"
    rf"|(?:in|since|until|by|before|after|from|on|during) (?:\d{{1,2}} )?(?:{MONTHS})(?: \d{{1,2}}\b)?)\b",
    re.IGNORECASE,
)
