"""What is remembered of texts and of dashes is bounded, and forgetting changes nothing."""

from __future__ import annotations

import pytest

from linkage.press.setting import borders, type_case
from linkage.press.setting.type_case import TypeCase
from sheets import fonts_for


def test_breaks_are_forgotten_and_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type_case, "_MEMORY", 10)
    asked: list[str] = []

    def breaks(text: str) -> list[int]:
        asked.append(text)
        return [len(text) - 1]

    case = TypeCase(fonts_for("1"), breaks)
    texts = ["一" * at for at in range(2, 40)]
    for _ in range(2):
        assert [case.breaks(text) for text in texts] == [(len(text) - 1,) for text in texts]
    assert len(case._seen) <= 10
    assert len(asked) == 2 * len(texts)
    assert case.breaks(texts[-1]) == (len(texts[-1]) - 1,)
    assert len(asked) == 2 * len(texts)


def test_no_more_dashes_are_kept_than_borders() -> None:
    assert borders._dashes.cache_info().maxsize == borders._MEMORY == borders._n.cache_info().maxsize
