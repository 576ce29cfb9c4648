r"""What error output looks like: of PHP 4 to 8, Xdebug, WordPress and MySQL; HTML, escaped and plain.

PHP prints `LEVEL: MESSAGE in FILE on line N` (main/main.c, php_error_cb): with html_errors as
`<br />\n<b>LEVEL</b>:  MESSAGE in <b>FILE</b> on line <b>N</b><br />\n`, without as `\nLEVEL: ... N\n`.
An uncaught exception carries its stack trace inside MESSAGE. A message is found from its beginning: a header,
then by plain string search the nearest ` on line `, and only the few hundred characters before that are read
by a pattern, so that a page of a million headers costs no more than reading it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MESSAGE_CHARS = 2_000
"""Longest message (characters). PHP's own log_errors_max_len is 1,024; escaping makes it longer."""

TRACE_CHARS = 30_000
"""Longest message of an uncaught exception: some 100 frames of 300 characters."""

TABLE_CHARS = 200_000
"""Longest table of Xdebug (characters): a call stack with its variables."""

_LEVEL = (
    r"(?:Warning|Notice|Deprecated|Strict Standards|Parse error|(?:Catchable |Recoverable )?[Ff]atal error"
    r"|User (?:Warning|Notice|Error|Deprecated)|(?:Core|Compile) (?:Warning|Error|error))"
)
_OPEN, _CLOSE = r"(?:<|&lt;)", r"(?:>|&gt;)"
_BREAK = rf"{_OPEN}br ?\\?/?{_CLOSE}(?:\\[nr]|\s){{0,4}}"
_BOLD, _UNBOLD = rf"{_OPEN}(?:b|strong){_CLOSE}", rf"{_OPEN}\\?/(?:b|strong){_CLOSE}"

_HEADER = re.compile(
    rf"(?P<html>(?P<br>(?:{_BREAK}){{1,2}})?{_BOLD}(?:PHP )?{_LEVEL}{_UNBOLD}: {{0,2}})"
    rf"|(?P<plain>^(?:PHP )?{_LEVEL}: {{1,2}})",
    re.MULTILINE,
)
_PLACE = re.compile(
    rf" in (?:{_BOLD})?(?:(?:\\?/|[A-Za-z]:[\\/]|\\\\|phar://)[^\n<>]{{1,440}}?|Unknown)"
    rf"(?:{_UNBOLD})? on line "
)
_NUMBER = re.compile(rf"(?:{_BOLD})?\d{{1,7}}(?:{_UNBOLD})?(?:{_BREAK})?")
_BLOCK_HEADER = re.compile(
    rf"<(?P<name>p|div|span|font|center)\b[^<>]{{0,300}}>\s{{0,20}}"
    rf"(?:{_BOLD})?(?:PHP )?{_LEVEL}(?:{_UNBOLD})?: {{1,2}}"
)
_ROOT_PATH = re.compile(
    rf" in (?:{_BOLD})?(?P<root>(?:[A-Za-z]:)?[\\/][^\s\\/<>]{{1,100}}[\\/][^\s\\/<>]{{1,100}}[\\/])"
)
"""The first two folders of an absolute path: "/home/site/", "/var/www/", "C:\\inetpub\\wwwroot\\"."""
_PLACE_CHARS = 460
"""Characters before ` on line ` that may hold the path: PATH_MAX is 4,096, real ones stay under 400."""

XDEBUG = re.compile(
    r"<table\b[^<>]{0,200}\bxdebug-error\b|<table\b[^<>]{0,200}>\s{0,9}<tr><th[^<>]{0,80}#f57900"
)
WPDB = re.compile(r"<div id=[\"']error[\"']>\s{0,20}<p class=[\"']wpdberror[\"']>")
MYSQL = re.compile(
    r"You have an error in your SQL syntax; check the manual that corresponds to your (?:MySQL|MariaDB)"
    r" server version for the right syntax to use near [^<>]{0,600}? at line \d{1,6}"
    r"|(?:Could not connect: )?Access denied for user [^<>\n]{3,120}? \(using password: (?:YES|NO)\)"
    r"|Can(?:'|&#0?39;)t connect to (?:local )?(?:MySQL|MariaDB) server (?:through socket|on)"
    r" [^<>\n]{3,120}? \(\d{1,5}\)"
    r"|Table (?:'|&#0?39;)[^<>\n]{1,120}?(?:'|&#0?39;) (?:is marked as crashed and should be repaired"
    r"|doesn(?:'|&#0?39;)t exist)"
)
"""What programs print that end with `die(mysql_error())`; the wording is of MySQL's share/errmsg-utf8.txt."""

CODEIGNITER = re.compile(
    r"<div style=\"border:1px solid #990000;[^<>]{0,100}\">\s{0,20}"
    r"<h4>A (?:PHP Error|Database Error) [^<>]{0,30}</h4>"
)
"""application/errors/error_php.php of CodeIgniter 1 to 3."""

DRUPAL_BOX = re.compile(r"<div class=\"messages (?:error|warning)\">")
"""Drupal 5 to 7, includes/errors.inc: "%type: !message in %function (line %line of %file)."."""

_PLACED = re.compile(r" on line (?:<em[^<>]{0,40}>)?\d|\(line ")

BOXES = (
    (XDEBUG, "</table>", TABLE_CHARS, None),
    (WPDB, "</div>", MESSAGE_CHARS, None),
    (CODEIGNITER, "</div>", TRACE_CHARS, None),
    (DRUPAL_BOX, "</div>", MESSAGE_CHARS, _PLACED),
)
"""How a box begins, the tag that ends it, how long it may be, and what its text must hold."""

TRIGGERS = (
    *(" on line ", "xdebug-error", "#f57900", "wpdberror", "error in your SQL syntax"),
    *(
        "solid #990000",
        "(line ",
        "(using password: ",
        " server through socket ",
        " server on ",
        "should be repaired",
    ),
)
"""A page without any of these holds no error output, and is not searched further."""


@dataclass(frozen=True, slots=True)
class ErrorSpan:
    """One message found in a text: `text[start:end]`."""

    start: int
    end: int
    exact: bool
    """It has the breaks that PHP prints around its HTML form."""
    plain: bool
    """It has no markup of its own."""


def error_at_header(text: str, position: int) -> ErrorSpan | None:
    """Find the first complete PHP message that begins at or behind `position`."""
    for header in _HEADER.finditer(text, position):
        end = _message_end(text, header.end())
        if end is not None:
            plain = header["plain"] is not None
            return ErrorSpan(header.start(), end, exact=header["br"] is not None, plain=plain)
    return None


def error_blocks(text: str) -> Iterator[ErrorSpan]:
    """Elements whose whole text is one message, in page order."""
    for header in _BLOCK_HEADER.finditer(text):
        end = _message_end(text, header.end())
        close = f"</{header['name']}>"
        if end is not None and text[end : end + len(close) + 20].lstrip().startswith(close):
            span_end = text.index(close, end) + len(close)
            yield ErrorSpan(header.start(), span_end, exact=False, plain=True)


def root_paths(message: str) -> frozenset[str]:
    """The roots of the site's folders that a message names.

    >>> root_paths("Warning: x in /home/site/public_html/inc.php on line 41")
    frozenset({'/home/site/'})
    """
    return frozenset(found["root"] for found in _ROOT_PATH.finditer(message))


def _message_end(text: str, start: int) -> int | None:
    limit = start + MESSAGE_CHARS
    mark = text.find(" on line ", start, limit)
    if _is_uncaught(text, start, min(limit, mark) if mark >= 0 else limit):
        thrown = text.find("thrown in ", start, start + TRACE_CHARS)
        mark = text.find(" on line ", thrown, thrown + MESSAGE_CHARS) if thrown >= 0 else mark
    if mark < 0:
        return None
    place_end = mark + len(" on line ")
    place = text.rfind(" in ", max(start, place_end - _PLACE_CHARS), place_end)
    if place < 0 or not _PLACE.fullmatch(text, place, place_end):
        return None
    number = _NUMBER.match(text, place_end)
    return number.end() if number else None


def _is_uncaught(text: str, start: int, end: int) -> bool:
    return text.find("Uncaught ", start, end) >= 0 or text.find("Stack trace:", start, end) >= 0
