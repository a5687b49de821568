"""Cheap tests of a match by its own letters and its neighbours: is "may" a month here, "2000" a year?"""

from __future__ import annotations

import re

_BEFORE_YEAR = re.compile(
    r"(?:[$£€#]|\b(?:no|nos|number|page|flight|route|highway|room|resolution|law|decree|unit|brigade|"
    r"division|battalion|about|some|nearly|almost|"
    r"over|than|least|approximately|roughly|estimated|another|up to|only|total of|reached|top|killed|"
    r"killing|wounded|wounding|mm|km|more))\.?\s?\Z",
    re.IGNORECASE,
)
_AFTER_YEAR = re.compile(
    r"\s?(?:[%°]|percent|per cent|km|kilomet|miles?|met(?:re|er)s?|feet|tons?|tonnes|kg|mm|people|"
    r"persons|soldiers|men|women|children|troops|"
    r"fighters|civilians|dead|killed|wounded|others|families|hectares|acres|dollars|euros|pounds|"
    r"square|refugees|homes|houses|hours|years?|days|weeks|months|"
    r"million|billion|thousand|prisoners|members|votes|seats|rebels|militants|workers|students|"
    r"protesters|residents|victims|casualties|strong\b|-strong|rounds|"
    r"tanks|aircraft|planes|missiles|rockets|shells|cases|words|points|shares|cars|trucks|"
    r"toyota|land cruiser|hilux|nissan|mitsubishi|mazda|honda|suzuki|hyundai|kia\b|ford\b|chevrolet|dodge|jeep\b|"
    r"chrysler|mercedes|bmw\b|audi\b|volkswagen|opel\b|renault|peugeot|fiat\b|lada\b|kamaz)\b",
    re.IGNORECASE,
)
_YEAR_LEAD = re.compile(
    r"(?:\b(?:in|since|of|from|by|until|till|during|between|to|and|before|after|around|about|through|"
    r"early|late|mid|year|through|for|as of|circa|c\.|the|than)\s|[-–—(/,]\s?)\Z",
    re.IGNORECASE,
)
_MONTH_LEAD = re.compile(
    r"\b(?:in|of|since|by|last|next|this|until|till|from|to|and|or|during|early|late|mid|before|"
    r"after|between|through|for|each|every|that|on|"
    r"around|the|over)[\s-]\Z|[-–—/(,]\s?\Z",
    re.IGNORECASE,
)
_NUMBER_BEFORE = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|few|several|many|some|couple of))[\s-]\Z",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"(?:\d|\b(?:million|billion|thousand|hundred|times?|dollars|euros|barrels|flights|hours|days|"
    r"twice|once|people|[a-z]{3,}ings|percent)|%)\s\Z",
    re.IGNORECASE,
)
_COMING = re.compile(r"\b(?:will|to|may|could|should|would|might|must|can|very|enough)\s(?:be\s)?\Z", re.IGNORECASE)
_AMBIGUOUS = {"may", "march"}
_SHORT_ABBREVIATIONS = re.compile(
    r"(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)\Z", re.IGNORECASE
)
_SEASON_LEAD = re.compile(
    r"\b(?:in|the|since|by|until|during|of|and|early|late|mid|last|this|next|that|through|throughout|"
    r"over|to|or|each|every|previous|following)[\s-]\Z",
    re.IGNORECASE,
)
_FALL_LEAD = re.compile(
    r"\b(?:in the|this|last|next|and|late|early|since the|by the|until the|during the|through the|"
    r"throughout the|over the)\s\Z",
    re.IGNORECASE,
)


def plausible(match: re.Match[str], make: str, text: str) -> bool:
    """Whether the match can be a time expression, as far as letters and neighbours tell."""
    test = _TESTS.get(make)
    return not _named(match, make, text) and (test is None or test(match, text))


_NAMED = re.compile(r"\bOperation\s[\"“'‘]?\Z")
_TITLE = re.compile(r"[A-Z]\w*[^\S\n]\Z|[\"“`'‘]\Z")
_TITLED = ("deictic", "unit_which")


def _named(match: re.Match[str], make: str, text: str) -> bool:
    """Whether the words are (part of) a name: "Operation Ramadan", "Russia Today", the programme "This Week"."""
    before = text[max(0, match.start() - 24) : match.start()]
    if "Operation" in before and _NAMED.search(before):
        return True
    if make not in _TITLED:
        return False
    titled = match[0][0].isupper() and all(word[0].isupper() for word in re.findall(r"[A-Za-z]+", match[0]))
    if " " in match[0]:
        return titled
    return titled and _TITLE.search(before) is not None and before.rstrip()[-1:] not in ('"', "“", "`", "'", "‘")


def _year(match: re.Match[str], text: str) -> bool:
    if re.search(r"(?:copyright|©|\(c\))\W{0,4}\Z", text[max(0, match.start() - 16) : match.start()], re.IGNORECASE):
        return False
    before, after = text[max(0, match.start() - 14) : match.start()], text[match.end() : match.end() + 14]
    if match.groupdict().get("shortyear"):
        return match[0] != match["shortyear"] or bool(_YEAR_LEAD.search(before) and not _AFTER_YEAR.match(after))
    if match["year"] != match[0]:
        return True
    if _BEFORE_YEAR.search(before) or _AFTER_YEAR.match(after):
        return False
    if after[:1] in "/" and after[1:2].isdigit():
        return False
    number = int(match["year"])
    return bool(_YEAR_LEAD.search(before)) if not 1900 <= number <= 2039 else not before.endswith((".", "/", "+"))


_MANY_OF = re.compile(r"\b(?:all|any|few|half|many|most|much|none|part|parts|some) of[^\S\n]\Z", re.IGNORECASE)
_OF_THE_AGE = re.compile(
    r"['’]s[^\S\n](?:\w+[^\S\n])?(?:world|youth|young|generations?|children|societ(?:y|ies)|standards|technology|economy)\b",
    re.IGNORECASE,
)


def _deictic(match: re.Match[str], text: str) -> bool:
    """ "Today's vote", but not "today's youth" or "many of today's wars", which tell of the age and of no day."""
    if match[0].lower() != "today":
        return True
    if _OF_THE_AGE.match(text, match.end()):
        return False
    after = text[match.end() : match.end() + 2].lower().replace("’", "'")
    return after != "'s" or _MANY_OF.search(text[max(0, match.start() - 9) : match.start()]) is None


def _month(match: re.Match[str], text: str) -> bool:
    word = match["month"]
    if match[0] != word:
        return word.lower() not in _AMBIGUOUS or word[0].isupper()
    before = text[max(0, match.start() - 12) : match.start()]
    after = text[match.end() : match.end() + 2]
    if word == "March" and before.lower().endswith("the ") and not re.match(r"\s[a-z\d]{3,}", text[match.end() :]):
        return False  # "the March to the capital", a march
    if _SHORT_ABBREVIATIONS.match(word):
        return False
    if word.lower() in _AMBIGUOUS or (word.isupper() and len(word) < 4):
        return word[0].isupper() and bool(_MONTH_LEAD.search(before))
    if word.endswith("."):
        return word[0].isupper()
    return word[0].isupper() and not (word == "August" and after[:1] == "'" and not before)


def _day_month(match: re.Match[str], text: str) -> bool:
    month = match["month"]
    return month[0].isupper() or not (month.lower() in _AMBIGUOUS or _SHORT_ABBREVIATIONS.match(month))


def _weekday(match: re.Match[str], text: str) -> bool:
    word = match["wd"]
    if _SHORT_ABBREVIATIONS.match(word):
        return False
    return word[0].isupper()


def _season(match: re.Match[str], text: str) -> bool:
    groups = match.groupdict()
    if any(groups.get(name) for name in ("year", "which", "anchored", "whichyear", "anchoredyear", "part")):
        return (
            groups["season"].lower() != "fall"
            or groups.get("part") is None
            or bool(groups.get("year") or groups.get("which"))
        )
    before, after = text[max(0, match.start() - 16) : match.start()], text[match.end() : match.end() + 4]
    word = groups["season"].lower()
    if word == "fall":
        lead = before if not match[0].lower().startswith("the") else before + "the "
        return bool(_FALL_LEAD.search(lead)) and not after.startswith(" of")
    if match[0].lower().startswith("the"):
        return True
    if groups["season"][0].isupper() and word == "spring":
        return False
    return bool(_SEASON_LEAD.search(before))


def _unmeasured(match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start() - 12) : match.start()]
    if match["unit"].lower() == "hours" and re.search(
        r"\b(?:early|late|small|wee|working|office|peak|rush)\s\Z", before, re.IGNORECASE
    ):
        return False
    if _APART.match(text, match.end()) or _MATTER.search(before):
        return False
    return not _NUMBER_BEFORE.search(before) and match["unit"].lower() != "seconds"


_APART = re.compile(r"[^\S\n]apart\b", re.IGNORECASE)  # "two blasts minutes apart": a distance, which nothing lasts


_MATTER = re.compile(r"\bmatter of[^\S\n]\Z", re.IGNORECASE)  # "a matter of days": soon, no time that lasts
_EACH = re.compile(r"[^\S\n](?:an?|each|every|per)[^\S\n](?:day|night|week|month|year)\b", re.IGNORECASE)
_FRACTION = re.compile(r"\b(?:a|one|three|3)[\s-]quarters?\Z", re.IGNORECASE)


def _duration(match: re.Match[str], text: str) -> bool:
    unit = match["unit"].lower()
    after = text[match.end() : match.end() + 12].lower()
    if re.match(r"[\s-]old\b", after) or (_FRACTION.search(match[0]) and re.match(r"\sof\b", after)):
        return False
    if unit in ("second", "quarter", "nite"):
        return False
    if match["unit"].istitle() and match[0][:1].isdigit():
        return False  # "60 Minutes", a title
    lowered = match[0].lower()
    if re.match(r"(?:an?|one|another)\s(?!few|couple|dozen|number|good|little)", lowered) and unit.endswith("s"):
        return False
    if _EACH.match(text, match.end()):
        return False  # "24 hours a day", "two months every year": a rate
    before = text[max(0, match.start() - 30) : match.start()]
    if re.match(r"an?\s", lowered) and _RATE.search(before):
        return False  # "four flights a week": a rate, no time
    return not (
        lowered == "one day" and not re.search(r"\b(?:in|for|by|within|after|than|only|just|lasted)\s\Z", before)
    )


def _tod(match: re.Match[str], text: str) -> bool:
    word = match["tod"].lower()
    if word == "noon" and text[max(0, match.start() - 5) : match.start()].lower() == "high ":
        return False  # the time of a duel
    if match["tod"][0].isupper() and match.start() and text[match.start() - 1] == " " and match[0] == match["tod"]:
        return False  # "Operation Dawn", "High Noon"
    if word in ("overnight", "midnight", "noon", "dawn", "dusk", "daybreak", "predawn", "pre-dawn"):
        return True
    before = text[max(0, match.start() - 14) : match.start()].lower()
    if match[0].lower().startswith("the"):
        return bool(re.search(r"\b(?:in|during|over|through|throughout|of)\s\Z", before))
    return bool(re.search(r"\b(?:at|by|early|late|in the|all|one)\s\Z", before))


def _unit_the(match: re.Match[str], text: str) -> bool:
    if match.groupdict().get("part"):
        return True
    unit = match["unit"].lower()
    after = text[match.end() : match.end() + 12].lower()
    if re.match(r"[\s-](?:before|after|of|that|when|ago|earlier|later|end)\b", after):
        return False
    return unit in ("weekend", "year", "quarter", "week", "month")


def _frequency(match: re.Match[str], text: str) -> bool:
    word = match[0].lower()
    return word not in ("annual", "quarterly", "annually") and not (
        match[0][0].isupper()
        and match.start()
        and text[match.start() - 1] == " "
        and text[max(0, match.start() - 2)] not in '.!?"'
    )


def _every(match: re.Match[str], text: str) -> bool:
    return match["unit"].lower() not in ("second", "quarter")


def _vague(match: re.Match[str], text: str) -> bool:
    word = " ".join(match["vague"].lower().split())
    after = text[match.end() : match.end() + 10].lower()
    if word in ("the past", "the future", "the moment", "this time", "this point", "the present"):
        if word == "the future" and after.startswith(" that"):
            return True  # "the future that awaits them", but not "the moment that they came"
        return not re.match(
            r"\s(?:of|when|president|one|two|three|four|five|six|seven|eight|nine|ten|\d|few|several|year|"
            r"month|week|day|decade|centur|that)",
            after,
        )
    if word == "future" or word == "current" or word == "recent":
        return not match[0][0].isupper() or match.start() == 0 or text[max(0, match.start() - 2)] in ".!?\n"
    if word == "soon":
        # "will soon sign", but not "soon after" or the "soon" of a story
        return bool(_COMING.search(text[max(0, match.start() - 24) : match.start()])) and not re.match(
            r"\s(?:as|after)\b", after
        )
    if word == "recently" and _MOST.search(text[max(0, match.start() - 6) : match.start()]):
        return _DATED.match(text, match.end()) is None
    return word != "previously"


_MOST = re.compile(r"\bmost[^\S\n]\Z", re.IGNORECASE)
_DATED = re.compile(  # "most recently last October", "most recently on 3 May": the date tells it
    r"[^\S\n](?:last|this|yesterday|today|earlier|(?:on|in|during|since)[^\S\n](?:\d|the[^\S\n]\d|(?:mid-|late |early )?"
    r"(?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|Jan|Feb|Mar|Apr|May\b|Jun|Jul|Aug|Sep|Oct|Nov|Dec)))",
    re.IGNORECASE,
)


def _unit_anchored(match: re.Match[str], text: str) -> bool:
    anchored, unit = match["anchored"].lower(), match["unit"].lower()
    if unit.endswith("s") or unit in ("second", "minute"):
        return False
    after = text[match.end() : match.end() + 8].lower()
    return not (anchored in ("same", "following") and after.startswith(" of"))


_FEAST_LEAD = re.compile(
    r"\b(?:during|for|on|before|after|since|of|the|last|next|this|at|until|by|over|in|first|second)\s\Z", re.IGNORECASE
)


_EVENT_NAME = re.compile(
    r"[^\S\n](?:Offensive|War|Rising|Uprising|Agreement|Accords?|Massacre|Revolution|Declaration|Conspiracy|Crisis)\b"
)  # "the Easter Rising", "the Yom Kippur War"
_FEAST_WORDS = ("eid", "lent", "tet", "epiphany", "milad")


def _feast(match: re.Match[str], text: str) -> bool:
    """ "Eid" and "Lent" are words and names, too: they need a capital and a word of time before them."""
    if _EVENT_NAME.match(text, match.end()):
        return False
    if match["feast"].lower() not in _FEAST_WORDS:
        return True
    led = match[0] != match["feast"] or _FEAST_LEAD.search(text[max(0, match.start() - 10) : match.start()]) is not None
    return match["feast"][0].isupper() and led


_ENDS = re.compile(r"\s*(?:[.,;:!?)”\"]|\Z|\n|\s(?:and|but|when|by|in|at|as|while)\b)", re.IGNORECASE)


def _day_before(match: re.Match[str], text: str) -> bool:
    """ "The day before, …", but not "the day before the vote", which dates by the vote."""
    return _ENDS.match(text, match.end()) is not None


_BESIDE = re.compile(
    r"[^\S\n](?:before|after)[^\S\n](?:(?:the|last|next)[^\S\n])?"
    r"(?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|Jan|Feb|Mar|Apr|May\b|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\d)",
    re.IGNORECASE,
)


def _day_beside(match: re.Match[str], text: str) -> bool:
    """ "The day before Friday's vote": a day told by its neighbour."""
    return match["unit"].lower() in ("day", "night") and _BESIDE.match(text, match.end()) is not None


_AT = re.compile(r"\b(?:at|by|about|around|until|till|before|after|since|from|past)\s\Z", re.IGNORECASE)


def _clock(match: re.Match[str], text: str) -> bool:
    """ "At 4 in the morning", but not "killed 4 in the morning"."""
    if match.groupdict().get("tod") is None or not (match.groupdict().get("word") or match.groupdict().get("hour")):
        return True
    return _AT.search(text[max(0, match.start() - 8) : match.start()]) is not None


_ATTACKS = re.compile(r"[^\S\n](?:terrorist |terror |suicide |al-qaeda )?(?:attack|hijack|plot)", re.IGNORECASE)


def _nine_eleven(match: re.Match[str], text: str) -> bool:
    """ "The September 11 attacks"; a bare "September 11" is that day of some year."""
    return match[0] == "9/11" or _ATTACKS.match(text, match.end()) is not None


def _bc(match: re.Match[str], text: str) -> bool:
    return "b" not in match[0].split()[-1] or match[0].split()[-1].isupper()


_TESTS = {
    "deictic": _deictic,
    "year": _year, "month": _month, "day_month": _day_month, "weekday": _weekday, "season": _season, "unmeasured": _unmeasured,
    "duration": _duration, "tod": _tod, "unit_the": _unit_the, "frequency": _frequency, "every": _every, "vague": _vague,
    "unit_anchored": _unit_anchored, "bc_year": _bc, "bc_range": _bc, "feast": _feast, "clock": _clock,
    "nine_eleven": _nine_eleven,
    "day_before": _day_before, "day_beside": _day_beside,
}  # fmt: skip
