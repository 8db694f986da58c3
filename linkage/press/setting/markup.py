"""A page of HTML as a tree, read fast: only what our own templates write, anything else is refused.

Every element stands at a place of a :class:`Rule` tree, found by the words of its tag under the rule of its
parent. What the layout engine taught about that place (:class:`~linkage.press.setting.looks.Look`) is there
without asking the style sheet again.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping

from attrs import define, field

from linkage.press.setting.looks import Look


class UnsetError(Exception):
    """This page holds something that is not set here; the layout engine draws it. The message says what."""


@define(eq=False)
class Rule:
    """A place of the element tree: the tag with its constant attributes, its look, and the places below."""

    tag: str
    attributes: Mapping[str, str] = field(factory=dict)
    look: Look | None = None
    below: dict[str, Rule] = field(factory=dict, repr=False)


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

_TOKEN = re.compile(r"<!--.*?-->|<!DOCTYPE[^>]*>|<style>(.*?)</style>|<(/?)([a-z0-9]+)([^<>]*)>|([^<]+)", re.S)
_ATTRIBUTE = re.compile(r'\s+([a-z-]+)="([^"]*)"')
_VARYING = re.compile(r'\s(?:src|alt|data-[a-z-]+)="')
_VOID = frozenset(("col", "img", "meta", "br", "hr", "link"))
_SECTIONS = frozenset(("thead", "tbody", "tfoot", "colgroup", "col", "caption"))


def known(rule: Rule, words: str, tag: str) -> Rule | None:
    """Find a place that was learned."""
    del tag
    return rule.below.get(words)


def learned(rule: Rule, words: str, tag: str) -> Rule | None:
    """Find a place, or make it: it has no look yet."""
    found = rule.below.get(words)
    if found is None:
        constant = {name: value for name, value in attributes_of(words).items()}
        found = rule.below[words] = Rule(tag, constant)
    return found


def attributes_of(words: str) -> dict[str, str]:
    """The attributes written in a tag."""
    return {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(words)}


def family_of(page: str) -> str:
    """What the look of a page depends on besides its tags: its own style sheets."""
    return "".join(re.findall(r"<style>(.*?)</style>", page, re.S))


def read(page: str, root: Rule, find: Finder = known) -> Element:
    """Read a page into a tree under the given root.

    :raises UnsetError: the page has a place that is not known, or is not written as our templates write.
    """
    top = Element(root, root.look or _NOTHING, {})
    stack = [top]
    nothing = _NOTHING
    for style, closing, tag, rest, text in _TOKEN.findall(page):
        if text:
            stack[-1].children.append(text)
        elif closing:
            _close(stack, tag)
        elif tag:
            _imply(stack, tag, find)
            parent = stack[-1]
            if _VARYING.search(rest):
                attributes = attributes_of(rest)
                words = f"{tag} {' '.join(f'{n}={v}' for n, v in attributes.items() if not _varies(n))}"
                rule = find(parent.rule, words, tag)
                if rule is not None and find is learned:
                    rule.attributes = {n: v for n, v in attributes.items() if not _varies(n)}
            else:
                attributes = None
                rule = find(parent.rule, tag + rest, tag)
            if rule is None:
                raise UnsetError(f"unknown place: {tag}{rest[:60]}")
            element = Element(rule, rule.look or nothing, attributes or rule.attributes)
            parent.children.append(element)
            if tag not in _VOID:
                stack.append(element)
        elif style:
            rule = find(stack[-1].rule, "style", "style")
            if rule is None:
                raise UnsetError("unknown place: style")
            stack[-1].children.append(Element(rule, rule.look or nothing, {}))
    if len(stack) != 1:
        raise UnsetError(f"not closed: {stack[-1].tag}")
    return top


def _varies(name: str) -> bool:
    return name in ("src", "alt") or name.startswith("data-")


def _imply(stack: list[Element], tag: str, find: Finder) -> None:
    """Open the groups that a table has without their being written."""
    parent = stack[-1]
    if tag == "tr" and parent.tag == "table":
        _open(stack, "tbody", find)
    elif tag == "col" and parent.tag == "table":
        _open(stack, "colgroup", find)
    elif parent.tag == "colgroup" and tag != "col":
        stack.pop()
        _imply(stack, tag, find)
    elif parent.tag == "table" and tag not in _SECTIONS:
        raise UnsetError(f"{tag} in a table")


def _open(stack: list[Element], tag: str, find: Finder) -> None:
    rule = find(stack[-1].rule, tag, tag)
    if rule is None:
        raise UnsetError(f"unknown place: {tag}")
    element = Element(rule, rule.look or _NOTHING, {})
    stack[-1].children.append(element)
    stack.append(element)


def _close(stack: list[Element], tag: str) -> None:
    while stack[-1].tag != tag:
        if stack[-1].tag not in ("tbody", "colgroup") or tag not in ("table", "colgroup", "tbody"):
            raise UnsetError(f"{stack[-1].tag} closed by {tag}")
        stack.pop()
    stack.pop()


_NOTHING = Look.nothing()
