"""Schema: made by itself, held against the models, refused where it is not ours."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect, text

from cleaning.errors import ConfigError, SchemaError, StorageError
from storage.engine import make_engine, writing
from storage.models import Base
from storage.schema import HEAD, VERSION_TABLE, State, migrations, read_state
from storage.store import Store
from storage.upkeep import check_database, upgrade_database
from storage.urls import read_url
from tests.storage.samples import cleaned, post, said

PROMISED = "posts comments captures rejections cuts runs sources frontier post_versions"


def execute(url: str, statement: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def describe(engine: Engine) -> dict[str, str]:
    """Every table, column, key, index and view of a database, in words; the order of columns is no promise."""
    found = inspect(engine)
    tables = {
        f"{name} {kind}": "\n".join(sorted(str(part) for part in parts))
        for name in found.get_table_names()
        for kind, parts in (
            ("columns", [{**column, "type": str(column["type"])} for column in found.get_columns(name)]),
            ("key", [found.get_pk_constraint(name)]),
            ("foreign keys", found.get_foreign_keys(name)),
            ("unique", found.get_unique_constraints(name)),
            ("indexes", found.get_indexes(name)),
            ("options", [found.get_table_options(name)]),
        )
    }
    views = {name: " ".join(found.get_view_definition(name).split()) for name in found.get_view_names()}
    with engine.connect() as connection:
        version = str(connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}")))
    return {**tables, **views, "version": version}


def test_an_empty_database_gets_the_promised_tables_and_views(store: Store, url: str) -> None:
    engine = create_engine(url)
    found = inspect(engine)
    assert set(PROMISED.split()) <= set(found.get_table_names())
    assert {"v_posts", "v_comments", "v_threads"} <= set(found.get_view_names())
    engine.dispose()


def test_the_migrations_make_what_the_models_say(empty_url: str) -> None:
    engine = make_engine(read_url(empty_url))
    with writing(engine) as connection:
        command.upgrade(migrations(connection), "head")
    with engine.connect() as connection:
        options = {"compare_type": True, "version_table": VERSION_TABLE}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata) == []
    engine.dispose()


def test_an_empty_database_gets_what_all_migrations_make(empty_url: str) -> None:
    engine = make_engine(read_url(empty_url))
    Store.open(empty_url).close()
    created = describe(engine)
    with writing(engine) as connection:
        command.downgrade(migrations(connection), "base")
        command.upgrade(migrations(connection), "head")
    assert describe(engine) == created
    engine.dispose()


def test_the_head_is_the_newest_migration() -> None:
    assert ScriptDirectory.from_config(migrations()).get_current_head() == HEAD


def test_the_migrations_can_be_taken_back(empty_url: str) -> None:
    Store.open(empty_url).close()
    engine = make_engine(read_url(empty_url))
    with writing(engine) as connection:
        command.downgrade(migrations(connection), "base")
    assert read_state(engine) is State.EMPTY
    engine.dispose()


def test_an_older_database_says_what_to_run(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Store.open(sqlite_url).close()
    monkeypatch.setattr("storage.schema.HEAD", "9999")
    with pytest.raises(SchemaError, match="postsieve db upgrade --db sqlite:///"):
        Store.open(sqlite_url)


def test_a_newer_database_says_to_upgrade_the_program(sqlite_url: str) -> None:
    Store.open(sqlite_url).close()
    execute(sqlite_url, f"UPDATE {VERSION_TABLE} SET version_num = 'future'")
    with pytest.raises(SchemaError, match="upgrade the program"):
        Store.open(sqlite_url)
    with pytest.raises(SchemaError, match="upgrade the program"):
        upgrade_database(sqlite_url)


def test_tables_of_another_program_are_left_alone(sqlite_url: str) -> None:
    execute(sqlite_url, "CREATE TABLE posts (id INTEGER)")
    with pytest.raises(SchemaError, match="another program"):
        Store.open(sqlite_url)


def test_other_tables_beside_ours_do_not_matter(empty_url: str) -> None:
    url = empty_url
    execute(url, "CREATE TABLE recipes (id INTEGER)")
    Store.open(url).close()
    execute(url, "SELECT * FROM recipes")


def test_without_leave_no_file_is_made(sqlite_url: str) -> None:
    with pytest.raises(StorageError, match="there is no such file"):
        Store.open(sqlite_url, upgrade=False)
    assert not Path(sqlite_url.removeprefix("sqlite:///")).exists()


def test_without_leave_an_empty_database_stays_empty(sqlite_url: str) -> None:
    Path(sqlite_url.removeprefix("sqlite:///")).touch()
    with pytest.raises(SchemaError, match="no tables yet"):
        Store.open(sqlite_url, upgrade=False)


def test_upgrade_tells_the_state_before(sqlite_url: str) -> None:
    assert (upgrade_database(sqlite_url), upgrade_database(sqlite_url)) == (State.EMPTY, State.CURRENT)


def test_many_may_open_an_empty_database_at_once(empty_url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        for store in pool.map(lambda _: Store.open(empty_url), range(4)):
            store.close()


def test_a_sound_database_has_no_problems(store: Store, url: str) -> None:
    store.save([cleaned(post("Hi", said("a"), said("b", parent=0)))])
    assert check_database(url) == ()


def test_a_post_from_nowhere_is_a_problem(store: Store, url: str) -> None:
    store.save([cleaned(post("Hi"))])
    execute(url, "DELETE FROM sightings")
    assert check_database(url) == ("1 posts come from no capture",)


def test_sqlite_runs_with_a_log_and_foreign_keys(sqlite_url: str) -> None:
    Store.open(sqlite_url).close()
    engine = make_engine(read_url(sqlite_url))
    with engine.connect() as connection:
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1
    engine.dispose()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"This is a letter, and a long one, to nobody." * 50, "is no SQLite database"),
        (b"SQLite format 3\0junk" * 99, "is no SQLite database|damaged"),
    ],
)
def test_a_file_that_is_no_database_gives_one_clear_line(
    tmp_path: Path, content: bytes, message: str
) -> None:
    path = tmp_path / "letter.db"
    path.write_bytes(content)
    with pytest.raises(StorageError, match=message) as caught:
        Store.open(f"sqlite:///{path}")
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == content


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="see that its folder exists"):
        Store.open(f"sqlite:///{tmp_path}/nowhere/rows.db")


@pytest.mark.parametrize(
    "url",
    [
        "rows.db",
        "",
        "oracle://me:secret@host/db",
        "nonsense://me:secret@host",
        "postgresql://me:secret@host:port/db",
    ],
)
def test_what_is_no_database_url_says_so_without_secrets(url: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Store.open(url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("scheme", ["postgresql", "mysql", "mariadb"])
def test_a_server_that_does_not_answer_is_named_without_secrets(scheme: str) -> None:
    with pytest.raises(StorageError, match="no database server answers there") as caught:
        Store.open(f"{scheme}://me:secret@127.0.0.1:1/blogs")
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_unknown_option_of_a_url_is_told_without_secrets() -> None:
    with pytest.raises(ConfigError, match="no such option") as caught:
        Store.open("mysql://me@127.0.0.1:1/blogs?sslpassword=secret")
    assert "secret" not in str(caught.value)


def test_posts_of_an_older_database_are_settled_by_the_next_run(empty_url: str) -> None:
    footer = "Our shop in the old harbour is open every day but Monday, with cake."
    pages = [
        cleaned(post(f"Story {n}.\n{footer}", url=f"https://a.example/{n}"), url=f"https://a.example/{n}")
        for n in range(5)
    ]
    with Store.open(empty_url) as store:
        store.save(pages)
    engine = make_engine(read_url(empty_url))
    with writing(engine) as connection:
        command.downgrade(migrations(connection), "0001")
        command.upgrade(migrations(connection), "head")
    engine.dispose()
    with Store.open(empty_url) as store:
        assert store.settle() == 5
        assert store.save(pages).unchanged_posts == 5
