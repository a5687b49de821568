"""`counterclaim schema`: the JSON Schema of a reading."""

from __future__ import annotations

import json

from counterclaim.cli.options import Output, write_out
from counterclaim.records import json_schema


def schema(output: Output = None) -> None:
    """Print the JSON Schema of a reading (what `read --format json` gives)."""
    write_out(json.dumps(json_schema(), indent=2, ensure_ascii=False), output)
