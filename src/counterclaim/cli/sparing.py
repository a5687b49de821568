"""``import spacy`` imports spaCy's own command line with it, and what that needs to fetch and build projects: a third of
the time of the import, for nothing that is used here. In our commands it waits until somebody asks for it.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

_PACKAGE, _INFO = "spacy.cli", "spacy.cli.info"


def spare_spacys_commands() -> None:
    """Let spaCy's command line wait. To be called before spaCy is imported; after that it does nothing."""
    spec = importlib.util.find_spec("spacy") if "spacy" not in sys.modules else None
    if spec is None:
        return
    package, info = ModuleType(_PACKAGE), ModuleType(_INFO)
    package.__path__ = [str(Path(place) / "cli") for place in spec.submodule_search_locations or ()]
    vars(package)["__getattr__"] = _real
    vars(info)["info"] = lambda *given, **named: _real("info")(*given, **named)
    sys.modules[_PACKAGE], sys.modules[_INFO] = package, info


def _real(name: str) -> Any:
    if name.startswith("__"):  # what Python itself asks of a module
        raise AttributeError(name)
    for stands_in in (_PACKAGE, _INFO):
        module = sys.modules.get(stands_in)
        if module is not None and getattr(module, "__file__", None) is None:
            del sys.modules[stands_in]
    return getattr(importlib.import_module(_PACKAGE), name)
