"""Where lines may break is what Pango says; what is remembered of texts and of dashes is bounded."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from linkage.press.drawing import LANGUAGE
from linkage.press.season_fonts import SeasonFonts
from linkage.press.setting import borders, type_case
from linkage.press.setting.learning import pango_breaks
from linkage.press.setting.type_case import TypeCase

#: Characters of most kinds that line breaking tells apart, Chinese ones the most often. Not those of Thai and
#: its neighbours, whose words Pango finds by a dictionary: no font of ours draws them.
KINDS = (
    "一年㐀𠀀", "一年㐀𠀀", "一年㐀𠀀", "0123", "，。、；：！？）》」”’％…—·々ー", "（《「“‘￥", "abAé", " \u00a0\u3000\u2009",
    ".,:;!?%$/+-−×÷=()[]{}'\"&#*@_|~№①℃±°", "あぁアァ", "가한", "אב", "عر", "🇨🇳😀👨\u200d👩", "\u0301\u200b\u2060\ufeff\u00ad\ufe0f",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(KINDS).flatmap(st.sampled_from), max_size=30).map("".join)


@given(TEXTS)
@example("共1.5个工日，每亩每年 682.5 元（原来 650 元），A-01户“保底”100%、3/4亩。")
def test_lines_break_where_pango_says(text: str) -> None:
    breaks = pango_breaks(LANGUAGE)
    assert TypeCase(SeasonFonts(frozenset(), ()), breaks).breaks(text) == list(breaks(text))


def test_breaks_are_forgotten_and_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type_case, "_MEMORY", 10)
    asked: list[str] = []

    def breaks(text: str) -> Sequence[int]:
        asked.append(text)
        return [len(text) - 1]

    case = TypeCase(SeasonFonts(frozenset(), ()), breaks)
    texts = ["、" * at for at in range(2, 40)]
    for _ in range(2):
        assert [case.breaks(text) for text in texts] == [[len(text) - 1] for text in texts]
    assert len(case._seen) <= 10
    assert len(asked) == 2 * len(texts)
    assert case.breaks(texts[-1]) == [len(texts[-1]) - 1]
    assert len(asked) == 2 * len(texts)


def test_no_more_dashes_are_kept_than_borders() -> None:
    assert borders._dashes.cache_info().maxsize == borders._MEMORY == borders._n.cache_info().maxsize
