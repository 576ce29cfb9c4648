"""Error output goes, quoted errors stay."""

import json
from pathlib import Path

import pytest

from cleaning.cuts import CutLog
from cleaning.rules.php_errors import strip_lines, strip_markup

HERE = Path(__file__).parent
PRINTED = json.loads((HERE / "php_error_printed.json").read_text("utf-8"))
QUOTED = json.loads((HERE / "php_error_quoted.json").read_text("utf-8"))
WARNING = "Warning: Division by zero in /srv/www/a.php on line 3"


@pytest.mark.parametrize("case", PRINTED, ids=lambda case: case["name"])
def test_printed_errors_are_cut_and_logged(case):
    cuts = CutLog()
    left = strip_markup(case["markup"], cuts)
    assert [text for text in case["cut"] if text in left] == []
    assert [text for text in case["keep"] if text not in left] == []
    assert {cut.rule for cut in cuts.freeze()} == {"php_error"}


@pytest.mark.parametrize("case", QUOTED, ids=lambda case: case["name"])
def test_quoted_errors_stay(case):
    cuts = CutLog()
    left = strip_markup(case["markup"], cuts)
    assert left == case["markup"]
    assert [text for text in case["keep"] if text not in left] == []
    assert cuts.freeze() == ()


def test_the_fixtures_are_at_least_twenty_of_each():
    assert min(len(PRINTED), len(QUOTED)) >= 20


def test_a_page_without_errors_is_the_same_object():
    page = "<html><p>Buy on line.</p></html>"
    assert strip_markup(page, CutLog()) is page


def test_a_line_of_error_is_cut_from_flattened_text():
    assert strip_lines(f"{WARNING}\nA post about tea.", CutLog()) == "A post about tea."


def test_text_behind_an_error_on_the_same_line_stays():
    assert strip_lines(f"{WARNING} {WARNING} http://example.com Tea", CutLog()) == "http://example.com Tea"


@pytest.mark.parametrize(
    "line",
    [
        "Fatal error: Uncaught Error: no in /srv/a.php:12",
        "WordPress database error: [no such table]",
        "You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version"
        " for the right syntax to use near 'x' at line 1",
        "Access denied for user 'a'@'localhost' (using password: YES)",
        "Can't connect to local MySQL server through socket '/tmp/mysql.sock' (2)",
        "Can't connect to MySQL server on 'db.example' (111)",
        "Table 'wp_posts' is marked as crashed and should be repaired",
        "Table 'blog.wp_posts' doesn't exist",
    ],
)
def test_a_message_of_each_kind_is_cut_where_it_is_the_only_one(line):
    assert strip_lines(f"{line}\nA post about tea.", CutLog()) == "A post about tea."


def test_a_trace_is_cut_with_its_error():
    lines = [
        "Tea.",
        "Fatal error: Uncaught Error: no in /srv/a.php:12",
        "Stack trace:",
        "#0 /srv/b.php(3): f('x')",
        "#1 {main}",
        "thrown in /srv/a.php on line 12",
        "Cake.",
    ]
    assert strip_lines("\n".join(lines), CutLog()) == "Tea.\nCake."


def test_a_call_stack_of_xdebug_is_cut_with_its_error():
    lines = [
        f"( ! ) {WARNING}",
        "Call Stack",
        "# Time Memory Function Location",
        "1 0.0001 394320 {main}( ) .../t.php:0",
        "Tea.",
    ]
    assert strip_lines("\n".join(lines), CutLog()) == "Tea."


@pytest.mark.parametrize(
    "lines",
    [
        ["This is how I fixed a PHP problem.", WARNING, "Tea."],
        ["The server then wrote:", WARNING, "Tea."],
        ["He wrote Warning: Division by zero in /srv/a.php on line 3 on the wall."],
        ["Stack trace:", "#0 {main}"],
        ["Warning: in the shop they wait in line."],
    ],
)
def test_a_text_that_speaks_of_errors_keeps_them(lines):
    assert strip_lines("\n".join(lines), CutLog()) == "\n".join(lines)


@pytest.mark.parametrize(
    "piece",
    [
        "<b>Warning</b>:  ",
        "\nWarning: in ",
        "<p",
        "<div class='",
        '<div class="messages error">',
        "Access denied for user ",
        "Table '",
        " in /",
        "on line ",
        "&lt;b",
        "<br />",
        "\n{\n",
    ],
)
def test_hostile_pages_are_read_in_linear_time(piece):
    page = "<html>" + piece * (2_000_000 // len(piece)) + " on line 3"
    assert strip_markup(page, CutLog())


PRINTED_ABOVE = (
    "<br />\n<b>Warning</b>:  mysql_connect(): refused in <b>/home/site/public_html/db.php</b>"
    " on line <b>7</b><br />\n"
)
ALONE = (
    "Warning: mysql_query() expects parameter 1 to be resource in /home/site/public_html/inc.php on line 41"
)


@pytest.mark.parametrize(
    "block", [f"<p>{ALONE}</p>", f'<div class="a">{ALONE}</div>', f"<p><b>{ALONE[:7]}</b>{ALONE[7:]}</p>"]
)
def test_an_element_that_is_one_error_goes_where_the_page_printed_another(block):
    page = f"<html><body>{PRINTED_ABOVE}<p>Tea is a drink.</p>{block}<p>So is water.</p></body></html>"
    cuts = CutLog()
    assert strip_markup(page, cuts) == "<html><body><p>Tea is a drink.</p><p>So is water.</p></body></html>"
    assert [cut.rule for cut in cuts.freeze()] == ["php_error", "php_error"]


@pytest.mark.parametrize(
    "quoted",
    [
        f"<p>{ALONE}</p>".replace("/home/site/", "/srv/example/"),
        f"<blockquote><p>{ALONE}</p></blockquote>",
        f"<p>Then my shop said this to me:</p><p>{ALONE}</p>",
        f'<p class="code">{ALONE}</p>',
        f"<p>{ALONE} and I laughed.</p>",
        f"<li>{ALONE}</li>",
    ],
)
def test_a_quoted_error_stays_where_the_page_printed_another(quoted):
    page = f"<html><body>{PRINTED_ABOVE}<p>Tea is a drink.</p>{quoted}</body></html>"
    assert quoted in strip_markup(page, CutLog())
