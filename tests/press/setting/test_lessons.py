"""Lessons hold every place of a family's papers, and there are no more of them than that takes."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from linkage.press.setting.lessons import choose_lessons
from linkage.press.setting.markup import UnsetError


def page(*tags: str, words: str = "甲") -> str:
    inside = "".join(f"<{tag}>{words}</{tag}>" for tag in tags)
    return f'<html><body class="a" data-state="">{inside}</body></html>'


def papers(*pages: str) -> list[str]:
    return sorted(pages, key=lambda one: (-len(one), one))


#: What papers hold, and which of them are laid out to learn from.
CASES: Sequence[tuple[str, list[str], list[int]]] = (
    ("one form", [page("p", words="甲乙"), page("p")], [0]),
    ("the one with most places is enough", [page("p", words="甲" * 99), page("p", "b", "i")], [1]),
    ("of equals the longest", [page("p", "b", words="甲乙"), page("b", "p"), page("p", "b")], [0]),
    ("what is missing most comes next", [page("p", "u"), page("p", "b", "i"), page("h1", "h2", "p")], [2, 1, 0]),
    ("what cannot be read teaches nothing", [page("p") + "</div>", page("p")], [1]),
)  # fmt: skip


@pytest.mark.parametrize(("pages", "chosen"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_lessons_hold_every_place(pages: list[str], chosen: list[int]) -> None:
    found = choose_lessons(papers(*pages), "")
    assert found.texts == tuple(pages[at] for at in chosen)
    assert found.longest == (max(pages, key=len) in found.texts)
    assert not found.abridged


def test_nothing_to_be_read() -> None:
    with pytest.raises(UnsetError):
        choose_lessons([page("p") + "</div>"], "")
