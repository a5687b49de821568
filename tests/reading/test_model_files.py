"""The shipped model is data only; one that carries code is found out."""

from __future__ import annotations

import pickle
import shutil
from pathlib import Path

from counterclaim.reading.model_files import problems
from counterclaim.reading.parse import Parser


def test_the_shipped_model_holds_only_data(parser: Parser) -> None:
    assert problems(Path(str(parser.nlp.path))) == []


def test_code_in_a_model_is_found(parser: Parser, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(str(parser.nlp.path), folder, ignore=shutil.ignore_patterns("vectors", "strings.json", "key2row"))
    (folder / "helper.py").write_text("print('run')")
    (folder / "parser" / "moves").write_bytes(pickle.dumps({"a": 1}))
    settings = folder / "config.cfg"
    settings.write_text(settings.read_text() + '\n[evil]\n@misc = "shell.run.v1"\nfactory = "downloader"\n')
    found = "\n".join(problems(folder))
    assert "helper.py is no file of a model" in found
    assert "parser/moves is a pickle" in found
    assert "names shell.run.v1" in found
    assert "component downloader" in found
