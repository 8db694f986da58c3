"""All kinds of slips together: each line of goods, land and work on exactly one."""

from __future__ import annotations

import tempfile
from pathlib import Path

from composition import lines
from documents.drawn import document, draw
from documents.slips import KINDS, settlements, views
from linkage.closing import close
from linkage.recount import miscounts
from linkage.telling.paper_leaf import parts, sentences
from typeset import typeset
from villages import village


def test_every_line_of_a_register_of_goods_land_and_work_is_on_exactly_one_slip() -> None:
    sheets = {"地块", "交售", "代销", "居间", "用工", "验收"}
    for _, settlement in settlements():
        terms = {(a.code, term.name): term for a, term in settlement.terms()}
        wanted = sorted(
            (line.payee, line.clause)
            for line in settlement.lines
            if line.payee.partition(".")[0] in settlement.books.households
            and (term := terms.get((line.arrangement, line.clause))) is not None
            and term.quantity[0] in sheets
            and (term.quantity[0] != "地块" or line.income == "租金")
        )
        rows = [
            (slip["code"], clause["name"])
            for kind in KINDS
            for view in views(kind, settlement)
            for slip in view["slips"]
            for clause in slip["clauses"]
        ]
        pay = [
            (row["code"], row["clause"]) for view in views("slip_labour", settlement) for row in view["pay"]
        ]
        assert sorted(rows + pay) == wanted


def test_advances_of_one_kind_are_one_sentence() -> None:
    days = ("2025-03-05", "30", "YF01"), ("2025-03-06", "40", "YF02")
    rows = (("H01", "公司", "种苗预付款", amount, day, slip) for day, amount, slip in days)
    two = village().with_sheet("预付", ("户号", "付款方", "项目", "金额（元）", "日期", "凭证"), *rows)
    with tempfile.TemporaryDirectory() as folder:
        settlement = close(two.write(Path(folder) / "season")).settlement
    told = []
    for kind in KINDS:
        for subject in document(kind).paths(settlement).values():
            view = document(kind).view(settlement, subject)
            assert list(miscounts(settlement, kind, subject, view)) == []
            told += [one for slip in parts(view, "slips") for one in sentences(slip, "taken_told")]
            if told:
                # The sum in capitals keeps its line beside what was taken off, paid and left.
                drawn_lines = [line.text for line in lines(typeset(draw(kind, subject, settlement).data))]
                sums = [line.strip() for line in drawn_lines if "人民币" in line]
                assert sums
                assert all(line.endswith("）") for line in sums)
    assert [one.replace("\xa0", " ") for one in told] == [
        "种苗预付款 2 笔共应扣 70.00 元，从这张单里扣 70.00 元。"
    ]
