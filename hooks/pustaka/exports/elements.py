"""XML elements of one namespace, written as calls: `make.title("…", type="text")`."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree


class ElementMaker:
    """Makes elements of a namespace, which is the default one where they are written; `class_` means `class`."""

    def __init__(self, namespace: str) -> None:
        self._namespace = namespace

    def __getattr__(self, tag: str) -> Callable[..., etree._Element]:
        def make(*children: etree._Element | str, **attributes: str) -> etree._Element:
            return self(tag, *children, **attributes)

        return make

    def __call__(self, tag: str, *children: etree._Element | str, **attributes: str) -> etree._Element:
        """Return an element with its children in order, texts among them."""
        # The stubs know no default namespace.
        made = etree.Element(f"{{{self._namespace}}}{tag}", nsmap={None: self._namespace})  # type: ignore[dict-item]
        for name, value in attributes.items():
            made.set(name.removesuffix("_"), value)
        for child in children:
            if not isinstance(child, str):
                made.append(child)
            elif len(made):
                made[-1].tail = (made[-1].tail or "") + child
            else:
                made.text = (made.text or "") + child
        return made
