"""One pass over a page, then every selector is a look-up.

Method: a page has thousands of elements, the platforms together have hundreds of selectors. So the elements
are filed once by class, id, tag and attribute. A selector that names a class or id the page lacks has no
match; another looks only at the elements filed under its last compound and checks the rest of itself there.
"Inside" is a matter of numbers: in page order an element's descendants are the ones right behind it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from functools import cached_property
from typing import cast

from lxml.etree import _Element

from cleaning.selectors import Selector, compile_selector

FEW = 16
"""Elements whose ancestors are asked one by one; for more it pays to number the whole page."""


Filed = dict[str, list[_Element]]
_Entry = tuple[Selector, str]
"""One selector of a list, and the list."""


class PageIndex:
    """The elements of one page, filed by class and id, numbered in page order.

    It answers for the page as it was when first asked; a caller that changes the tree makes a new index.
    """

    def __init__(self, tree: _Element) -> None:
        self.tree = tree
        self.elements: list[_Element] = list(tree.iter("*"))
        by_class_value: defaultdict[str, list[_Element]] = defaultdict(list)
        by_id: defaultdict[str, list[_Element]] = defaultdict(list)
        by_attribute: defaultdict[str, list[_Element]] = defaultdict(list)
        by_tag: defaultdict[str, list[_Element]] = defaultdict(list)
        texts: defaultdict[str, list[str | None]] = defaultdict(list)
        tails: defaultdict[str, list[str | None]] = defaultdict(list)
        for element in self.elements:  # all at once: an element is slow to reach, what stands at it is not
            tag = element.tag
            by_tag[tag].append(element)
            texts[tag].append(element.text)
            tails[tag].append(element.tail)
            for name, value in cast("list[tuple[str, str]]", element.items()):
                if name == "class":
                    by_class_value[value].append(element)
                elif name == "id":
                    by_id[value].append(element)
                else:
                    by_attribute[name].append(element)
        self.by_class_value: Filed = dict(by_class_value)
        self.by_id: Filed = dict(by_id)
        self._by_attribute: Filed = dict(by_attribute)
        self._by_tag: Filed = dict(by_tag)
        self._texts: dict[str, list[str | None]] = dict(texts)
        self._tails: dict[str, list[str | None]] = dict(tails)
        self._forget()

    def without(self, subtrees: Iterable[_Element]) -> PageIndex:
        """The index of the page without these subtrees; to sift is cheaper than to read the page again."""
        gone = {element for root in subtrees for element in root.iter("*")}
        if not gone:
            return self
        rest = copy(self)
        rest.elements = [element for element in self.elements if element not in gone]
        classes = {value for e in gone if (value := e.get("class")) is not None}
        rest.by_class_value = _sift(self.by_class_value, gone, classes)
        rest.by_id = _sift(self.by_id, gone, {e.get("id") for e in gone})
        rest._by_attribute = _sift(
            self._by_attribute, gone, {str(name) for e in gone for name, _ in e.items()}
        )
        rest._forget()
        rest.by_class = _sift(self.by_class, gone, {name for value in classes for name in value.split()})
        rest._by_tag = _sift(self._by_tag, gone, {e.tag for e in gone})
        rest._texts, rest._tails = {}, {}
        return rest

    def _forget(self) -> None:
        """Begin without any answer."""
        self._by_value_test: dict[Callable[[str], bool], list[_Element]] = {}
        self._all_values: dict[tuple[str, str], str] = {}
        self._found: dict[str, tuple[_Element, ...]] = {}
        self._ends: dict[_Element, int] = {}
        self.possible: dict[SelectorTable, set[str]] = {}
        """What tables have been told of the page."""
        for made in ("by_class", "position", "_all_classes", "_all_ids"):
            self.__dict__.pop(made, None)

    @cached_property
    def by_class(self) -> dict[str, list[_Element]]:
        """Elements per class name; not in page order where a class stands in several attribute values."""
        filed: defaultdict[str, list[_Element]] = defaultdict(list)
        for value, elements in self.by_class_value.items():
            for name in set(value.split()):
                filed[name].extend(elements)
        return dict(filed)

    @cached_property
    def position(self) -> dict[_Element, int]:
        """Place of each element in page order."""
        return {element: number for number, element in enumerate(self.elements)}

    def end(self, element: _Element) -> int:
        """Place of the last element inside an element; its own where there is none."""
        way = []
        inner: _Element | None = element
        while inner is not None and inner not in self._ends:
            way.append(inner)
            inner = next(inner.iterchildren("*", reversed=True), None) if len(inner) else None
        end = self.position[way[-1]] if inner is None else self._ends[inner]
        self._ends.update(dict.fromkeys(way, end))
        return end

    def find(self, css: str) -> list[_Element]:
        """All elements that match a selector list, in page order, each once."""
        found = self._found.get(css)
        if found is None:
            found = self._found[css] = tuple(self._search(css))
        return list(found)

    def tagged(self, name: str) -> list[_Element]:
        """The elements with a tag name, in page order."""
        return self._by_tag.get(name, [])

    def texts(self, name: str) -> list[str | None]:
        """The text before any element inside it, of each element with a tag name."""
        if name not in self._texts:
            self._texts[name] = [element.text for element in self.tagged(name)]
        return self._texts[name]

    def tails(self, name: str) -> list[str | None]:
        """The text right behind each element with a tag name."""
        if name not in self._tails:
            self._tails[name] = [element.tail for element in self.tagged(name)]
        return self._tails[name]

    def long_texts(self, least: int) -> Iterator[_Element]:
        """The elements with a text of so many characters before any element in them, or right behind them;
        those of one tag in page order.
        """
        for tag, elements in self._by_tag.items():
            for element, text, tail in zip(elements, self.texts(tag), self.tails(tag), strict=True):
                if (text and len(text) >= least) or (tail and len(tail) >= least):
                    yield element

    def with_attribute(self, name: str) -> list[_Element]:
        """The elements that have an attribute."""
        if name == "class":
            return [element for elements in self.by_class_value.values() for element in elements]
        if name == "id":
            return [element for elements in self.by_id.values() for element in elements]
        return self._by_attribute.get(name, [])

    @property
    def by_custom_tag(self) -> Filed:
        """The elements of each tag that a site made up, which HTML wants to have a hyphen: it tells what they
        are as a class would.
        """
        return {tag: elements for tag, elements in self._by_tag.items() if "-" in tag}

    def values(self, tag: str, attribute: str) -> str:
        """All values that an attribute has on the elements of a tag: one search instead of many tests."""
        values = self._all_values.get((tag, attribute))
        if values is None:
            found = (element.get(attribute) for element in self.tagged(tag))
            values = self._all_values[tag, attribute] = "\n".join(filter(None, found))
        return values

    def may_match(self, css: str) -> bool:
        """Whether some element is filed where the selector list looks: false means no match, at the cost
        of a look-up.
        """
        return any(self.has(selector) for selector in compile_selector(css))

    def has(self, selector: Selector) -> bool:
        """The same for one compiled selector."""
        return bool(self._filed_under(selector))

    def inside(self, elements: Iterable[_Element], outer: Iterable[_Element]) -> list[_Element]:
        """Those of the elements that stand inside one of the outer ones."""
        starts: list[int] = []
        ends: list[int] = []
        for element in sorted(outer, key=self.position.__getitem__):
            start = self.position[element]
            if not ends or start > ends[-1]:
                starts.append(start)
                ends.append(self.end(element))
        kept = []
        for element in elements:
            position = self.position[element]
            nearest = bisect_right(starts, position - 1) - 1
            if nearest >= 0 and position <= ends[nearest]:
                kept.append(element)
        return kept

    def _search(self, css: str) -> list[_Element]:
        found: dict[_Element, None] = {}
        for selector in compile_selector(css):
            found.update(dict.fromkeys(self._matches(selector)))
        return sorted(found, key=self.position.__getitem__) if len(found) > 1 else list(found)

    def _matches(self, selector: Selector) -> list[_Element]:
        filed = self._filed_under(selector)
        found = [element for element in filed if selector.rest(element)] if selector.rest else filed
        if found and selector.around is not None:
            outer = self._matches(selector.around)
            return _below(found, outer) if len(found) <= FEW else self.inside(found, outer)
        return found

    def _filed_under(self, selector: Selector) -> list[_Element]:
        if self._lacks(selector):
            return []
        if selector.class_name or selector.identity:
            return self.by_class.get(selector.class_name) or self.by_id[selector.identity]
        if selector.fits is not None:
            return self._with_value(selector)
        if selector.tag:
            return self.tagged(selector.tag)
        return self.with_attribute(selector.attribute) if selector.attribute else self.elements

    def _lacks(self, selector: Selector) -> bool:
        """Whether the page surely has no match: it lacks a name, or the value of the attribute."""
        if not (selector.classes <= self.by_class.keys() and selector.ids <= self.by_id.keys()):
            return True
        if selector.class_name or selector.identity or not selector.value:
            return False
        if selector.fits is not None:
            return selector.value not in self.joined(selector.attribute)
        return bool(selector.tag) and selector.value not in self.values(selector.tag, selector.attribute)

    def _with_value(self, selector: Selector) -> list[_Element]:
        """The elements whose class or id passes the selector's test; each value is asked once."""
        fits = selector.fits
        filed = self._by_value_test.get(fits) if fits else []
        if fits and filed is None:
            values = self.by_id if selector.attribute == "id" else self.by_class_value
            filed = [e for value, elements in values.items() if fits(value) for e in elements]
            self._by_value_test[fits] = filed
        return filed or []

    def joined(self, attribute: str) -> str:
        """All values of `class` or `id`: what does not stand in it is part of none of them."""
        return self._all_ids if attribute == "id" else self._all_classes

    @cached_property
    def _all_classes(self) -> str:
        return "\n".join(self.by_class_value)

    @cached_property
    def _all_ids(self) -> str:
        return "\n".join(self.by_id)


class SelectorTable:
    """Many selector lists, filed once by something without which they match nothing: a class, an id, or an
    attribute's value.

    Whoever has hundreds of lists and a page that fits a few asks here first: one intersection of names
    instead of hundreds of look-ups.
    """

    def __init__(self, lists: Iterable[str]) -> None:
        self._by_class: dict[str, list[_Entry]] = {}
        self._by_id: dict[str, list[_Entry]] = {}
        self._by_value: dict[tuple[str, str], list[_Entry]] = {}
        self._by_part: dict[str, list[_Entry]] = {}
        """Tests of a part of a class or an id."""
        self._others: list[_Entry] = []
        for css in dict.fromkeys(lists):
            for selector in compile_selector(css):
                self._file(selector, css)

    def _file(self, selector: Selector, css: str) -> None:
        if selector.classes:
            self._by_class.setdefault(min(selector.classes), []).append((selector, css))
        elif selector.ids:
            self._by_id.setdefault(min(selector.ids), []).append((selector, css))
        elif selector.tag and selector.value and not selector.fits:
            self._by_value.setdefault((selector.tag, selector.attribute), []).append((selector, css))
        elif selector.value and selector.fits:
            self._by_part.setdefault(selector.attribute, []).append((selector, css))
        else:
            self._others.append((selector, css))

    def possible(self, index: PageIndex) -> set[str]:
        """The lists that may match something on the page."""
        found = index.possible.get(self)
        if found is None:
            candidates = self._candidates(index)
            found = index.possible[self] = {css for selector, css in candidates if index.has(selector)}
        return found

    def _candidates(self, index: PageIndex) -> Iterator[_Entry]:
        for name in self._by_class.keys() & index.by_class.keys():
            yield from self._by_class[name]
        for identity in self._by_id.keys() & index.by_id.keys():
            yield from self._by_id[identity]
        for (tag, attribute), entries in self._by_value.items():
            values = index.values(tag, attribute)
            yield from (entry for entry in entries if values and entry[0].value in values)
        for attribute, entries in self._by_part.items():
            values = index.joined(attribute)
            yield from (entry for entry in entries if entry[0].value in values)
        yield from self._others


def _sift(filed: Filed, gone: set[_Element], touched: Iterable[str | None]) -> Filed:
    """The lists without these elements, which stand under the touched names alone."""
    kept = dict(filed)
    for name in touched:
        if name in kept:
            kept[name] = [element for element in kept[name] if element not in gone]
            if not kept[name]:
                del kept[name]
    return kept


def _below(elements: list[_Element], outer: list[_Element]) -> list[_Element]:
    """Those of the elements that have one of the outer ones around them."""
    around = set(outer)
    return [e for e in elements if around and any(above in around for above in e.iterancestors())]
