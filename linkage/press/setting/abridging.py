"""Shortens long pages to learn from (节本): of rows and blocks that are like others, a few are enough.

A paper of a whole village has hundreds of rows, and its places are all seen in the first dozen. What stands
at a place of its own is kept: the first and the last among siblings that a style sheet may ask for, and every
tag, with its attributes and those around it, as often as it takes to be compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from attrs import define, field

from linkage.press.setting.markup import TOKEN, VARYING, VOID, ByPlace, attributes_of, varies

#: So often every place is kept.
_KEPT = 4

#: What may be left out; the words of a sentence and the columns of a table may not.
_LEFT_OUT = frozenset(("tr", "section", "div", "p", "li", "table", "tbody", "h2", "h3", "ol"))


@define(eq=False)
class _Part:
    """An element: what its tag says, from where to where it stands, and the places in it by number."""

    tag: str
    words: str
    start: int
    stop: int = 0
    below: list[_Part] = field(factory=list)
    places: set[int] = field(factory=set)
    edge: bool = False
    place: int = 0


def abridged(page: str, asked: frozenset[ByPlace]) -> str:
    """A page with every place of the given one, and with fewer rows; ``asked`` as for reading it."""
    top = _parts(page)
    _number(top, 0, _edges(asked), {})
    kept: Counter[int] = Counter()
    left_out = list(_left_out(top, kept, page))
    at, pieces = 0, []
    for part in left_out:
        pieces.append(page[at : part.start])
        at = part.stop
    return "".join([*pieces, page[at:]])


def _parts(page: str) -> _Part:
    """The elements of a page."""
    stack = [_Part("", "", 0)]
    for token in TOKEN.finditer(page):
        _, closing, words, tag = token.groups()
        if closing and any(part.tag == closing for part in stack):
            while stack[-1].tag != closing:
                stack.pop().stop = token.start()
            stack.pop().stop = token.end()
        elif tag:
            part = _Part(tag, _words(tag, words), token.start(), token.end())
            stack[-1].below.append(part)
            if tag not in VOID:
                stack.append(part)
    return stack[0]


def _words(tag: str, words: str) -> str:
    """What of a tag makes its place."""
    if VARYING.search(words):
        kept = sorted((name, value) for name, value in attributes_of(words).items() if not varies(name))
        return f"{tag}{kept!r}"
    return words


def _edges(asked: frozenset[ByPlace]) -> Callable[[str], int]:
    """How many first and last elements of a tag a style sheet may ask for."""
    most: dict[str, int] = {"": 1}
    for _, number, tag in asked:
        most[tag] = max(most.get(tag, 1), number)
    return lambda tag: max(most[""], most.get(tag, 1))


def _number(
    part: _Part, above: int, edges_of: Callable[[str], int], numbers: dict[tuple[int, str], int]
) -> None:
    """Number the places of what stands in an element, by what is around them and their order there."""
    alike = Counter(child.tag for child in part.below)
    seen: Counter[str] = Counter()
    for at, child in enumerate(part.below):
        ordinals = (at, len(part.below) - 1 - at, seen[child.tag], alike[child.tag] - 1 - seen[child.tag])
        seen[child.tag] += 1
        edges = edges_of(child.tag)
        child.edge = min(ordinals) < edges
        told = ",".join(str(number) if number < edges else "" for number in ordinals)
        child.place = numbers.setdefault((above, f"{child.words} {told}"), len(numbers) + 1)
        _number(child, child.place, edges_of, numbers)
        child.places.add(child.place)
        part.places |= child.places


def _left_out(part: _Part, kept: Counter[int], page: str) -> Iterator[_Part]:
    """What is left out of an element, in the order of the page."""
    spanning = any(child.tag == "tr" for child in part.below) and "rowspan" in page[part.start : part.stop]
    for child in part.below:
        free = child.tag in _LEFT_OUT and not child.edge and not spanning
        if free and all(kept[place] >= _KEPT for place in child.places):
            yield child
            continue
        kept[child.place] += 1
        yield from _left_out(child, kept, page)
