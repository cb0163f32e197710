"""Which files are ledgers, and that the tables are those that the code knows."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from purport.errors import LedgerError
from purport.ledger import open_ledger
from purport.ledger.schema import migrations
from purport.ledger.tables import metadata
from tests.ledger.handmade import FULL_CLAIM, REPORT

INDEXES = ("claim_words", "report_words")


def change(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql)


def test_the_migrations_make_the_tables_that_the_code_knows(tmp_path: Path) -> None:
    open_ledger(tmp_path / "a.db").close()
    engine = create_engine(f"sqlite:///{tmp_path / 'a.db'}")
    made = inspect(engine)
    # The full-text indexes are SQLite's own, with tables of theirs behind each.
    words = {name for name in made.get_table_names() if name.startswith(INDEXES)}
    assert set(INDEXES) < words
    assert set(made.get_table_names()) - words == {*metadata.tables, "schema_version"}
    for table in metadata.tables.values():
        keys = made.get_pk_constraint(table.name)["constrained_columns"]
        columns = {
            column["name"]: (column["nullable"], column["name"] in keys)
            for column in made.get_columns(table.name)
        }
        known = {
            column.name: (bool(column.nullable), column.primary_key) for column in table.columns
        }
        assert columns == known, table.name
    engine.dispose()


def test_migrations_are_numbered_without_a_gap() -> None:
    numbers = [number for number, _, _ in migrations()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_opening_again_applies_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    open_ledger(path).close()
    before = path.read_bytes()
    open_ledger(path).close()
    assert path.read_bytes() == before


def test_the_settings_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_ledger(path) as ledger, ledger._engine.connect() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    assert [each.name for each in tmp_path.iterdir()] == ["a.db"], "the log is folded in"


def test_a_path_of_any_characters(tmp_path: Path) -> None:
    path = tmp_path / "Книга %41?mode=ro&x#y.db"
    with open_ledger(path) as ledger:
        ledger.add(REPORT, (FULL_CLAIM,))
    assert path.is_file()
    with open_ledger(path, create=False) as ledger:
        assert ledger.claims() == (FULL_CLAIM,)


def test_a_ledger_of_a_newer_version(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    open_ledger(path).close()
    change(path, "INSERT INTO schema_version VALUES (99, 'later', '2099-01-01')")
    with pytest.raises(LedgerError, match="install the newer purport"):
        open_ledger(path)


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    change(path, "CREATE TABLE note (words TEXT)")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="not a purport ledger"):
        open_ledger(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"On 3 March, nothing happened.", b"\0" * 5000])
def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(content)
    with pytest.raises(LedgerError, match=r"words\.txt.*name another file"):
        open_ledger(path)
    assert path.read_bytes() == content


def test_paths_that_cannot_be_a_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder"):
        open_ledger(tmp_path)
    with pytest.raises(LedgerError, match="make the folder first"):
        open_ledger(tmp_path / "nowhere" / "a.db")
    with pytest.raises(LedgerError, match="check the name"):
        open_ledger(tmp_path / ("x" * 300))


def test_a_missing_ledger_is_only_made_where_that_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with pytest.raises(LedgerError, match=r"there is no ledger .* read reports into it first"):
        open_ledger(path, create=False)
    path.touch()
    with pytest.raises(LedgerError, match="is empty"):
        open_ledger(path, create=False)
    open_ledger(path).close()
    open_ledger(path, create=False).close()
