"""Database URLs: what is refused is one line, and no part of a password is in it."""

from __future__ import annotations

import pytest

from cleaning.errors import ConfigError
from storage.runs import SECRET
from storage.urls import missing_driver, read_url


def refusal(text: str) -> str:
    with pytest.raises(ConfigError) as caught:
        read_url(text)
    return str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "postgresql://u:ge@heim@127.0.0.1:1/x",
        "postgresql://u:ge@he/im@127.0.0.1:1/x",
        "mysql://u:ge@he?im@127.0.0.1/x",
        "postgresql://u:geheim@127.0.0.1:port/x?password=heim",
    ],
)
def test_no_part_of_a_password_is_shown(text: str) -> None:
    message = refusal(text)
    assert "127.0.0.1" in message
    assert "he" not in message.partition(": ")[0]


def test_a_sign_that_parts_the_password_is_explained() -> None:
    assert refusal("mysql://u:ge@heim@127.0.0.1/x").endswith("is written %40")


def test_a_quoted_sign_in_a_password_is_read() -> None:
    assert read_url("postgresql://u:ge%40heim@127.0.0.1/x").password == "ge@heim"


def test_a_file_may_have_the_sign_in_its_name() -> None:
    assert read_url("sqlite:///me@home@work.db").database == "me@home@work.db"


@pytest.mark.parametrize(
    "text",
    [
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        ":memory:",
        "sqlite:///file::memory:?uri=true",
        "sqlite:///file:rows?mode=memory&uri=true",
    ],
)
def test_a_database_that_would_be_lost_is_refused(text: str) -> None:
    assert "sqlite:///FILE" in refusal(text)


def test_a_missing_driver_is_explained_for_a_clone_too() -> None:
    url = read_url("postgresql://u@127.0.0.1/x")
    message = str(missing_driver(url, ImportError("no", name="psycopg")))
    assert "pip install 'postsieve[postgresql]'" in message
    assert "uv run --extra postgresql postsieve" in message


def test_the_arguments_of_a_run_hide_a_whole_password() -> None:
    assert SECRET.sub("***@", '"http://u:ge@heim@a.example/b@c"') == '"http://***@a.example/b@c"'
