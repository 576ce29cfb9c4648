"""One pass over a page, then every selector is a look-up.

Method: a page has thousands of elements, the platforms together have hundreds of selectors. So the elements
are filed once by class, id, tag and attribute. A selector that names a class or id the page lacks has no
match; another looks only at the elements filed under its last compound and checks the rest of itself there.
"Inside" is a matter of numbers: in page order an element's descendants are the ones right behind it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

from lxml.etree import _Element

from cleaning.selectors import Selector, compile_selector


class PageIndex:
    """The elements of one page, filed by class and id, numbered in page order.

    It answers for the page as it was when first asked; a caller that changes the tree makes a new index.
    """

    def __init__(self, tree: _Element) -> None:
        self.tree = tree
        self.elements: list[_Element] = list(tree.iter("*"))
        self._by_class_value: dict[str, list[_Element]] = {}
        self._by_attribute: dict[str, list[_Element]] = {}
        self._found: dict[str, tuple[_Element, ...]] = {}
        self.by_id: dict[str, list[_Element]] = {}
        for element in self.elements:
            value = element.get("class")
            if value:
                self._by_class_value.setdefault(value, []).append(element)
            identity = element.get("id")
            if identity:
                self.by_id.setdefault(identity, []).append(element)

    @cached_property
    def by_class(self) -> dict[str, list[_Element]]:
        """Elements per class name; not in page order where a class stands in several attribute values."""
        filed: dict[str, list[_Element]] = {}
        for value, elements in self._by_class_value.items():
            for name in set(value.split()):
                filed.setdefault(name, []).extend(elements)
        return filed

    @cached_property
    def by_tag(self) -> dict[str, list[_Element]]:
        """Elements per tag name, in page order."""
        filed: dict[str, list[_Element]] = {}
        for element in self.elements:
            filed.setdefault(str(element.tag), []).append(element)
        return filed

    @cached_property
    def position(self) -> dict[_Element, int]:
        """Place of each element in page order."""
        return {element: number for number, element in enumerate(self.elements)}

    @cached_property
    def last(self) -> list[int]:
        """By position, the position of the last element inside it; its own where there is none."""
        last = list(range(len(self.elements)))
        for number in range(len(last) - 1, 0, -1):
            parent = self.elements[number].getparent()
            if parent is not None:
                around = self.position[parent]
                last[around] = max(last[around], last[number])
        return last

    def find(self, css: str) -> list[_Element]:
        """All elements that match a selector list, in page order, each once."""
        found = self._found.get(css)
        if found is None:
            found = self._found[css] = tuple(self._search(css))
        return list(found)

    def may_match(self, css: str) -> bool:
        """Whether some element is filed where the selector list looks: false means no match, at the cost
        of a look-up.
        """
        return any(self._filed_under(selector) for selector in compile_selector(css))

    def inside(self, elements: Iterable[_Element], outer: Iterable[_Element]) -> list[_Element]:
        """Those of the elements that stand inside one of the outer ones."""
        starts: list[int] = []
        ends: list[int] = []
        for start in sorted(self.position[element] for element in outer):
            if not ends or start > ends[-1]:
                starts.append(start)
                ends.append(self.last[start])
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
            return self.inside(found, self._matches(selector.around))
        return found

    def _filed_under(self, selector: Selector) -> list[_Element]:
        if not (selector.classes <= self.by_class.keys() and selector.ids <= self.by_id.keys()):
            return []
        if selector.class_name or selector.identity:
            return self.by_class.get(selector.class_name) or self.by_id[selector.identity]
        if selector.fits_id is not None:
            return [e for value, elements in self.by_id.items() if selector.fits_id(value) for e in elements]
        if selector.tag:
            return self.by_tag.get(selector.tag, [])
        return self._with_attribute(selector.attribute) if selector.attribute else self.elements

    def _with_attribute(self, name: str) -> list[_Element]:
        filed = self._by_attribute.get(name)
        if filed is None:
            filed = self._by_attribute[name] = [e for e in self.elements if e.get(name) is not None]
        return filed
