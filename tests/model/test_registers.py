"""Registers: what a row holds, and where each cell of it stands."""

from __future__ import annotations

from linkage.ground.figure import Origin, Word
from linkage.model.registers import Cells, Places


def test_a_word_that_is_the_whole_text_is_given_with_its_origin_when_asked() -> None:
    places = Places({"组": ("C", "组"), "备注": ("D", "备注")}, "台账.xlsx", "名册", 7)
    whole = Word.cell("三组", "组", Origin(places, "三组", "", "组"))
    part = Word.cell("借地", "备注", Origin(places, " 借地", "借地", "备注"))
    cells = Cells.of({"组": whole, "备注": part}, places)
    assert dict(cells) == {"组": whole, "备注": part}
    assert cells["组"] == whole
    assert (cells.text("组"), cells.text("备注"), cells.text("电话")) == ("三组", "借地", "")
    assert cells.get("电话") is None
