"""Names that the registry knows: which hits to trust, whom they name, and which countries act."""

from __future__ import annotations

from collections import Counter

from counterclaim.lexicon.agents import agent_words
from counterclaim.lexicon.wordlists import word_list
from counterclaim.reading.actors.bodies import of_one_state
from counterclaim.reading.actors.book import Book
from counterclaim.reading.actors.coalitions import led_by
from counterclaim.reading.actors.grammar import (
    NOUNS,
    PLACE_NOUNS,
    acts,
    after_hyphen,
    capitalised,
    char_tokens,
    dateline_end,
    is_premodifier,
    like_adjective,
)
from counterclaim.reading.actors.known import PLACE_FORMS, Known, is_state, known_names, people_at, peoples, registry
from counterclaim.reading.actors.lookalikes import TITLES
from counterclaim.reading.actors.towns import town_countries
from counterclaim.reading.actors.ways import ends_way
from counterclaim.reading.parsed import Span, Token
from counterclaim.records import How
from counterclaim.registry.entry import Entry
from counterclaim.registry.fold import fold

_HOW: dict[str, How] = {
    "acronym": "acronym",
    "alias": "alias",
    "short": "alias",
    "metonym": "alias",
    "capital": "alias",
}
_TOLD_PRESS = word_list("told_press")
_REPORTED = frozenset({"report", "quote", "cite"})
_PRESS = word_list("press")
_BETWEEN_STATES = word_list("between_states")
_TITLES = word_list("registered_titles")
_WHERE = word_list("where")
_MEDIATING = word_list("mediating")
_PARTNERS = word_list("partners")
# aid bodies, monitors and outlets tell of other countries than the one they sit in; an outlet of a state tells of its own
_ABROAD = frozenset({"monitor"})
_IN_DATELINE = 20  # tokens
_TOWN_WEIGHT = 6  # where things happen says more than who is named


def read_registered(book: Book) -> list[Known]:
    """Add a mention for every registry name that can be trusted; note countries; returns all hits with their actors."""
    dateline = dateline_end(book.draft.document.text)
    found = known_names(book.doc, book.on)
    hits = [h for h in found if h.hit.start >= dateline or h.hit.form not in PLACE_FORMS]
    _lost_apostrophes(book, hits)
    sure = {h.hit.actor_ids[0] for h in hits if _certain(h)}
    weights = _countries(book, hits)
    governments = {
        i for h in hits if h.hit.form == "capital" and not _is_ground(book, h) for i in range(h.start, h.end)
    }
    if dateline and book.draft.document.text.lstrip()[:1] == "(":  # "(New York, March 24) - ": where a body sits
        governments |= {token.i for token in book.doc[:_IN_DATELINE] if token.idx < dateline}
    towns = town_countries(book.doc, governments, set(weights))
    for iso, named in towns.items():
        weights[iso] += _TOWN_WEIGHT * named
    for known in found:  # where it was filed says a little
        if known.hit.start < dateline and known.hit.form in PLACE_FORMS:
            weights.update(registry().actors[known.hit.actor_ids[0]].country[:1])
    book.focus = [iso for iso, _ in weights.most_common()]
    for known in hits:
        known.actor = _choose(book, known, sure, weights, dateline)
        if known.actor is not None:
            _mention(book, known)
    _demonyms(book)
    book.grounds = frozenset({*towns, *book.country_at.values()})
    _led(book)
    return hits


def _is_ground(book: Book, known: Known) -> bool:
    """Whether a country or capital is where something happens ("in X"), not somebody who acts."""
    root = book.doc[known.start : known.end].root
    return root.dep_ == "pobj" and root.head.lower_ in _WHERE


def _home_of_somebody(country: Span) -> bool:
    """ "Two peacekeepers from Nepal": where they come from is not where they are."""
    doc, before = country.doc, country.start - 1
    return before > 0 and doc[before].lower_ == "from" and agent_words().at(doc[before - 1]) is not None


def _certain(known: Known) -> bool:
    hit = known.hit
    return len(hit.actor_ids) == 1 and not hit.ambiguous and not hit.needs_introduction


def _lost_apostrophes(book: Book, hits: list[Known]) -> None:
    """ "Belgiums" where the possessive has lost its apostrophe: a name of one word with an s too many."""
    taken = {i for h in hits for i in range(h.start, h.end)}
    index = registry().index
    whole = book.draft.document.text
    for token in capitalised(book.doc):
        text = token.text
        if not text.endswith("s") or len(text) < 5 or token.i in taken or not text.isalpha():
            continue
        if token.i and token.nbor(-1).lower_ == "the":
            continue
        if registry().demonym(text) or token.tag_ not in {"NNP", "NNPS", "NNS", "NN", "VBZ"}:
            continue
        end = token.idx + len(text) - 1
        begin = max(book.doc[token.i - 1].sent.start_char if token.i else 0, end - 40)
        for hit in index.find(whole[begin:end], book.on, variants=False):
            where = char_tokens(book.doc, begin + hit.start, end)
            if hit.end == end - begin and hit.form != "description" and where is not None and where[1] == token.i + 1:
                if not any(i in taken for i in range(*where)):
                    hits.append(Known(*where, hit._replace(start=begin + hit.start, end=end), possessive=True))
                break
    hits.sort(key=lambda h: h.start)


def _countries(book: Book, hits: list[Known]) -> Counter[str]:
    """How much the text is about each country; where something happens weighs more than who has an opinion."""
    weights: Counter[str] = Counter()
    for known in hits:
        entry = registry().actors[known.hit.actor_ids[0]]
        if not entry.country or (known.hit.ambiguous and known.hit.form != "capital") or known.hit.needs_introduction:
            continue
        span = book.doc[known.start : known.end]
        if entry.kind == "person" and len(span) == 1 and not _may_be_named(book, span, entry.id):
            continue
        seat = after_hyphen(span[-1])
        if seat is not None and seat.lower_ == "based":
            continue  # "the Britain-based Observatory": where it sits is not what the text is about
        if known.hit.form == "country" and (_home_of_somebody(span) or _between(span.root)):
            continue
        if known.hit.form == "country":
            beside = is_premodifier(span.root)  # "US officials said": who has an opinion, not where something happens
            weights[entry.country[0]] += 1 if beside else 4 if _is_ground(book, known) else 2
        elif entry.kind in _ABROAD or (entry.kind == "media" and registry().represents(entry.id, book.on) is None):
            continue
        elif len(entry.country) == 1:
            weights[entry.country[0]] += 6 if entry.kind in {"rebel_group", "militia"} else 2
        elif entry.kind in {"rebel_group", "militia"}:
            weights.update(dict.fromkeys(entry.country, 1))
    counted = {i for known in hits for i in range(known.start, known.end)}
    for index, (iso, _) in peoples(book.doc).items():
        if index not in counted:
            token = book.doc[index]
            speaks = is_premodifier(token) and agent_words().at(token.head) is not None
            weights[iso] += 1 if speaks else 2
    return weights


def _between(state: Token) -> bool:
    """Whether a state only stands between others: "brokered by X", "X hosted the talks", "X-mediated"."""
    by, tie = state.head, after_hyphen(state)
    if tie is not None and tie.lemma_ in _MEDIATING:
        return True
    verb = by.head if by.lower_ == "by" else by if state.dep_ in {"nsubj", "conj"} else None
    return verb is not None and verb.lemma_ in _MEDIATING


def _may_be_named(book: Book, span: Span, person: str) -> bool:
    """Whether a surname alone can mean this person: in office that day, and no town ("Colombo")."""
    in_office = book.on is None or bool(registry().ties(person, book.on))
    return in_office and not any(t.ent_type_ in {"GPE", "LOC", "FAC"} for t in span)


def _choose(book: Book, known: Known, sure: set[str], weights: Counter[str], dateline: int) -> str | None:
    hit = known.hit
    span = book.doc[known.start : known.end]
    candidates = [i for i in hit.actor_ids if i in sure] or list(hit.actor_ids)
    if hit.start < dateline and (agencies := [i for i in candidates if registry().actors[i].kind == "media"]):
        return agencies[0]  # "(AFP) --"
    agency = _told_agency(span, candidates)
    if agency is not None:
        return agency
    if _needs_article(book, known) or _of_one_state(book, known):
        return None
    if book.capitals and hit.form == "acronym" and span[0].pos_ not in NOUNS:
        return None
    if hit.form == "description" and is_premodifier(span.root) and _goes_on(span.root.head, known.end):
        return None  # "Syrian government" in "Syrian government troops": the whole phrase is read later
    if hit.form == "description" and _shares_noun(span):
        return None
    if len(candidates) > 1 and all(registry().actors[i].kind == "person" for i in candidates):
        in_office = [i for i in candidates if registry().ties(i, book.on)] if book.on else []
        candidates = in_office or candidates
    if len(candidates) > 1:
        candidates = _by_country(candidates, weights)
        here = [i for i in candidates if _fights_here(book, i, weights)] if len(candidates) > 1 else []
        candidates = here if len(here) == 1 else candidates
    if len(candidates) != 1 or (hit.form not in PLACE_FORMS and ends_way(span.root)):
        return None
    actor = candidates[0]
    entry = registry().actors[actor]
    if entry.kind == "person" and (_other_office(book, span, actor, weights) or _other_first_name(span, entry)):
        return None
    if actor in sure and not hit.ambiguous:
        return actor
    if entry.kind == "person":
        return actor if _is_that_person(book, span, actor, sure, weights) else None
    if hit.needs_introduction:
        return actor if actor in sure else None
    if hit.form in PLACE_FORMS:
        return actor if not _part_of_person(span) else None
    if hit.ambiguous and actor not in sure:
        fits = not entry.country or any(weights[iso] for iso in entry.country) or _fights_here(book, actor, weights)
        return actor if fits and (span.text.isupper() or span[0].ent_type_ in {"ORG", "NORP", "PERSON"}) else None
    return actor


def _told_agency(span: Span, candidates: list[str]) -> str | None:
    """ "Told AFP", "an AP photographer": letters that mean an agency there, whatever else they mean."""
    media = [i for i in candidates if registry().actors[i].kind == "media"]
    if len(media) != 1:
        return None
    if _in_dateline(span):
        return media[0]
    root = span.root
    if root.dep_ in {"dobj", "dative", "iobj"} and root.head.lemma_ in _TOLD_PRESS:
        return media[0]
    if root.dep_ == "pobj" and root.head.dep_ in {"prep", "agent", "dative"} and root.head.head.lemma_ in _TOLD_PRESS:
        return media[0] if root.head.lower_ in {"to", "with", "by"} else None
    if root.dep_ == "nsubj" and root.head.lemma_ in _REPORTED and len(candidates) == 1:
        return media[0]
    if is_premodifier(root):
        agent = agent_words().at(root.head)
        if agent is not None and (agent.agent.kind == "media" or root.head.lower_ in _PRESS):
            return media[0]
    return None


def _in_dateline(span: Span) -> bool:
    """ "BAMAKO (AFP) - ", "(AP) BANGKOK — ": an agency's letters in brackets at the head of a paragraph."""
    doc, start, end = span.doc, span.start, span.end
    if not start or end + 1 >= len(doc) or doc[start - 1].text != "(" or not doc[end].text.startswith(")"):
        return False
    if doc[end + 1].text in {"-", "–", "—", "--"} or doc[end].text != ")" or doc[end + 1].text == ".-":
        return True
    before = doc[start - 2] if start > 1 else None
    return (before is None or (before.is_space and "\n" in before.text)) and doc[end + 1].text.isupper()


def _goes_on(head: Token, end: int) -> bool:
    """The phrase goes on to a noun of the same sort, or to what the body did."""
    if head.i < end:
        return False
    whole = agent_words().at(head)
    if whole is not None and whole.start < end:
        return True  # "Syrian state" in "Syrian state media"
    agent = agent_words().at(head, first=end)
    return agent is None or agent.agent.kind in {"state", "state_forces", "police"} if head.pos_ == "NOUN" else False


def _shares_noun(span: Span) -> bool:
    """ "Pakistani troops" in "Indian and Pakistani troops": the phrase is of both, and is read later."""
    before = span.start - 1
    if before < 1 or span.doc[before].pos_ != "CCONJ":
        return False
    first = span.doc[before - 1]
    return people_at(first) is not None or (
        like_adjective(first) and first.head.i == span.end - 1 and is_state(first.text)
    )


def _needs_article(book: Book, known: Known) -> bool:
    """ "The East African" is a newspaper, "East African leaders" are not its leaders."""
    entry = registry().actors[known.hit.actor_ids[0]]
    if entry.kind != "media" or not known.hit.name.lower().startswith("the "):
        return False
    first = book.doc[known.start]
    return first.lower_ != "the" and (known.start == 0 or first.nbor(-1).lower_ != "the")


def _of_one_state(book: Book, known: Known) -> bool:
    entry = registry().actors[known.hit.actor_ids[0]]
    shortened = known.hit.name != entry.name and known.hit.form in {"alias", "short"}
    return entry.kind == "intergovernmental" and shortened and of_one_state(book.doc[known.start])


def _by_country(candidates: list[str], weights: Counter[str]) -> list[str]:
    weights = weights if any(weights[iso] for i in candidates for iso in registry().actors[i].country) else Counter()
    if not weights:  # an agency's letters at the head of a report
        media = [i for i in candidates if registry().actors[i].kind == "media"]
        return media if len(media) == 1 else candidates
    scored = [(max((weights[iso] for iso in registry().actors[i].country), default=0), i) for i in candidates]
    best = max(score for score, _ in scored)
    return [i for score, i in scored if score == best and best > 0]


def _fights_here(book: Book, actor: str, weights: Counter[str]) -> bool:
    """Whether somebody fights a state that the text is about: "X fired rockets at Ashkelon" where X is of no country told of."""
    if book.on is None:
        return False
    foes = [registry().actors.get(tie.actor) for tie in registry().ties(actor, book.on) if tie.type == "opposes"]
    return any(foe is not None and foe.kind == "state" and any(weights[iso] for iso in foe.country) for foe in foes)


def _part_of_person(span: Span) -> bool:
    """ "Jordan" in "Jordan Smith" or "Michael Jordan"."""
    doc = span.doc
    after = doc[span.end] if span.end < len(doc) else None
    if after is not None and after.ent_type_ == "PERSON" and after.ent_iob_ == "I":
        return True
    if not all(t.ent_type_ == "PERSON" for t in span):
        return False
    titled = span.start > 0 and doc[span.start - 1].lower_ in _TITLES
    return span[0].ent_iob_ == "I" or titled or span.text.lower() in word_list("places_like_people")


def _is_that_person(book: Book, span: Span, actor: str, sure: set[str], weights: Counter[str]) -> bool:
    """A surname alone: the person was named in full, bears a title, or the text is about that country."""
    if any(t.ent_type_ in {"DATE", "TIME"} or t.pos_ in {"AUX", "VERB", "ADP"} for t in span):
        return False  # "22 May 2018"
    if actor in sure:
        return True
    if span.text.lower() in _surnames(book):
        return False  # the text names somebody else of that surname in full
    entry = registry().actors[actor]
    neighbours = book.doc[max(0, span.start - 1) : span.end + 1]
    other_name = any(t.pos_ == "PROPN" and t.ent_type_ == "PERSON" and t.i not in range(span.start, span.end) and
                     t.lower_ not in _TITLES for t in neighbours)  # fmt: skip
    if other_name:
        return False
    titled = span.start > 0 and book.doc[span.start - 1].lower_ in _TITLES
    fits = any(weights[iso] > 0 for iso in entry.country)
    holds = bool(registry().ties(actor, book.on))
    return holds and (fits or titled)


def _other_office(book: Book, span: Span, actor: str, weights: Counter[str]) -> bool:
    """ "Defence Minister N. N." of the country of this text, where the registry's N. N. had another office elsewhere."""
    entry = registry().actors[actor]
    offices = {(tie.office or "").replace("_", " ").replace("defense", "defence") for tie in registry().ties(actor)}
    noun = book.doc[span.start - 1] if span.start > span.sent.start else None
    hit = agent_words().at(noun) if noun is not None else None
    if hit is None or hit.agent.kind != "person" or hit.agent.side != "state" or not entry.country:
        return False
    title = hit.agent.noun.replace("defense", "defence")
    return title not in offices and not set(book.focus[:1]) & set(entry.country)


def _other_first_name(span: Span, entry: Entry) -> bool:
    """ "Jorge Brandt" is not the Ivo Brandt of the same text: a surname after a first name that begins otherwise."""
    first = span.doc[span.start - 1] if span.start > span.sent.start and len(span) == 1 else None
    if first is None or first.ent_type_ != "PERSON" or span[0].ent_iob_ != "I" or not first.is_alpha:
        return False
    if first.lower_ in TITLES | _TITLES or not first.text[:1].isupper():
        return False
    names = (entry.name, *registry().aliases(entry))
    return fold(first.text)[:1] not in {word[:1] for name in names for word in fold(name).split()}


def _surnames(book: Book) -> frozenset[str]:
    """Last words of the full names of persons in the text."""
    if book.surnames is None:
        full = [
            ent for ent in book.doc.ents if ent.label_ == "PERSON" and len(ent) > 1 and ent[0].lower_ not in _TITLES
        ]
        book.surnames = frozenset(ent[-1].lower_ for ent in full)
    return book.surnames


def _mention(book: Book, known: Known) -> None:
    hit, actor = known.hit, known.actor
    assert actor is not None
    span = book.doc[known.start : known.end]
    if hit.form not in PLACE_FORMS:
        book.known(actor)
        how = "description" if hit.form == "description" else _HOW.get(hit.form, "name")
        rule = f"registry name “{hit.name}”" + (" (by sound)" if hit.variant else "")
        start = span.start
        if how == "description" and start > 0 and book.doc[start - 1].lower_ in {"the", "a", "an"}:
            start -= 1
        book.name(start, span.end, actor, how, rule)
        return
    country = registry().actors[actor].country
    for token in span:
        book.country_at[token.i] = country[0] if country else ""
    capital = hit.form == "capital"
    owns = known.possessive and span.root.head.lower_ not in PLACE_NOUNS
    if country and (owns or _country_acts(span, capital)):
        book.known(actor)
        rule = f"registry name “{hit.name}” of a {'government' if capital else 'state'} that acts"
        book.draft.add_actor_mention(book.doc, span.start, span.end, actor, _HOW.get(hit.form, "name"), rule)
    elif capital and not _seat_of_power(span):
        for token in span:
            del book.country_at[token.i]


def _seat_of_power(span: Span) -> bool:
    """ "The Kigali regime", "the Damascus government": the capital names the country whose government it is."""
    if span.end >= len(span.doc) or not is_premodifier(span.root):
        return False
    hit = agent_words().at(span.root.head)
    return hit is not None and hit.start == span.end and hit.agent.side == "state" and hit.agent.kind == "state"


def _country_acts(span: Span, capital: bool) -> bool:
    hyphened = after_hyphen(span[-1])
    if hyphened is not None:
        return _participle(hyphened) or (not capital and _pair_noun(hyphened) in _BETWEEN_STATES)
    if not capital and _second_of_pair(span):
        return span.root.head.lower_ in _BETWEEN_STATES
    if is_premodifier(span.root):
        head = span.root.head
        return not capital and like_adjective(span[-1]) and head.lower_ not in PLACE_NOUNS
    return acts(span, capital)


def _pair_noun(second: Token) -> str:
    """ "Summit" in "the X-Y summit", seen from Y; empty where Y is no country."""
    country = registry().state_for(registry().demonym(second.text) or "") or registry().find(second.text)
    return second.head.lower_ if country and second.text[:1].isupper() and second.head.i > second.i else ""


def _second_of_pair(span: Span) -> bool:
    """Whether the name is the Y of "the X-Y summit"."""
    doc, start = span.doc, span.start
    return start >= 2 and doc[start - 1].text in {"-", "–"} and doc[start - 2].text[:1].isupper() and not (
        doc[start - 1].whitespace_ or doc[start - 2].whitespace_) and span.root.head.i >= span.end  # fmt: skip


def _participle(token: Token) -> bool:
    return token.lower_ in {"led", "held", "run", "linked", "backed"} or token.lower_.endswith("ed")


def _led(book: Book) -> None:
    """ "Saudi-led airstrikes" are those of the coalition that is called so, where one fights in a country of the text."""
    for mention in list(book.draft.actor_mentions):
        name = book.doc[mention.head]
        led = after_hyphen(name)
        if led is None or led.lower_ != "led" or book.draft.actors[mention.ref].kind != "state":
            continue
        coalition = led_by(book, name.text)
        if coalition is not None:
            book.draft.remove_actor_mention(mention)
            why = "whose coalition is called so"
            book.draft.add_actor_mention(book.doc, mention.head, mention.head + 1, coalition, "description", why)


def _is_partner(noun: Token) -> bool:
    """ "Its Russian allies" are Russia; "Russian allies" may be allies of Russia, "its Russian ally, X" is X."""
    beside = {c.dep_ for c in noun.children}
    return noun.lemma_.lower() in _PARTNERS and "poss" in beside and "appos" not in beside


def _demonyms(book: Book) -> None:
    """ "Russian airstrikes", "the Syrians", "Turkish-backed": the state, where the phrase's own noun does not act."""
    for at, (iso, start) in peoples(book.doc).items():
        token = book.doc[at]
        if token.ent_type_ in {"LANGUAGE", "PERSON"}:
            continue
        if not book.free(start, token.i + 1):
            continue
        for index in range(start, token.i + 1):
            book.country_at[index] = iso
        hyphened = after_hyphen(token)
        if hyphened is not None:
            if not _participle(hyphened):
                continue
        elif is_premodifier(token):
            head = token.head
            agent = agent_words().at(head, names=True) and not _is_partner(head)
            if head.lower_ in PLACE_NOUNS or agent or head.i in book.name_at:
                continue
            if head.ent_type_ in {"PERSON", "GPE", "ORG"} or head.pos_ == "PROPN":
                continue
        else:
            continue
        state = book.state(iso)
        if state is not None:
            book.draft.add_actor_mention(book.doc, start, token.i + 1, state, "alias", "adjective of a state that acts")
