"""Background: what a report tells beside its news: history, earlier events, sums over a war."""

from __future__ import annotations

from datetime import date, timedelta

from counterclaim.reading.happenings.telling import Telling

_NEWS = timedelta(days=14)  # older than that before the news is background
LONG = timedelta(days=45)  # a span of days longer than that is a sum
_LEAD = 3  # sentences


def news_day(tellings: list[Telling], published: date | None) -> date | None:
    """Return the day of the news: the latest one tied to an event of the first sentences, else that of publication.

    A report on an older happening (an inquiry, an anniversary's report) has its own day of news.
    """
    lead = [t.days[1] for t in tellings if t.days and t.sentence < _LEAD and t.exact and not t.unreal]
    if not lead:
        return published
    return max(lead)


def background(telling: Telling, news: date | None) -> str | None:
    """Return why a telling is background, or None where it is news."""
    if telling.earlier:
        return f"'{telling.earlier}'"
    if telling.days is None or telling.unreal:
        return None
    start, end = telling.days
    if end - start > LONG:
        return "told of a long time together"
    if news is not None and end < news - _NEWS:
        return f"{(news - end).days} days before the news"
    return None
