"""Slips of deliveries: grade by grade, on paper and in the workbook."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from documents.drawn import document
from documents.sample import season
from documents.slips import fen, require_sound
from linkage.ground.figure import Origin, Word


def test_slips_add_up_row_by_row() -> None:
    assert require_sound("slip_weigh", season()) == 2


def test_the_workbook_says_what_the_slips_say() -> None:
    paper = document("slip_weigh")
    assert paper.book is not None
    [subject] = paper.paths(season()).values()
    view: Any = paper.view(season(), subject)
    [leaf] = paper.book(view)
    assert sum(fen(row[-1]) for row in leaf.rows) == fen(view["total"]) == fen(leaf.total[-1])


def test_a_number_of_a_slip_is_not_parted_while_there_is_room() -> None:
    paper = document("slip_weigh")
    [subject] = paper.paths(season()).values()

    def column(number: str) -> int:
        rows = season().books.tables["交售"]
        said = [Word.cell(number, "单据号", Origin(row.where("单据号"), number)) for row in rows]
        sold = [
            evolve(row, values={**row.values, "单据号": one}) for row, one in zip(rows, said, strict=True)
        ]
        tables = {**season().books.tables, "交售": tuple(sold)}
        view: Any = paper.view(evolve(season(), books=evolve(season().books, tables=tables)), subject)
        return next(int(one["width"]) for one in view["columns"] if one["name"] == "单据号")

    assert column("JS0015") == 18
    assert 18 < column("JS0015-20250715") < column("9" * 40) == 40
