"""A reading as a notebook shows it: a small table, every word escaped, its styles its own."""

from __future__ import annotations

from counterclaim.records import Claim, Reading
from counterclaim.render.page.escape import h
from counterclaim.render.voices import voices
from counterclaim.render.words import CERTAINTY, INTEREST, STANCE, day_text, facts_of, what_text

_MOST = 60
# Inline styles only: a style element would reach the rest of the notebook. Colours come from the notebook's own theme.
_CELL = "text-align:left;vertical-align:top;padding:2px 10px 2px 0"
_SOFT = "opacity:.7"


def reading_html(reading: Reading) -> str:
    """Return the reading's heading and its claims by claimant, at most 60 of them; `render.page` has it all."""
    document = reading.document
    published = day_text(document.published) if document.published else "no publication date"
    rows: list[str] = []
    shown = 0
    for voice in voices(reading):
        because = f" ({voice.because})" if voice.because else ""
        rows.append(
            f'<tr><th colspan="3" scope="rowgroup" style="{_CELL};padding-top:8px">{h(voice.name)} '
            f'<span style="{_SOFT};font-weight:normal">{h(INTEREST[voice.interest] + because)}</span></th></tr>'
        )
        for claim in voice.claims[: max(0, _MOST - shown)]:
            rows.append(_row(claim, reading))
            shown += 1
        if shown >= _MOST:
            break
    left = len(reading.claims) - shown
    more = f'<div style="{_SOFT}">and {left} more claims</div>' if left > 0 else ""
    head = f"{document.publisher or 'publisher unknown'} · {published} · {len(reading.claims)} claims"
    return (
        f'<div class="counterclaim"><div><strong dir="auto">{h(document.title or "Untitled report")}</strong></div>'
        f'<div style="{_SOFT}">{h(head)}</div>'
        f'<table style="border-collapse:collapse;margin:4px 0"><tbody>{"".join(rows)}</tbody></table>{more}</div>'
    )


def _row(claim: Claim, reading: Reading) -> str:
    told = what_text(claim, reading) if claim.event or claim.relation else f"“{claim.text}”"
    manner = f'{h(STANCE[claim.stance])}<br><span style="{_SOFT}">{h(CERTAINTY[claim.certainty])}</span>'
    return (
        f'<tr><td style="{_CELL};{_SOFT}">{h(claim.id)}</td><td style="{_CELL}">{manner}</td>'
        f'<td style="{_CELL}" dir="auto" title="{h(claim.text)}">{h(told)}'
        f'<br><span style="{_SOFT}">{h(" · ".join(facts_of(claim, reading)))}</span></td></tr>'
    )
