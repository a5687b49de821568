"""Whose generic words are: "the army", "the government", "police" of a country, "rebels" of its unnamed opposition."""

from __future__ import annotations

from counterclaim.lexicon.wordlists import word_list
from counterclaim.reading.actors.book import Book
from counterclaim.reading.actors.known import is_state, registry
from counterclaim.reading.actors.phrases import Phrase
from counterclaim.reading.parsed import Token

OPPOSITION_RULE = "generic words for one side"  # the rule of the actor that is a country's unnamed armed opposition
_LEAD = word_list("lead")
_LEADER_WITHIN = 6  # tokens from "led" to the leader's name
_NO_ARMY = word_list("lands_without_army")
_HOME_DEFENCE = frozenset({"air defence", "air defense", "air defence unit"})
_STATE_KINDS = frozenset({"state", "state_forces", "police"})
_SAYING = word_list("saying")
_ARMY = frozenset({"army", "military"})


def _countries(book: Book, phrase: Phrase) -> list[str]:
    if phrase.countries:
        return phrase.countries
    led = _led_country(book, phrase)
    if led is not None:
        return [led]
    if phrase.agent.noun in _HOME_DEFENCE and (teller := _tellers_country(book, phrase.head)) is not None:
        return [teller]
    if (ground := _ground(book, phrase)) is not None:
        return [ground]
    armed = phrase.agent.kind in {"state_forces", "police"} or phrase.agent.side == "opposition"
    country = book.country_here(phrase.head.i) if armed else book.country
    return [country] if country else []


def _tellers_country(book: Book, token: Token) -> str | None:
    """ "Russia's ministry said air defences had shot it down": whose they are who says so."""
    for verb in token.ancestors:
        teller = next((c for c in verb.children if c.dep_ == "nsubj"), None) if verb.lemma_ in _SAYING else None
        if teller is None or teller == token:
            continue
        mentioned = next((c for c in teller.subtree if c.i in book.country_at and c.i <= teller.i), None)
        if mentioned is not None:
            return book.country_at[mentioned.i]
        refs = [book.draft.actors[ref] for ref in book.draft.actors_at(teller)]
        return next((a.country[0] for a in refs if a.kind in _STATE_KINDS and a.country), None)
    return None


def _ground(book: Book, phrase: Phrase) -> str | None:
    """ "Police in Tanzania", "soldiers in the Niger delta town of X": the country right behind; "foreign" ones are not its."""
    if phrase.agent.kind not in {"state_forces", "police"} or book.doc[phrase.hit.start - 1].lower_ == "foreign":
        return None
    place = next((r for r in phrase.head.rights if r.dep_ == "prep" and r.lower_ == "in" and r.i == phrase.end), None)
    if place is None:
        return None
    inside = range(place.i + 1, min(place.right_edge.i + 1, place.i + _LEADER_WITHIN))
    return next((book.country_at[i] for i in inside if i in book.country_at), None)


def _led_country(book: Book, phrase: Phrase) -> str | None:
    """ "The junta led by Captain N. N.": the country of its leader."""
    for clause in phrase.head.rights:
        if clause.dep_ == "acl" and clause.lemma_ in _LEAD:
            for token in book.doc[clause.i + 1 : min(clause.right_edge.i + 1, clause.i + _LEADER_WITHIN)]:
                leader = book.draft.actors.get(book.name_at.get(token.i, ""))
                if leader is not None and leader.kind == "person" and leader.known:
                    return book.country_of(leader.id)
    return None


def of_a_region(book: Book, phrase: Phrase) -> bool:
    """ "Tigrayan security forces": forces of a people or place that is no country are not the state's."""
    return phrase.agent.kind == "state_forces" and not phrase.countries and any(
        t.ent_type_ in {"NORP", "GPE", "LOC"} and t.text[:1].isupper() and t.i > t.sent.start
        and t.i not in book.name_at and not is_state(t.text) for t in book.doc[phrase.start : phrase.hit.start]
    )  # fmt: skip


def of_state(book: Book, phrase: Phrase, kind: str | None = None) -> list[tuple[str, str]]:
    """The government, forces or police that a generic word means, as (actor id, rule); empty where nothing tells whose.

    Args:
        kind: state, state_forces or police, where it is not that of the phrase's noun.
    """
    agent = phrase.agent
    kind = kind or agent.kind
    make = {"state": book.state, "state_forces": book.forces, "police": book.police}[kind]
    if kind == "state_forces" and not phrase.countries and (army := _the_army_named(book, phrase)) is not None:
        return [(army, f"“{agent.noun}”: the one army that the text names")]
    if kind == "state_forces" and not phrase.countries and (_two_armies(book, phrase) or book.country in _NO_ARMY):
        return []
    return [(ref, f"generic “{agent.noun}” of {iso}") for iso in _countries(book, phrase) if (ref := make(iso))]


def _the_army_named(book: Book, phrase: Phrase) -> str | None:
    """The army of another country, where the text has named that and never the one of the country it is about.

    "The Israeli military … the army said" of a report on Gaza; "Rwandan troops" alone do not make "the army" Rwanda's.
    """
    own = registry().forces_for(book.country) if book.country else None
    if book.country in _NO_ARMY:
        others = {
            m.ref
            for m in book.draft.actor_mentions
            if m.head < phrase.start and book.draft.actors[m.ref].kind == "state_forces" and m.ref in registry().actors
        }
        return next(iter(others)) if len(others) == 1 else None
    if own is None or own.id in book.draft.actors:
        return None
    named = {
        m.ref
        for m in book.draft.actor_mentions
        if m.head < phrase.start
        and book.draft.actors[m.ref].kind == "state_forces"
        and m.text.split()[-1].lower() in _ARMY
        and m.ref in registry().actors
    }
    found = next(iter(named)) if len(named) == 1 else None
    return found if found is not None and registry().actors[found].generated else None


def _two_armies(book: Book, phrase: Phrase) -> bool:
    """ "Clashes between Chadian and Malian forces killed three soldiers": whose they were is not told."""
    sent = phrase.head.sent
    named = {
        m.ref
        for m in book.draft.actor_mentions
        if sent.start <= m.head < phrase.start and book.draft.actors[m.ref].kind == "state_forces"
    }
    return len(named) > 1


def opposition(book: Book, phrase: Phrase) -> tuple[str, str]:
    """The one unnamed armed opposition of a country: rebels, militants, insurgents are words for the same side."""
    countries = _countries(book, phrase)
    iso = countries[0] if countries else None
    entry = registry().state_for(iso) if iso else None
    name = f"armed opposition in {entry.name}" if entry else "armed opposition"
    actor_id = book.once(
        f"opposition:{iso or ''}", name, "unidentified", country=[iso] if iso else [], plural=True, rule=OPPOSITION_RULE
    )
    actor = book.draft.actors[actor_id]
    if phrase.agent.kind == "rebel_group":
        actor.kind = "rebel_group"
    return actor_id, f"generic “{phrase.agent.noun}”: the unnamed opposition of {iso or 'this text'} is one actor"
