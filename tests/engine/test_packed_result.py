"""The packed result document says what the whole one says, byte by byte, and is proved as it is."""

from __future__ import annotations

from functools import partial

import pytest
from attrs import evolve

from linkage.checker import check_result, document
from linkage.checker.node import Context
from linkage.engine.packed_result import Derivation, PackedResult, PackedRows
from linkage.engine.result import result_document
from linkage.ground.canonical import canonical_bytes
from linkage.ground.figure import Json
from villages import village, village_settlement

INPUTS = [(f"台账/{sheet}.csv", "0" * 64) for sheet in village().registers]
INPUTS += [(name, "1" * 64) for name in ("合作.yaml", "章程.yaml")]


def packed(households: int = 12) -> PackedResult:
    return PackedResult(village_settlement(households), INPUTS)


def test_the_bytes_are_those_of_the_whole_document() -> None:
    plain = result_document(village_settlement(), INPUTS)
    assert b"".join(packed().pieces()) == canonical_bytes(plain)
    assert packed()["digest"] == plain["digest"]
    assert packed().whole() == plain
    assert dict(packed()).keys() == plain.keys()
    assert len(packed()) == len(plain)


def test_more_rows_than_a_bundle_holds_stay_in_order() -> None:
    rows: list[Json] = [{"at": at, "text": "行\n" * (at % 3)} for at in range(150)]
    found = PackedRows.of(rows)
    assert len(found) == 150
    assert list(found) == rows == found.whole()
    assert found[149] == found[-1] == rows[149]
    assert found[62:66] == rows[62:66]
    assert b"[" + b"".join(found.pieces()) + b"]\n" == canonical_bytes({"": rows})[4:-2] + b"\n"
    with pytest.raises(IndexError):
        found[150]


def test_no_row_is_no_piece() -> None:
    assert list(PackedRows.of([]).pieces()) == []
    assert list(PackedRows.of([])) == PackedRows.of([]).whole() == []


def test_derivations_are_read_when_somebody_looks() -> None:
    plain = result_document(village_settlement(), INPUTS)
    rows, debts = packed()["lines"], packed()["debts"]
    assert isinstance(rows, PackedRows)
    assert isinstance(debts, PackedRows)
    first, last = rows[0], rows[-1]
    assert isinstance(first, dict)
    assert isinstance(first["trace"], Derivation)
    assert len(first["trace"]) == len(list(first["trace"]))
    assert [first, last] == [plain["lines"][0], plain["lines"][-1]]  # type: ignore[index]
    assert list(debts) == plain["debts"]


def test_the_second_evaluation_takes_it_as_it_is() -> None:
    assert check_result(packed()) == []
    lines = village_settlement().lines
    wrong = PackedResult(evolve(village_settlement(), lines=lines[1:]), INPUTS)
    assert check_result(wrong) != []


def test_a_large_document_may_hold_more_steps_than_a_small_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "Context", partial(Context, budget=0))
    assert check_result(packed()) == []
    monkeypatch.setattr(document, "_NODES_A_ROW", 1)
    assert any("太深或太大" in one.message for one in check_result(packed()))
