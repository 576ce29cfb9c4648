"""CSS selectors as predicates on one element.

`cssselect` parses; this module turns its syntax tree into closures, because translated XPath walks the whole
page for every selector and the page index already knows where to look. Supported: type, class, id, attribute
operators,
`:not()`, and the descendant, child, `+` and `~` combinators.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import islice

import cssselect.parser as css_parser
from lxml.etree import _Element

MOST_ANCESTORS = 150
"""Ancestors that a descendant selector asks; pages may nest without end, platforms do not."""

Test = Callable[[_Element], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector:
    """One compiled selector and where the index files its matches."""

    matches: Test
    class_name: str = ""
    identity: str = ""
    attribute: str = ""
    fits_id: Callable[[str], bool] = bool
    tag: str = ""


@cache
def compile_selector(css: str) -> tuple[Selector, ...]:
    """The selectors of a comma-separated list; an empty string is an empty list."""
    if not css.strip():
        return ()
    return tuple(_selector(parsed.parsed_tree) for parsed in css_parser.parse(css))


def _selector(node: css_parser.Tree) -> Selector:
    class_name = identity = attribute = tag = ""
    fits: Callable[[str], bool] = bool
    step: css_parser.Tree | None = node.subselector if isinstance(node, css_parser.CombinedSelector) else node
    while step is not None and not isinstance(step, css_parser.Element):
        if isinstance(step, css_parser.Class):
            class_name = class_name or step.class_name
        elif isinstance(step, css_parser.Hash):
            identity = identity or step.id
        elif isinstance(step, css_parser.Attrib) and step.attrib == "id":
            attribute, fits = "id", _value_test(step)
        step = getattr(step, "selector", None)
    if isinstance(step, css_parser.Element):
        tag = step.element or ""
    return Selector(
        matches=_test(node),
        class_name=class_name,
        identity=identity,
        attribute=attribute,
        fits_id=fits,
        tag=tag,
    )


def _test(node: css_parser.Tree) -> Test:
    """The predicate of a syntax tree."""
    match node:
        case css_parser.Element():
            name = node.element
            return (lambda e: e.tag == name) if name else (lambda e: True)
        case css_parser.Class():
            inner, name = _test(node.selector), node.class_name
            return lambda e: name in (e.get("class") or "").split() and inner(e)
        case css_parser.Hash():
            inner, name = _test(node.selector), node.id
            return lambda e: e.get("id") == name and inner(e)
        case css_parser.Attrib():
            return _attribute_test(node)
        case css_parser.Negation():
            inner, outer = _test(node.subselector), _test(node.selector)
            return lambda e: outer(e) and not inner(e)
        case css_parser.CombinedSelector():
            return _combined_test(node)
    raise ValueError(f"unsupported selector part: {node!r}")


def _attribute_test(node: css_parser.Attrib) -> Test:
    inner, name, fits = _test(node.selector), node.attrib, _value_test(node)

    def test(element: _Element) -> bool:
        value = element.get(name)
        return value is not None and fits(value) and inner(element)

    return test


def _value_test(node: css_parser.Attrib) -> Callable[[str], bool]:
    wanted = str(node.value.value) if node.value is not None else ""
    tests: dict[str, Callable[[str], bool]] = {
        "exists": lambda value: True,
        "=": lambda value: value == wanted,
        "^=": lambda value: value.startswith(wanted),
        "$=": lambda value: value.endswith(wanted),
        "*=": lambda value: wanted in value,
        "~=": lambda value: wanted in value.split(),
    }
    return tests[node.operator]


def _combined_test(node: css_parser.CombinedSelector) -> Test:
    last, first = _test(node.subselector), _test(node.selector)
    kin: dict[str, Test] = {
        " ": lambda e: any(first(a) for a in islice(e.iterancestors(), MOST_ANCESTORS)),
        ">": lambda e: (up := e.getparent()) is not None and first(up),
        "+": lambda e: (before := e.getprevious()) is not None and first(before),
        "~": lambda e: any(first(b) for b in e.itersiblings(preceding=True)),
    }
    related = kin[node.combinator]
    return lambda e: last(e) and related(e)
