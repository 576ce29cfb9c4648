"""One pass over a page, then every selector is a look-up.

Method: a page has thousands of elements, the platforms together have hundreds of selectors. So the elements
are filed once by class and id; a selector looks only at the elements filed under its last class, id or tag,
and checks the rest of
itself there.
"""

from __future__ import annotations

from functools import cached_property

from lxml.etree import _Element

from cleaning.selectors import Selector, compile_selector


class PageIndex:
    """The elements of one page, filed by class and id, numbered in page order."""

    def __init__(self, tree: _Element) -> None:
        self.tree = tree
        self.elements: list[_Element] = list(tree.iter("*"))
        self._by_class_value: dict[str, list[_Element]] = {}
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
    def position(self) -> dict[_Element, int]:
        """Place of each element in page order."""
        return {element: number for number, element in enumerate(self.elements)}

    @cached_property
    def by_tag(self) -> dict[str, list[_Element]]:
        """Elements per tag name, in page order."""
        filed: dict[str, list[_Element]] = {}
        for element in self.elements:
            filed.setdefault(str(element.tag), []).append(element)
        return filed

    def find(self, css: str) -> list[_Element]:
        """All elements that match a selector list, in page order, each once."""
        found: dict[_Element, None] = {}
        for selector in compile_selector(css):
            for element in self._filed_under(selector):
                if selector.matches(element):
                    found[element] = None
        return sorted(found, key=self.position.__getitem__) if len(found) > 1 else list(found)

    def may_match(self, css: str) -> bool:
        """Whether some element is filed where the selector list looks: false means no match, at the cost
        of a look-up.
        """
        return any(self._filed_under(selector) for selector in compile_selector(css))

    def _filed_under(self, selector: Selector) -> list[_Element]:
        if selector.class_name:
            return self.by_class.get(selector.class_name, [])
        if selector.identity:
            return self.by_id.get(selector.identity, [])
        if selector.attribute == "id":
            return [e for value, elements in self.by_id.items() if selector.fits_id(value) for e in elements]
        return self.by_tag.get(selector.tag, []) if selector.tag else self.elements
