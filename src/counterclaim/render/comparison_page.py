"""A comparison as one self-contained HTML page: two columns of evidence, no script, no network."""

from __future__ import annotations

from html import escape

from counterclaim.comparison.records import Comparison, Evidence, Label, Pair, Telling
from counterclaim.render.comparison import change_text, label_text, source_name, summary_text
from counterclaim.render.plain import one_line

_STYLE = """
:root{color-scheme:light dark;--ink:#1c2330;--paper:#fbfaf7;--line:#d9d5cb;--soft:#666e7c;--mark:#8a3b12;--tint:#f3ece0}
@media(prefers-color-scheme:dark){:root{--ink:#e8e6e1;--paper:#15181d;--line:#353b45;--soft:#a2a9b5;
--mark:#f0a578;--tint:#23272e}}
*{box-sizing:border-box}body{margin:0 auto;max-width:70rem;padding:1.5rem;font:16px/1.5 system-ui,sans-serif;color:var(--ink);
background:var(--paper)}h1{font-size:1.5rem;margin:0 0 .5rem}h2{font-size:1.2rem;margin:2.2rem 0 .3rem;border-top:2px solid
var(--line);padding-top:1rem}h3{font-size:1rem;margin:1.4rem 0 .4rem}p{margin:.3rem 0}.soft{color:var(--soft)}
ol{padding-left:1.4rem}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:0 1.2rem;border:1px solid var(--line);border-radius:.4rem;margin:.6rem 0;
padding:.6rem .8rem}.pair ul{grid-column:1/-1;margin:0 0 .4rem;padding-left:1.1rem;color:var(--mark);font-weight:600}
.pair p,td{unicode-bidi:isolate;overflow-wrap:anywhere}.no{color:var(--soft);font-size:.8rem;display:block}
table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid var(--line);padding:.35rem .5rem;text-align:left;
vertical-align:top}.gone li,.new li{margin:.2rem 0;overflow-wrap:anywhere}
.device{background:var(--tint);border-radius:.2rem;padding:0 .25rem}
@media(max-width:40rem){body{padding:1rem}.pair{grid-template-columns:1fr}}@media print{body{background:#fff;color:#000}
.pair{break-inside:avoid}}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def comparison_page(comparison: Comparison) -> str:
    """Return the comparison as an HTML page; all text of the documents is escaped."""
    sources = "".join(
        f"<li>{_text(source_name(s))} <span class=soft>({s.claims} claims)</span></li>" for s in comparison.documents
    )
    tellings = "".join(_telling(comparison, telling) for telling in comparison.tellings)
    return (
        "<!doctype html>\n<html lang=en><head><meta charset=utf-8>"
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name=viewport content="width=device-width,initial-scale=1"><title>Tellings compared</title>'
        f"<style>{_STYLE}</style></head><body><main><h1>Tellings compared</h1>"
        f"<p class=soft>Each is held against the first. What changed is described, not judged.</p><ol>{sources}</ol>"
        f"{tellings}</main></body></html>\n"
    )


def _telling(comparison: Comparison, telling: Telling) -> str:
    name = source_name(comparison.documents[telling.number])
    changed = [pair for pair in telling.kept if pair.changes]
    same = [pair for pair in telling.kept if not pair.changes]
    parts = [f"<section><h2>{telling.number + 1}. {_text(name)}</h2><p>{_text(summary_text(telling))}</p>"]
    if changed:
        parts.append("<h3>Changed</h3>" + "".join(_pair(pair) for pair in changed))
    if telling.relabelled:
        rows = "".join(
            f"<tr><th scope=row>{_text(r.name)}</th><td>{_labels(r.before)}</td><td>{_labels(r.after)}</td></tr>"
            for r in telling.relabelled
        )
        head = "<tr><th scope=col>actor</th><th scope=col>in the first</th><th scope=col>here</th></tr>"
        parts.append(f"<h3>Called by other names</h3><table><thead>{head}</thead><tbody>{rows}</tbody></table>")
    if telling.discredited:
        items = "".join(
            f"<li>“{_text(d.evidence.text)}”{' on ' + _text(d.name) if d.name else ''}</li>"
            for d in telling.discredited
        )
        parts.append(f"<h3>Sources discredited</h3><ul>{items}</ul>")
    if telling.passages and not telling.copy_of_first:
        shared = "".join(
            f"<div class=pair><ul><li>{p.sentences} of its sentences, {p.share:.0%} of their words</li></ul>"
            f"<p><span class=no>telling 1</span>{_text(p.before.text)}</p>"
            f"<p><span class=no>telling {telling.number + 1}</span>{_text(p.after.text)}</p></div>"
            for p in telling.passages
        )
        parts.append(f"<h3>Taken from the first</h3>{shared}")
    parts += [_evidence("Dropped", "gone", telling.dropped), _evidence("Added", "new", telling.added)]
    if same:
        parts.append("<h3>Kept as it was</h3>" + "".join(_pair(pair) for pair in same))
    return "".join(parts) + "</section>"


def _pair(pair: Pair) -> str:
    changes = "".join(f"<li>{_text(change_text(change))}</li>" for change in pair.changes)
    shown = f"<ul>{changes}</ul>" if changes else ""
    sides = "".join(
        f"<p><span class=no>telling {side.telling + 1}, {side.claim}</span>{_text(side.text)}</p>"
        for side in (pair.before, pair.after)
    )
    return f"<div class=pair>{shown}{sides}</div>"


def _labels(labels: tuple[Label, ...]) -> str:
    shown = [f"<span class=device>{_text(label_text(x))}</span>" if x.device else _text(label_text(x)) for x in labels]
    return ", ".join(shown) or "–"


def _evidence(title: str, css: str, found: tuple[Evidence, ...]) -> str:
    if not found:
        return ""
    items = "".join(f"<li>{_text(e.text)} <span class=soft>({e.claim})</span></li>" for e in found)
    return f"<h3>{title}</h3><ul class={css}>{items}</ul>"


def _text(text: str | None) -> str:
    return escape(one_line(text))
