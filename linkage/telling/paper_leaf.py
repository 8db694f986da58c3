"""Leaves of a paper (电子表里的文书): the tables of a paper as sheets of a workbook, in its words.

They are drawn from the view the template shows, so that a workbook says what its paper says and nothing
else: what a public paper does not name, its workbook cannot.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from linkage.document import Shown, View
from linkage.press.spreadsheet import Column, Leaf


def words(view: View, key: str) -> str:
    """A text of a view; nothing where it has none of that name."""
    found = view.get(key, "")
    return found if isinstance(found, str) else ""


def parts(view: View, key: str) -> list[View]:
    """The parts of a view under a key."""
    return [part for part in _listed(view.get(key)) if isinstance(part, dict)]


def sentences(view: View, key: str) -> list[str]:
    """The sentences of a view under a key."""
    return [part for part in _listed(view.get(key)) if isinstance(part, str)]


def _listed(shown: Shown | None) -> Sequence[Shown]:
    return shown if isinstance(shown, list) else ()


def on_paper(view: View, leaf: Leaf) -> Leaf:
    """A sheet with what its paper says around it: title and state, whose it is and of when, notes below."""
    running = view["running"]
    lines: View = running if isinstance(running, dict) else {}
    state = words(lines, "state")
    title = f"{words(view, 'title')}（{state}）" if state else words(view, "title")
    about = f"{words(view, 'payer') or words(view, 'sender')}　结算期：{words(view, 'period')}　单位：元　"
    above = (title, f"{about}出表：{words(view, 'day')}", *leaf.above)
    return evolve(leaf, above=above, below=(*leaf.below, *sentences(lines, "notes")))


def keyed(
    part: View, columns: Sequence[tuple[str, Column]], *, nought: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """The texts of a row by their keys; an amount that the paper leaves blank for nought is written out."""
    return tuple(words(part, key) or ("0.00" if key in nought else "") for key, _ in columns)
