"""A ledger is made, brought to this version, or refused with what to do."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text
from tests.ledger.store.made import reading

from counterclaim import CounterclaimError, Ledger
from counterclaim.ledger.store import schema
from counterclaim.ledger.store import tables as t
from counterclaim.ledger.store.address import address_of
from counterclaim.ledger.store.engine import connect, writing
from counterclaim.ledger.store.views import VIEWS


def refused(where: str | os.PathLike[str], code: str, *, create: bool = True, read_only: bool = False) -> str:
    with pytest.raises(CounterclaimError) as caught:
        Ledger.open(where, create, read_only=read_only)
    assert caught.value.code == code
    return caught.value.message


@contextmanager
def database(place: str) -> Iterator[Engine]:
    engine = connect(address_of(place))
    yield engine
    engine.dispose()


def old_ledger(place: str) -> None:
    """A ledger as the first version made it, with one document in it."""
    first = Path(schema.MIGRATIONS)
    with database(place) as engine, writing(engine).begin() as connection:
        for statement in (first / f"0001.{connection.dialect.name}.sql").read_text(encoding="utf-8").split(";\n"):
            if statement.strip():
                connection.exec_driver_sql(statement)
        connection.execute(text("CREATE TABLE ledger_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
        connection.execute(text("INSERT INTO ledger_version VALUES ('0001')"))
        connection.execute(
            text(
                "INSERT INTO documents (key, id, language, text, added) "
                "VALUES ('0123456789abcdef', 'sha256:0', 'en', 'An old text.', '2024-01-01 00:00:00')"
            )
        )


def test_the_schema_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [schema.SCHEMA]


def test_an_older_ledger_is_brought_to_this_version(place: str) -> None:
    old_ledger(place)
    with Ledger.open(place) as ledger:
        ledger.add(reading())
        assert ledger.count("documents") == 2
        assert [d.id for d in ledger.documents(document="0123456789abcdef")] == ["sha256:0"]
        assert ledger.search("market")
    with Ledger.open(place) as ledger:
        assert ledger.count("documents") == 2


def test_migrations_lead_to_the_same_tables_as_a_new_ledger(new_place: object) -> None:
    assert callable(new_place)
    old, new = new_place(), new_place()
    old_ledger(old)
    for where in (old, new):
        Ledger.open(where).close()
        with database(where) as engine, engine.connect() as connection:
            options = {
                "include_object": lambda thing, name, kind, *_: not (kind == "table" and name not in t.metadata.tables)
            }
            context = MigrationContext.configure(connection, opts=options)
            differences = [d for d in compare_metadata(context, t.metadata) if "comment" not in str(d)]
            assert differences == [], where
            for name in VIEWS:
                connection.execute(text(f"SELECT * FROM {name}"))


def test_views_of_another_version_are_made_anew(place: str) -> None:
    Ledger.open(place).close()
    with database(place) as engine, writing(engine).begin() as connection:
        connection.execute(text("DROP VIEW claim"))
        connection.execute(text("UPDATE meta SET value = 'older' WHERE name = 'views'"))
    with Ledger.open(place) as ledger, ledger.reads() as connection:
        assert connection.execute(text("SELECT * FROM claim")).all() == []


def test_an_older_ledger_is_not_changed_when_opened_for_reading(place: str) -> None:
    old_ledger(place)
    assert "counterclaim compute" in refused(place, "E514", read_only=True)


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(place: str) -> None:
    old_ledger(place)
    with database(place) as engine, writing(engine).begin() as connection:
        connection.execute(text("ALTER TABLE incidents ADD COLUMN digest TEXT"))  # in the way of the migration
    refused(place, "E513")
    with database(place) as engine, engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM ledger_version")) == "0001"
        assert connection.scalar(text("SELECT count(*) FROM documents")) == 1


def test_a_newer_ledger_is_refused(place: str) -> None:
    Ledger.open(place).close()
    with database(place) as engine, writing(engine).begin() as connection:
        connection.execute(text("UPDATE ledger_version SET version_num = '0999'"))
    assert "0999" in refused(place, "E501")
    refused(place, "E501", read_only=True)


def test_another_programs_database_is_not_touched(place: str) -> None:
    with database(place) as engine, writing(engine).begin() as connection:
        connection.execute(text("CREATE TABLE documents (mine TEXT)"))
    refused(place, "E502")
    with database(place) as engine, writing(engine).begin() as connection:
        assert connection.execute(text("SELECT * FROM documents")).keys() == ["mine"]


def test_nothing_is_made_unless_asked(place: str, tmp_path: Path) -> None:
    refused(place, "E503", create=False)
    refused(place, "E503", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_for_reading_does_not_write(place: str) -> None:
    with Ledger.open(place) as ledger:
        ledger.add(reading())
    with Ledger.open(place, read_only=True) as ledger:
        assert ledger.count("claims") == 3
        with pytest.raises(CounterclaimError) as caught:
            ledger.add(reading(2))
    assert caught.value.code == "E505"


def test_asking_leaves_no_files_behind(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "one.db") as ledger:
        ledger.add(reading())
    with Ledger.open(tmp_path / "one.db", read_only=True) as ledger:
        assert ledger.count("claims") == 3
    assert [path.name for path in tmp_path.iterdir()] == ["one.db"]


def test_files_that_are_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("A report is no database. " * 200, encoding="utf-8")
    before = (tmp_path / "report.txt").read_bytes()
    refused(tmp_path / "report.txt", "E502")
    assert (tmp_path / "report.txt").read_bytes() == before
    (tmp_path / "folder.db").mkdir()
    refused(tmp_path / "folder.db", "E502")
    refused(tmp_path / "no" / "such" / "folder.db", "E505")
    os.mkfifo(tmp_path / "pipe.db")
    refused(tmp_path / "pipe.db", "E502")


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "new.db").touch()
    with Ledger.open(tmp_path / "new.db") as ledger:
        assert ledger.add(reading())


@pytest.mark.parametrize(
    "where",
    ["", "  ", ":memory:", "sqlite://", "mysql://me:secret@host/db", "postgresql://me:secret@host:port/db", "a\0b"],
)
def test_what_is_no_address(where: str) -> None:
    assert "secret" not in refused(where, "E510")


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    message = refused(f"postgresql://me:secret@/db?host={tmp_path}", "E508")
    assert "secret" not in message


def test_a_database_that_is_not_there(postgres: str) -> None:
    refused(postgres.replace("/postgres?", "/nosuch?"), "E508")


def test_a_damaged_ledger(tmp_path: Path) -> None:
    path = tmp_path / "one.db"
    with Ledger.open(path) as ledger:
        list(ledger.add_many((reading(n), None) for n in range(50)))
    data = bytearray(path.read_bytes())
    data[4096 * 3 : 4096 * 40] = b"\xa5" * (4096 * 37)
    path.write_bytes(data)

    def use() -> None:
        with Ledger.open(path) as ledger:
            list(ledger.claims())
            ledger.add(reading(99))

    with pytest.raises(CounterclaimError) as caught:
        use()
    assert caught.value.code == "E509"


@contextmanager
def nobody() -> Iterator[None]:
    """As a user without rights: root may write everywhere."""
    if os.geteuid():
        yield
        return
    os.setegid(65534)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


def test_a_folder_where_nothing_may_be_written(tmp_path: Path) -> None:
    path = tmp_path / "one.db"
    with Ledger.open(path) as ledger:
        ledger.add(reading())
    assert not path.with_name("one.db-wal").exists()
    path.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
    for folder in (tmp_path, tmp_path.parent, tmp_path.parent.parent):
        folder.chmod(0o555 if folder == tmp_path else 0o755)
    try:
        with nobody():
            with Ledger.open(path, read_only=True) as ledger:
                assert ledger.count("claims") == 3
                assert ledger.search("brigade")
            with pytest.raises(CounterclaimError) as caught, Ledger.open(path) as ledger:
                ledger.add(reading(2))
            assert caught.value.code == "E505"
            refused(tmp_path / "new.db", "E505")
    finally:
        tmp_path.chmod(0o755)


def test_any_sqlite_tool_can_open_it(tmp_path: Path) -> None:
    path = tmp_path / "one.db"
    with Ledger.open(path) as ledger:
        ledger.add(reading())
    plain = sqlite3.connect(path)
    assert plain.execute("SELECT claimant, stance FROM claim ORDER BY claim").fetchall() == [
        ("the ministry", "accuses"),
        ("Red Brigade", "denies"),
        ("the ministry", "states"),
    ]
    assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    plain.close()
