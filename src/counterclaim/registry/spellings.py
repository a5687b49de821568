"""The forms under which a listed name is looked for: lost apostrophes, British and American, with and without article."""

from __future__ import annotations

import re

from counterclaim.registry.entry import Name
from counterclaim.registry.fold import fold, fold_cased

_PAIRS = (("defence", "defense"), ("organisation", "organization"), ("centre", "center"), ("labour", "labor"),
          ("self defence", "self defense"), ("programme", "program"), ("brigade", "brigades"), (" and ", " & "),
          ("mobilisation", "mobilization"), ("stabilisation", "stabilization"), ("theatre", "theater"))  # fmt: skip


def capital_words(name: Name) -> tuple[int, ...]:
    """Which words of the name must begin with a capital in the text too; none for ``case: any``."""
    if name.case == "any":
        return ()
    words = fold_cased(name.name).split(" ")
    capitals = [i for i, word in enumerate(words) if word[:1].isupper() and word.lower() != "al"]
    if name.form == "description":  # "Syrian Army" and "Syrian army" alike: only the country's own word counts
        return tuple(i for i in capitals if words[i] not in _GENERIC)[:1]
    return tuple(capitals) or (0,)


_GENERIC = {"Armed", "Ministry", "Foreign", "Defence", "Defense", "Interior", "Health", "Forces", "National", "Al"}
_INNER_APOSTROPHE = re.compile(r"(?<=\w)['’‘`ʿʾ](?=\w)(?!s\b)")
_POSSESSIVE = re.compile(r"'s\b")


def spellings(name: Name, *, generated: bool) -> list[str]:
    """The folded name and its regular variants: lost apostrophes, British and American, with and without article."""
    base = fold(name.name)
    forms = {base: None}
    if generated and name.form == "description":
        return list(forms)
    if _INNER_APOSTROPHE.search(name.name):
        forms[fold(_INNER_APOSTROPHE.sub(" ", name.name))] = None
    for british, american in _PAIRS:
        for form in list(forms):
            if british in form or american in form:
                forms[form.replace(british, american)] = None
                if american in form and american != british + "s":
                    forms[form.replace(american, british)] = None
    for form in list(forms):
        if form.startswith("the "):
            forms[form[4:]] = None
        words = form.split(" ")
        if len(words) > 2 and "al" in words[1:]:
            forms[" ".join([words[0], *(w for w in words[1:] if w != "al")])] = None
        if len(words) > 2 and words[0] == "al":
            forms[" ".join(words[1:])] = None
    for form in list(forms):
        if "'s" in form:
            forms[_POSSESSIVE.sub("s", form)] = None
            forms[_POSSESSIVE.sub(" s", form)] = None
        if form.endswith("s'") or "s' " in form:
            forms[form.replace("s'", "s")] = None
    return list(forms)


def acronym_forms(name: Name) -> list[str]:
    """``FARC-EP`` as it is and, from four letters on, as British papers print it (``Farc``)."""
    form = fold_cased(name.name).rstrip(".")
    if name.case == "exact" or name.ambiguous or name.form != "acronym" or len(form) < 4 or not form.isupper():
        return [form]
    return [form, form.title()] if " " not in form else [form]
