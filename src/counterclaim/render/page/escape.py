"""The only ways by which text of others gets into the page."""

from __future__ import annotations

import html
import json
from typing import Any

from counterclaim.render.plain import one_line, visible


def h(text: object) -> str:
    """Return one visible, escaped line for HTML text or a quoted attribute."""
    return html.escape(one_line(str(text)), quote=True)


def h_text(text: str) -> str:
    """Return escaped text with its spaces and line breaks, one shown character per character of the document."""
    return html.escape(visible(text), quote=True)


def script_json(value: Any) -> str:
    """Return JSON that is safe inside a `<script>` element: no `<`, `>`, `&`, no line separators, no raw controls."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def attributes(**values: object) -> str:
    """Return HTML attributes with a leading space each; `data_k` becomes ``data-k``, None is left out."""
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{h(value)}"' for name, value in values.items() if value is not None
    )
