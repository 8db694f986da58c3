"""A page of HTML as a tree, read fast: only what our own templates write, anything else is refused.

Every element stands at a place of a :class:`Rule` tree, found by the words of its tag under the rule of its
parent. What the layout engine taught about that place (:class:`~linkage.press.setting.looks.Look`) is there
without asking the style sheet again.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from attrs import define, field

from linkage.press.setting.looks import Look


class UnsetError(Exception):
    """This page holds something that is not set here; the layout engine draws it. The message says what."""


#: A place among siblings (or among those of one tag): counted from the first or from the last, and which; the
#: tag of the elements that are asked for, or none for all.
ByPlace = tuple[str, int, str]


@define(eq=False)
class Rule:
    """A place of the element tree: the tag with its constant attributes, its look, and the places below.

    ``by_place`` of a root are the places among siblings that its style sheets ask for, as ("last-child", 1,
    "tr"): such children are then places of their own. ``writes`` says of a root that its style sheets
    write into its pages, ``numbers`` how they write numbers of items, by the name of the style.
    """

    tag: str
    attributes: Mapping[str, str] = field(factory=dict)
    look: Look | None = None
    below: dict[str, Rule] = field(factory=dict, repr=False)
    by_place: frozenset[ByPlace] = frozenset()
    numbers: dict[str, tuple[str, ...]] = field(factory=dict, repr=False)
    writes: bool = False


class Element:
    """One element of a page."""

    __slots__ = ("attributes", "children", "look", "rule", "tag")

    def __init__(self, rule: Rule, look: Look, attributes: Mapping[str, str]) -> None:
        self.rule = rule
        self.tag = rule.tag
        self.look = look
        self.attributes = attributes
        self.children: list[Element | str] = []


#: Finds the rule below a rule for the words of a tag; gives ``None`` when that place is unknown.
Finder = Callable[[Rule, str, str], "Rule | None"]

#: Words, or the name of a tag that closes, or what a tag that opens says, and its name; or none of these.
TOKEN = re.compile(
    r"([^<]+)|<(?:/([a-z0-9]+)[^<>]*>|(([a-z0-9]+)[^<>]*)>|!--.*?-->|!DOCTYPE[^>]*>)", re.DOTALL
)
_ATTRIBUTE = re.compile(r'\s+([a-z-]+)="([^"]*)"')
VARYING = re.compile(r'\s(?:src|alt|data-[a-z-]+)="')
_BARE = re.compile(r'(?<=>)[^<]+|\s+(?:src|alt|data-[a-z-]+)="[^"]*"')
VOID = frozenset(("col", "img", "meta", "br", "hr", "link"))
#: Places among siblings are remembered for papers of so many tags and words at most: not for long ones.
_REMEMBERED = 3000

_IMPLYING = frozenset(("table", "colgroup"))
_SECTIONS = frozenset(("thead", "tbody", "tfoot", "colgroup", "col", "caption"))


def known(rule: Rule, words: str, tag: str) -> Rule | None:
    """Find a place that was learned."""
    del tag
    return rule.below.get(words)


def learned(rule: Rule, words: str, tag: str) -> Rule | None:
    """Find a place, or make it: it has no look yet."""
    found = rule.below.get(words)
    if found is None:
        found = rule.below[words] = Rule(tag, attributes_of(words))
    return found


def attributes_of(words: str) -> dict[str, str]:
    """The attributes written in a tag."""
    return {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(words)}


def family_of(page: str) -> str:
    """What the look of a page depends on besides its tags: its own style sheets."""
    found = []
    start = page.find("<style>")
    while start >= 0:
        inside, _, _ = page[start + len("<style>") :].partition("</style>")
        found.append(inside)
        start = page.find("<style>", start + len(inside))
    return "".join(found)


def bare(page: str) -> str:
    """The tags of a page without its words, and without attributes that are other on every paper.

    Pages that are bare the same have the same places.

    >>> bare('<p class="a">乙 <b data-sum="1">3</b></p>')
    '<p class="a"><b></b></p>'
    """
    return _BARE.sub("", page)


def read(page: str, root: Rule, find: Finder = known) -> Element:
    """Read a page into a tree under the given root.

    :raises UnsetError: the page has a place that is not known, or is not written as our templates write.
    """
    reading = _Reading(root, find)
    tokens = TOKEN.findall(page)
    places = _places(root.by_place, tokens) if root.by_place else {}
    stack = reading.stack
    top = stack[-1]
    for at, (text, closing, words, tag) in enumerate(tokens):
        if text:
            top.children.append(text)
        elif closing:
            if top.tag == closing:
                stack.pop()
            else:
                reading.close(closing)
            top = stack[-1]
        elif tag:
            place = places.get(at, "")
            # Most tags are known as they are written: no other words are kept whole.
            rule = top.rule.below.get(words + place if place else words)
            if rule is None or top.tag in _IMPLYING:
                reading.open(tag, words, place)
                top = stack[-1]
                continue
            element = Element(rule, rule.look or _NOTHING, rule.attributes)
            top.children.append(element)
            if tag not in VOID:
                stack.append(element)
                top = element
    if len(reading.stack) != 1:
        raise UnsetError(f"not closed: {reading.stack[-1].tag}")
    return reading.stack[0]


class _Reading:
    """A page being read: the elements that are open."""

    def __init__(self, root: Rule, find: Finder) -> None:
        self._find = find
        self.stack = [Element(root, root.look or _NOTHING, {})]

    def add(self, words: str, tag: str, attributes: Mapping[str, str] | None = None) -> Element:
        """Add an element to what is open."""
        parent = self.stack[-1]
        rule = self._find(parent.rule, words, tag)
        if rule is None:
            raise UnsetError(f"unknown place: {words[:70]}")
        element = Element(rule, rule.look or _NOTHING, rule.attributes if attributes is None else attributes)
        parent.children.append(element)
        return element

    def open(self, tag: str, words: str, place: str) -> None:
        """Add an element, and open it when it holds others."""
        if self.stack[-1].tag in _IMPLYING:
            self._imply(tag)
        if VARYING.search(words):
            attributes = attributes_of(words)
            kept = " ".join(f'{name}="{value}"' for name, value in attributes.items() if not varies(name))
            element = self.add(f"{tag} {kept}{place}", tag, attributes)
        else:
            element = self.add(words + place, tag)
        if tag not in VOID:
            self.stack.append(element)

    def _imply(self, tag: str) -> None:
        """Open the groups that a table has without their being written."""
        parent = self.stack[-1].tag
        if parent == "colgroup" and tag != "col":
            self.stack.pop()
            self._imply(tag)
        elif parent == "table" and tag in ("tr", "col"):
            group = "tbody" if tag == "tr" else "colgroup"
            self.stack.append(self.add(group, group))
        elif parent == "table" and tag not in _SECTIONS:
            raise UnsetError(f"{tag} in a table")

    def close(self, tag: str) -> None:
        """Close an element, and groups in it that nobody closes."""
        while self.stack[-1].tag != tag:
            if self.stack[-1].tag not in ("tbody", "colgroup") or tag not in ("table", "colgroup", "tbody"):
                raise UnsetError(f"{self.stack[-1].tag} closed by {tag}")
            self.stack.pop()
        self.stack.pop()


def content_key(children: Sequence[Element | str]) -> object:
    """What the lines of some content depend on; ``None`` when it has parts of its own kind on every page."""
    key: list[object] = []
    for child in children:
        if isinstance(child, str):
            key.append(child)
        elif child.attributes is not child.rule.attributes or child.look.display != "inline":
            return None
        else:
            inner = content_key(child.children)
            if inner is None:
                return None
            key.append((child.rule, inner))
    return tuple(key)


def _places(asked: frozenset[ByPlace], tokens: Sequence[tuple[str, ...]]) -> Mapping[int, str]:
    """The asked places among siblings by the number of the element's token: those of its form."""
    tags = [f"/{closing}" if closing else tag for _, closing, _, tag in tokens]
    if len(tags) > _REMEMBERED:
        return _Siblings(asked).find(tags)
    return _remembered(asked, " ".join(tags))


@lru_cache(maxsize=64)
def _remembered(asked: frozenset[ByPlace], tags: str) -> Mapping[int, str]:
    return _Siblings(asked).find(tags.split(" "))


class _Siblings:
    """Finds the elements that stand at asked places among their siblings."""

    def __init__(self, asked: frozenset[ByPlace]) -> None:
        # Places among all children, and those among children of one tag: where, how many children that
        # takes, in words, and of which tag.
        self._of_all: list[tuple[int, int, str, str]] = []
        self._of_type: list[tuple[int, int, str, str]] = []
        for side, number, tag in sorted(asked):
            if not tag or (side, number, "") not in asked:
                which = number - 1 if side.startswith("first") else -number
                kept = self._of_all if side.endswith("child") else self._of_type
                kept.append((which, number, f" :{side}({number})", tag))
        self._found: dict[int, str] = {}
        self._stack: list[tuple[str, list[tuple[str, int]]]] = [("", [])]

    def find(self, tags: Sequence[str]) -> Mapping[int, str]:
        """The places by the number of the element's tag; groups that a table has unwritten count.

        Words between tags are empty tags.
        """
        for at, written in enumerate(tags):
            tag = written.removeprefix("/")
            if len(tag) < len(written):
                while self._stack[-1][0] != tag and len(self._stack) > 1:
                    self._close()
                if len(self._stack) > 1:
                    self._close()
            elif tag:
                self._open(at, tag)
        return self._found

    def _open(self, at: int, tag: str) -> None:
        stack = self._stack
        if stack[-1][0] == "colgroup" and tag != "col":
            self._close()
        if stack[-1][0] == "table" and tag in ("tr", "col"):
            group = "tbody" if tag == "tr" else "colgroup"
            stack[-1][1].append((group, -at))
            stack.append((group, []))
        stack[-1][1].append((tag, at))
        if tag not in VOID:
            stack.append((tag, []))

    def _close(self) -> None:
        _, children = self._stack.pop()
        if not children:
            return
        found, count = self._found, len(children)
        for which, number, words, asked in self._of_all:
            if number <= count:
                tag, at = children[which]
                if asked in ("", tag):
                    found[at] = found.get(at, "") + words
        for which, number, words, asked in self._of_type:
            for tag in dict.fromkeys(tag for tag, _ in children):
                alike = [at for one, at in children if one == tag]
                if number <= len(alike) and asked in ("", tag):
                    found[alike[which]] = found.get(alike[which], "") + words


def varies(name: str) -> bool:
    """Whether an attribute is other on every paper, and no part of a place."""
    return name in ("src", "alt") or name.startswith("data-")


_NOTHING = Look.nothing()
