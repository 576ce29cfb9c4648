"""Error output of PHP, Xdebug, WordPress and MySQL that stands before, inside or behind a document.

Two doors, one for each form a page comes in. `strip_markup` works on source text before any parser sees it,
because a warning in front of `<?xml` or `{` breaks the parser, and one inside an attribute breaks the page.
`strip_lines` works on flattened text, where only lines are left.

A tutorial that quotes an error keeps it. In markup the elements around it tell (`error_context`); in
flattened text a line is cut only where no sentence leads to it and the text does not speak of errors itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaning.cuts import CutLog
from cleaning.rules.error_context import ErrorContext, root_of
from cleaning.rules.error_shapes import (
    BOXES,
    MYSQL,
    TRIGGERS,
    ErrorSpan,
    error_at_header,
    error_blocks,
    root_paths,
)

RULE = "php_error"

_BLANK = re.compile(r"(?:\s|\ufeff|<br ?/?>)*")
_TAGS = re.compile(r"<[^<>]{0,500}>|&lt;[^<>]{0,100}?&gt;")

_LINE_HEADER = re.compile(
    r"(?:\( ! \) )?(?:PHP )?(?:Warning|Notice|Deprecated|Strict Standards|Parse error"
    r"|(?:Catchable |Recoverable )?[Ff]atal error|(?:Core|Compile) (?:Warning|Error)):\s"
)
_LINE_END = re.compile(r" in (?:/|[A-Za-z]:[\\/]|\\\\|phar://|Unknown\b)[^\n]{0,440}? on line \d{1,7}\.?")
_UNCAUGHT_LINE = re.compile(r"(?:PHP )?Fatal error:\s+Uncaught .{1,1500}? in \S{1,300}:\d{1,7}$")
_TRACE_LINE = re.compile(
    r"Stack trace:$|#\d{1,4} (?:\S{1,300}\(\d{1,7}\): .{1,600}|\[internal function\]: .{1,600}|\{main\})$"
    r"|thrown in \S{1,300} on line \d{1,7}$"
)
_XDEBUG_LINE = re.compile(
    r"Call Stack$|#\s+Time\s+Memory\s+Function\s+Location$|\d{1,4}\s+\d+\.\d{4}\s+\d+\s+.{1,400}:\d{1,7}$"
)
_SQL_LINE = re.compile(
    r"WordPress database error:? .{1,600}|Error establishing a database connection\.?$"
    r"|(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|SHOW (?:FULL )?(?:COLUMNS|TABLES)|DESCRIBE) .{1,4000}"
)
_LINE_TRIGGERS = (
    *(" on line ", "Uncaught ", "WordPress database error", "error in your SQL syntax"),
    *("(using password: ", " server through socket ", " server on ", "should be repaired", "t exist"),
)
"""A text without any of these holds no line that begins with a message, and is not gone through."""
_FENCES = ("```", "~~~")
"""Lines that open and close code in Markdown (CommonMark 4.5)."""
_LEADING_LINES = 3
"""Lines before a message of which the last that is not blank may lead to it."""
_ABOUT_ERRORS = re.compile(
    r"(?<![./\w])PHP\b|\bwp-config|functions\.php|php\.ini|error_reporting|display_errors|WP_DEBUG"
    r"|headers already sent"
    r"|\b(?:this|following|the|an?|that) (?:error|warning|notice|message)\b|\berror message|\bstack trace\b"
    r"|\bdeprecat|Fehlermeldung|message d'erreur|mensaje de error|messaggio di errore|сообщение об ошибке",
    re.IGNORECASE,
)
"""Words by which a text that speaks of errors is known: it may quote them."""
_ERROR_WORDS = (
    *("php", "wp-config", "wp_debug", "error", "warning", "notice", "message", "already sent", "stack trace"),
    *("deprecat", "fehler", "mensaje", "messaggio", "сообщение"),
)
"""Every match of `_ABOUT_ERRORS` holds one of these."""


def strip_markup(markup: str, cuts: CutLog) -> str:
    """Take error output out of the source text of a page, feed or JSON document.

    >>> strip_markup("<br /><b>Notice</b>:  x in <b>/w/b.php</b> on line <b>3</b><br /><p>Hi", CutLog())
    '<p>Hi'
    """
    if not any(trigger in markup for trigger in TRIGGERS):
        return markup
    context, root = ErrorContext(markup), root_of(markup)
    roots: set[str] = set()
    kept, cursor, leading = [], 0, True
    for span in _spans(markup):
        follows = _BLANK.fullmatch(markup, cursor, span.start) is not None
        leading = leading and follows
        if span.start < cursor:
            continue
        if not (leading or context.is_printed(span, root)):
            leading = False
            if not (cursor and follows) or context.is_quoted(span.start):
                continue
        kept.append(markup[cursor : span.start])
        cuts.add(RULE, _TAGS.sub(" ", markup[span.start : span.end]))
        roots |= root_paths(markup[span.start : span.end])
        cursor = span.end
    if not cursor:
        return markup
    kept.append(markup[cursor:])
    return _strip_blocks("".join(kept), roots, cuts).lstrip()


def strip_lines(text: str, cuts: CutLog) -> str:
    r"""Take error output out of the lines of a flattened text.

    >>> strip_lines("Warning: Division by zero in /var/www/a.php on line 3\nA post.", CutLog())
    'A post.'
    """
    if not any(trigger in text for trigger in _LINE_TRIGGERS):
        return text
    lines = text.split("\n")
    ends = [_error_end(line) for line in lines]
    if not any(ends):
        return text
    rest = (line[end:] for line, end in zip(lines, ends, strict=True) if not _continues(line))
    if any(map(_speaks_of_errors, rest)):
        return text
    kept: list[str] = []
    in_trace = in_fence = False
    for line, end in zip(lines, ends, strict=True):
        in_fence ^= line.startswith(_FENCES)
        in_trace = (end > 0 and not line[end:].strip()) or (in_trace and _continues(line))
        if in_fence or (end and _leads_to_quotation(kept)):
            kept.append(line)
            in_trace = False
        elif in_trace or end:
            cuts.add(RULE, line if in_trace else line[:end])
            kept.extend([line[end:].strip()] if end and line[end:].strip() else [])
        else:
            kept.append(line)
    return "\n".join(kept)


def _speaks_of_errors(line: str) -> bool:
    lowered = line.lower()
    return any(word in lowered for word in _ERROR_WORDS) and _ABOUT_ERRORS.search(line) is not None


def _leads_to_quotation(lines: list[str]) -> bool:
    """Whether the last line that says something ends in a colon."""
    said = next((line for line in reversed(lines[-_LEADING_LINES:]) if line.strip()), "")
    return said.rstrip().endswith((":", "："))


def _strip_blocks(markup: str, roots: set[str], cuts: CutLog) -> str:
    """Take out the elements that are one message each, from folders that a printed message has named."""
    context = ErrorContext(markup)
    kept, cursor = [], 0
    for span in error_blocks(markup):
        message = markup[span.start : span.end]
        opened = span.start + message.index(">") + 1
        if span.start < cursor or context.is_quoted(opened) or root_paths(message).isdisjoint(roots):
            continue
        kept.append(markup[cursor : span.start])
        cuts.add(RULE, _TAGS.sub(" ", message))
        cursor = span.end
    return "".join([*kept, markup[cursor:]])


def _spans(markup: str) -> Iterator[ErrorSpan]:
    """All messages of all kinds, in page order."""
    return iter(sorted([*_messages(markup), *_blocks(markup)], key=lambda span: (span.start, -span.end)))


def _messages(markup: str) -> Iterator[ErrorSpan]:
    position = 0
    while (span := error_at_header(markup, position)) is not None:
        yield span
        position = span.end


def _blocks(markup: str) -> Iterator[ErrorSpan]:
    """Tables of Xdebug, the error boxes of WordPress, Drupal and CodeIgniter, and MySQL's message."""
    for shape, close, chars, needed in BOXES:
        position = 0
        while (found := shape.search(markup, position)) is not None:
            end = markup.find(close, found.end(), found.end() + chars)
            position = end + len(close) if end >= 0 else found.end()
            if end >= 0 and (needed is None or needed.search(markup, found.end(), end)):
                yield ErrorSpan(found.start(), position, exact=True, plain=False)
    for found in MYSQL.finditer(markup):
        yield ErrorSpan(found.start(), found.end(), exact=False, plain=True)


def _error_end(line: str) -> int:
    """Where the messages that a line begins with end; 0 where it begins with none."""
    end = 0
    while (header := _LINE_HEADER.match(line, end)) is not None:
        found = _LINE_END.search(line, header.end(), header.end() + 3_000)
        if found is None:
            return len(line) if not end and _UNCAUGHT_LINE.match(line) else end
        end = found.end()
        end += len(line[end:]) - len(line[end:].lstrip())
    if not end and (MYSQL.match(line) or line.startswith("WordPress database error")):
        return len(line)
    return end


def _continues(line: str) -> bool:
    """A line that belongs to the message before it: a frame of its trace, its SQL."""
    stripped = line.strip()
    return any(shape.match(stripped) for shape in (_TRACE_LINE, _XDEBUG_LINE, _SQL_LINE))
