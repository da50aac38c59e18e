"""Reading a page as a browser would, for tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "use", "path", "br", "img", "circle", "link", "input", "hr"}


@dataclass
class Element:
    """An element with its attributes and all the text inside it."""

    tag: str
    attributes: dict[str, str]
    within: list[Element] = field(repr=False)
    text: str = ""

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())


@dataclass
class Page(HTMLParser):
    """A parsed page; an end tag that does not fit is a failure."""

    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, list(self.open))
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {n: v or "" for n, v in attrs}, list(self.open)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def all(self, tag: str = "", cls: str = "", within: str = "") -> list[Element]:
        """Return the elements of this tag and class, inside an element of that id or class."""
        return [
            element
            for element in self.elements
            if (not tag or element.tag == tag)
            and (not cls or cls in element.classes)
            and (
                not within
                or any(
                    w.attributes.get("id") == within or within in w.classes for w in element.within
                )
            )
        ]

    def ids(self) -> list[str]:
        return [e.attributes["id"] for e in self.elements if "id" in e.attributes]

    def links(self) -> list[str]:
        return [e.attributes["href"] for e in self.elements if "href" in e.attributes]

    def text(self) -> str:
        return " ".join(self.all("body")[0].text.split())


def read(text: str) -> Page:
    """Return the page, which has to be well-formed."""
    page = Page()
    page.feed(text)
    page.close()
    assert not page.open
    return page
