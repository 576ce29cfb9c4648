"""CSS selectors as predicates on one element.

`cssselect` parses; this module turns its syntax tree into closures, because translated XPath walks the whole
page for every selector and the page index already knows where to look. Supported: type, class, id, attribute
operators, `:not()`, and the descendant, child, `+` and `~` combinators.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

import cssselect.parser as css_parser
from lxml.etree import _Element

MOST_ANCESTORS = 150
"""Ancestors asked where a descendant selector is part of another; platforms do not nest without end."""

Test = Callable[[_Element], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector:
    """One compiled selector and where the index files its matches: the first of class, id, test of one of
    the two, tag and attribute that it has.
    """

    rest: Test | None
    """What an element filed there must fulfil besides; None: nothing."""
    around: Selector | None = None
    """An element must stand inside a match of this one."""
    classes: frozenset[str] = frozenset()
    """All classes without which a page has no match, and so on."""
    ids: frozenset[str] = frozenset()
    class_name: str = ""
    identity: str = ""
    fits: Callable[[str], bool] | None = None
    """A test that the id or the class, whichever `attribute` says, must pass as a whole."""
    tag: str = ""
    attribute: str = ""
    value: str = ""
    """What stands somewhere in that attribute of every match; empty: unknown."""


@cache
def compile_selector(css: str) -> tuple[Selector, ...]:
    """The selectors of a comma-separated list; an empty string is an empty list."""
    if not css.strip():
        return ()
    return tuple(_selector(parsed.parsed_tree) for parsed in css_parser.parse(css))


def _selector(node: css_parser.Tree) -> Selector:
    around = None
    if isinstance(node, css_parser.CombinedSelector) and node.combinator == " ":
        around, node = _selector(node.selector), node.subselector
    steps = list(_steps(node))
    class_step = next((step for step in steps if isinstance(step, css_parser.Class)), None)
    id_step = next((step for step in steps if isinstance(step, css_parser.Hash)), None)
    attributes = [step for step in steps if isinstance(step, css_parser.Attrib)]
    named = next((step for step in attributes if step.attrib in ("class", "id")), None)
    filing = class_step or id_step or named
    tested = named or (attributes[0] if attributes else None)
    return Selector(
        rest=_test(node, filing),
        around=around,
        classes=_named(node, css_parser.Class, "class_name").union(around.classes if around else ()),
        ids=_named(node, css_parser.Hash, "id").union(around.ids if around else ()),
        class_name=class_step.class_name if class_step else "",
        identity=id_step.id if id_step else "",
        fits=_value_test(named) if named else None,
        tag=next((step.element or "" for step in steps if isinstance(step, css_parser.Element)), ""),
        attribute=tested.attrib if tested else "",
        value=_value(tested),
    )


def _value(test: css_parser.Attrib | None) -> str:
    return "" if test is None or test.value is None else str(test.value.value)


def _steps(node: css_parser.Tree) -> Iterator[css_parser.Tree]:
    """The simple selectors of the last compound, from the last to the tag."""
    step: css_parser.Tree | None = node.subselector if isinstance(node, css_parser.CombinedSelector) else node
    while step is not None:
        yield step
        step = getattr(step, "selector", None)


def _named(node: css_parser.Tree, kind: type[css_parser.Tree], attribute: str) -> frozenset[str]:
    """The classes or ids that all compounds of a selector name; what `:not()` names is no need."""
    before = _named(node.selector, kind, attribute) if isinstance(node, css_parser.CombinedSelector) else ()
    return frozenset(str(getattr(s, attribute)) for s in _steps(node) if isinstance(s, kind)).union(before)


def _test(node: css_parser.Tree, filing: css_parser.Tree | None = None) -> Test | None:
    """The predicate of a syntax tree; `filing` is known to hold. None: nothing is left to ask."""
    match node:
        case css_parser.Element():
            name = node.element
            return (lambda e: e.tag == name) if name else None
        case css_parser.Class() | css_parser.Hash() | css_parser.Attrib():
            inner = _test(node.selector, filing)
            return inner if node is filing else _both(_simple_test(node), inner)
        case css_parser.Negation():
            never = _test(node.subselector) or _always
            return _both(lambda e: not never(e), _test(node.selector, filing))
        case css_parser.CombinedSelector():
            return _both(_kin_test(node), _test(node.subselector, filing))
    raise ValueError(f"unsupported selector part: {node!r}")


def _both(test: Test, other: Test | None) -> Test:
    return test if other is None else (lambda e: other(e) and test(e))


def _always(element: _Element) -> bool:
    return True


def _simple_test(node: css_parser.Class | css_parser.Hash | css_parser.Attrib) -> Test:
    match node:
        case css_parser.Class():
            name = node.class_name
            return lambda e: name in (e.get("class") or "").split()
        case css_parser.Hash():
            identity = node.id
            return lambda e: e.get("id") == identity
    attribute, fits = node.attrib, _value_test(node)
    return lambda e: (value := e.get(attribute)) is not None and fits(value)


def _value_test(node: css_parser.Attrib) -> Callable[[str], bool]:
    wanted = _value(node)
    tests: dict[str, Callable[[str], bool]] = {
        "exists": lambda value: True,
        "=": lambda value: value == wanted,
        "^=": lambda value: value.startswith(wanted),
        "$=": lambda value: value.endswith(wanted),
        "*=": lambda value: wanted in value,
        "~=": lambda value: wanted in value.split(),
    }
    return tests[node.operator]


def _kin_test(node: css_parser.CombinedSelector) -> Test:
    first = _test(node.selector) or _always
    kin: dict[str, Test] = {
        " ": lambda e: any(first(a) for a in islice(e.iterancestors(), MOST_ANCESTORS)),
        ">": lambda e: (up := e.getparent()) is not None and first(up),
        "+": lambda e: (before := e.getprevious()) is not None and first(before),
        "~": lambda e: any(first(b) for b in e.itersiblings(preceding=True)),
    }
    return kin[node.combinator]
