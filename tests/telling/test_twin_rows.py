"""The rows of a result document are read through once, however many statements are taken out of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.samples import village
from linkage.checker import check_twin
from linkage.engine.packed_result import PackedRows
from linkage.telling.twin import build_twin
from linkage.telling.twin_rows import TwinRows

VILLAGE = village()
HOUSEHOLDS = ("H001", "H002", "H003", "H004")


class Counted(list[Any]):
    """Rows that count how often somebody goes through them."""

    read = 0

    def __iter__(self) -> Iterator[Any]:
        """Go through the rows once more."""
        self.read += 1
        return super().__iter__()


def test_all_statements_together_go_through_each_part_once_or_twice() -> None:
    counted = {key: Counted(part) for key, part in VILLAGE.items() if isinstance(part, list)}
    rows = TwinRows({**VILLAGE, **counted})
    before = {key: part.read for key, part in counted.items()}
    for household in HOUSEHOLDS:
        build_twin(rows, household)
    # By household, and once more for the sums of clauses: the same for four households and for four thousand.
    assert {key: part.read - before[key] for key, part in counted.items() if key != "lines"} == {
        key: 1 if key in {"debts", "reasons", "taxes", "payees", "pools", "fractions"} else 0
        for key in counted
        if key != "lines"
    }
    assert counted["lines"].read == 2


def test_a_twin_out_of_rows_is_the_twin_out_of_the_document() -> None:
    rows = TwinRows(VILLAGE)
    for household in HOUSEHOLDS:
        twin = build_twin(rows, household)
        assert twin == build_twin(VILLAGE, household)
        assert check_twin(twin) == []


def test_a_twin_out_of_packed_rows_is_the_same() -> None:
    packed = {key: PackedRows.of(VILLAGE[key]) for key in ("lines", "debts", "reasons")}
    rows = TwinRows({**VILLAGE, **packed})
    for household in (*HOUSEHOLDS, "H999"):
        assert build_twin(rows, household) == build_twin(VILLAGE, household)
