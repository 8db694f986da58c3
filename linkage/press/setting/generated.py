"""What a style sheet writes into a page (生成的字): numbers of items, and where ``br`` ends a line.

The layout engine teaches the look of such a place as of any other, and how its numbers are written; here they
are counted, and the words are put into the tree of a page as if its template had written them.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from attrs import define, field

from linkage.press.setting.looks import Look
from linkage.press.setting.markup import Element, Rule, UnsetError

#: Numbers of items are learned so far; a page that counts further is left to the layout engine.
_COUNTED = 100

#: What is written where a line has to end.
BREAK = (("break",),)

#: The place of generated words below the rule of their element: no tag is written so.
_BEFORE = "::before"


def content_of(style: Any) -> tuple[tuple[str, ...], ...]:  # noqa: ANN401 - a style of the layout engine
    """What a style of ``::before`` writes, as (text, words), (counter, name, style) or (break,).

    Nothing when it is not known here.
    """
    if tuple(style["content"]) == (("string", "\n"),) and style["white_space"] == "pre-line":
        return BREAK
    parts: list[tuple[str, ...]] = []
    for kind, value in style["content"]:
        if kind == "string" and "\n" not in value:
            parts.append(("text", value))
        elif kind == "counter()":
            parts.append(("counter", *value))
        else:
            return ()
    return tuple(parts)


def counted(style: Any) -> tuple[tuple[str, str, int], ...]:  # noqa: ANN401 - a style of the layout engine
    """What a style does to counters, in this order: (reset, name, value) or (count, name, by)."""
    raised = style["counter_increment"]
    if raised == "auto":
        raised = [("list-item", 1)] if "list-item" in style["display"] else []
    return (
        *(("reset", name, value) for name, value in style["counter_reset"]),
        *(("set", name, value) for name, value in style["counter_set"]),
        *(("count", name, value) for name, value in raised),
    )


def place_before(rule: Rule, look: Look, root: Rule, render: Callable[[int, str], str]) -> None:
    """Remember the place of words before what stands in an element, and how their numbers are written.

    :raises UnsetError: it has looked otherwise.
    """
    known = rule.below.get(_BEFORE)
    if known is not None and known.look != look:
        raise UnsetError(f"two looks of one place: {rule.tag}::before")
    rule.below[_BEFORE] = Rule(f"{rule.tag}::before", look=look)
    root.writes = True
    for part in look.content:
        if part[0] == "counter" and part[2] not in root.numbers:
            root.numbers[part[2]] = tuple(render(value, part[2]) for value in range(_COUNTED))


def write_in(top: Element, numbers: Mapping[str, tuple[str, ...]]) -> None:
    """Put what the style sheet writes into a page.

    :raises UnsetError: a page that counts further than was learned.
    """
    writing = _Writing(numbers)
    for child in top.children:
        if isinstance(child, Element):
            writing.element(child)


@define(eq=False)
class _Writing:
    """A page being written into: counters with their values, and which of them each element has begun."""

    numbers: Mapping[str, tuple[str, ...]]
    values: dict[str, list[int]] = field(factory=dict)
    begun: list[set[str]] = field(factory=lambda: [set()])

    def element(self, element: Element) -> None:
        look = element.look
        if look.display == "none":
            return
        if look.counted:
            self._count(look.counted)
        before = element.rule.below.get(_BEFORE)
        below = [child for child in element.children if not isinstance(child, str)]
        if before is None and not below:
            return
        self.begun.append(set())
        if before is not None and before.look is not None:
            inner = Element(before, before.look, before.attributes)
            self._count(before.look.counted)
            inner.children += self._words(before.look)
            element.children.insert(0, inner)
        for child in below:
            self.element(child)
        for name in self.begun.pop():
            self.values[name].pop()

    def _count(self, told: tuple[tuple[str, str, int], ...]) -> None:
        begun = self.begun[-1]
        for what, name, value in told:
            values = self.values.setdefault(name, [])
            if what == "reset":
                if name in begun:
                    values.pop()
                begun.add(name)
                values.append(value)
                continue
            if not values:
                begun.add(name)
                values.append(0)
            values[-1] = value if what == "set" else values[-1] + value

    def _words(self, look: Look) -> Iterator[str]:
        text = ""
        for part in look.content:
            if part[0] == "text":
                text += part[1]
            elif part[0] == "counter":
                value = (self.values.get(part[1]) or [0])[-1]
                numbers = self.numbers[part[2]]
                if not 0 <= value < len(numbers):
                    raise UnsetError(f"an item with the number {value}")
                text += numbers[value]
        if text:
            yield html.escape(text, quote=False)
