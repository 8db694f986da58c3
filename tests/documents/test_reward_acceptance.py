"""The acceptance list: every claim a row, signed by two."""

from __future__ import annotations

from documents.drawn import document
from documents.trade import paths, text, traded, view
from linkage.ground.money import Money
from linkage.telling.summary import add


def test_one_for_each_payer() -> None:
    assert dict(paths("reward_acceptance")) == {"内部/reward_acceptance-cjt.pdf": "cjt"}


def test_every_accepted_row_stands_on_it_with_its_price() -> None:
    told = text("reward_acceptance", "cjt")
    assert "1H01" in told
    assert "养殖30只／√每只10元300.00" in told
    assert "合计（封顶以前）3,050.00" in told
    rows = view("reward_acceptance", "cjt")["rows"]
    assert isinstance(rows, list)
    assert len(rows) == len(traded().books.rows("验收"))


def test_two_sign() -> None:
    told = text("reward_acceptance", "cjt")
    assert "验收人（一）签字：" in told
    assert "验收人（二）签字：" in told


def test_the_workbook_says_the_same() -> None:
    paper = document("reward_acceptance")
    assert paper.book is not None
    [leaf] = paper.book(view("reward_acceptance", "cjt"))
    amounts = [row[9] for row in leaf.rows]
    assert str(add(Money(round_fen(text)) for text in amounts)) == leaf.total[9] == "3,050.00"


def round_fen(text: str) -> int:
    return int(text.replace(",", "").replace(".", ""))
