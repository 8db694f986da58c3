"""Chooses what a family is learned from (课文): as few papers as hold every place that its papers have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from linkage.press.setting.abridging import abridged
from linkage.press.setting.learning import asked_places
from linkage.press.setting.markup import ByPlace, Element, Rule, UnsetError, bare, family_of, learned, read

#: Longer pages (in characters of HTML) are learned from abridged, if that is at most so many hundredths.
_LONG, _SHORTER = 8_000, 60

#: So many papers of a family are laid out to learn from, at most.
_MOST = 24


@frozen
class Lessons:
    """What a family is learned from: pages with all of its places, the one with most of them first.

    ``abridged`` says that some of them are shorter than the papers they stand for, ``longest`` that none is
    and that no paper is longer; ``forms`` are pages, one for each sequence of tags that papers have.
    """

    texts: tuple[str, ...]
    asked: frozenset[ByPlace]
    abridged: bool
    longest: bool
    forms: tuple[str, ...]


def choose_lessons(pages: Sequence[str], css: str) -> Lessons:
    """Choose among the pages of a family, the longest first, and shorten long ones; ``css`` holds for all.

    Each lesson costs as much as a paper of the layout engine: first comes the page with the most places, then
    the one with the most that are still missing.

    :raises UnsetError: none of them can be read, or the style sheet tells places apart as is not known here.
    """
    asked = asked_places(css + family_of(pages[0]))
    forms: dict[str, str] = {}
    for page in pages:
        forms.setdefault(bare(page), page)
    held = _places(tuple(forms.values()), asked)
    missing = frozenset[Rule]().union(*held.values())
    texts: list[str] = []
    while missing and len(texts) < _MOST:
        # Of equals the first, which is the longest.
        page = max(held, key=lambda one: len(held[one] & missing))
        missing -= held[page]
        texts.append(_lesson(page, asked))
    whole = set(texts) <= set(pages)
    return Lessons(tuple(texts), asked, not whole, whole and pages[0] in texts, tuple(forms.values()))


def _places(forms: Sequence[str], asked: frozenset[ByPlace]) -> Mapping[str, frozenset[Rule]]:
    """The places of pages, as far as they can be read; one that stands for all need not be looked into.

    :raises UnsetError: none of them can be read.
    """
    seen = Rule("", by_place=asked)
    found: dict[str, frozenset[Rule]] = {}
    unread: UnsetError | None = None
    for page in forms:
        try:
            found[page] = frozenset(_rules(read(page, seen, learned)))
        except UnsetError as why:
            unread = why
    if unread is not None and not found:
        raise unread
    return found


def _rules(element: Element) -> Iterator[Rule]:
    yield element.rule
    for child in element.children:
        if isinstance(child, Element):
            yield from _rules(child)


def _lesson(page: str, asked: frozenset[ByPlace]) -> str:
    """A page to learn from: itself, or an edition that is much shorter."""
    text = abridged(page, asked) if len(page) > _LONG else page
    return text if len(text) * 100 < len(page) * _SHORTER else page
