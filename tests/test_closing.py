"""One season from its folder to checked amounts: what is wrong is told, what disagrees stops everything."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from linkage import closing
from linkage.engine.result import result_document
from linkage.files.raw_texts import RawReading, read_raw
from linkage.ground.canonical import canonical_bytes, digest
from linkage.ground.errors import InputRefusedError, IntegrityAlarmError, Problem, Where
from linkage.model.entitlement import Settlement
from linkage.press.manifest import sha256
from villages import Village, village


def write(folder: Path, a_village: Village | None = None) -> Path:
    return (a_village or village()).write(folder / "season")


def test_a_season_is_closed(tmp_path: Path) -> None:
    season = write(tmp_path)
    closed = closing.close(season)
    document = json.loads(closed.result_bytes)
    assert closed.exit_code == 0
    assert closed.final
    assert closed.withheld == ()
    assert closed.result_bytes == canonical_bytes(document)
    assert document["digest"] == digest(document)
    assert {entry["file"] for entry in document["inputs"]} == {
        path.relative_to(season).as_posix() for path in season.rglob("*") if path.is_file()
    }
    assert all(
        entry["sha256"] == sha256((season / entry["file"]).read_bytes()) for entry in document["inputs"]
    )
    assert closed.settlement.inputs == tuple((entry["file"], entry["sha256"]) for entry in document["inputs"])


def test_closing_twice_is_the_same(tmp_path: Path) -> None:
    season = write(tmp_path)
    assert closing.close(season).result_bytes == closing.close(season).result_bytes


def test_a_finding_is_something_to_look_at(tmp_path: Path) -> None:
    closed = closing.close(write(tmp_path, village().without("会议", "决议")))
    assert closed.exit_code == 1
    assert not closed.final
    assert {finding.code for finding in closed.findings} == {"C610"}


def test_a_refusal_withholds_papers_and_still_computes(tmp_path: Path) -> None:
    closed = closing.close(write(tmp_path, village().with_text("从: [佣金, 股金]", "从: [佣金, 租金]")))
    assert [finding.code for finding in closed.withheld] == ["C601"]
    assert closed.settlement.lines


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    rows = (("H01", "D200", "3,5", "", ""), ("H77", "D201", "2", "2025-9-31", ""))
    season = write(tmp_path, village().with_rows("地块", *rows))
    with pytest.raises(InputRefusedError) as caught:
        closing.close(season)
    told = "\n".join(map(str, caught.value.problems))
    assert all(word in told for word in ("3,5", "H77", "2025-9-31"))
    examined = closing.examine(season)
    assert examined.closing is None
    assert examined.problems == caught.value.problems


def test_what_only_settling_finds_is_told_in_the_same_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    season = write(tmp_path)
    problem = Problem("E424", Where("合作.yaml", line=9), "没有价格", "", "请补上")

    def refuse(*_: object) -> Settlement:
        raise InputRefusedError([problem])

    monkeypatch.setattr(closing, "settle", refuse)
    assert closing.examine(season).problems == (problem,)


# -- the second evaluation -----------------------------------------------------------------------


Change = Callable[[dict[str, Any]], object]


def one_fen_more(document: dict[str, Any]) -> None:
    line = document["lines"][3]
    whole, _, cents = line["amount"].partition(".")
    line["amount"] = f"{whole}.{(int(cents) + 1) % 100:02d}"


CHANGES: Sequence[Change] = (
    one_fen_more,
    lambda document: document["lines"].pop(),
    lambda document: document["debts"].pop(0),
    lambda document: document["reasons"].pop(),
    lambda document: document["pools"][0].update(kept="0.01"),
    lambda document: document["totals"].update(gross="1.00"),
    lambda document: document["lines"][0].update(payee="H99"),
)


@pytest.mark.parametrize("change", CHANGES)
def test_a_result_that_was_changed_stops_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Change
) -> None:
    def wrong(settlement: Settlement, inputs: Sequence[tuple[str, str]]) -> dict[str, Any]:
        document: dict[str, Any] = copy.deepcopy(dict(result_document(settlement, inputs)))
        change(document)
        document["digest"] = digest(document)
        return document

    monkeypatch.setattr(closing, "PackedResult", wrong)
    with pytest.raises(IntegrityAlarmError, match="两次计算不一致") as caught:
        closing.close(write(tmp_path))
    assert caught.value.exit_code == 5


def test_a_leaf_that_is_not_in_its_cell_stops_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    season = write(tmp_path)
    place = ("台账/地块.csv", "地块", "C2")

    def other_text(contents: dict[str, bytes]) -> RawReading:
        raw = read_raw(contents)
        assert place in raw.cells
        return evolve(raw, cells={**raw.cells, place: "9.99"})

    monkeypatch.setattr(closing, "read_raw", other_text)
    with pytest.raises(IntegrityAlarmError, match=r"9\.99"):
        closing.close(season)


def test_a_person_whom_the_engine_forgot_stops_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    season = write(tmp_path)

    def one_more(contents: dict[str, bytes]) -> RawReading:
        raw = read_raw(contents)
        return evolve(raw, roster=[*raw.roster, ("H13", "")])

    monkeypatch.setattr(closing, "read_raw", one_more)
    with pytest.raises(IntegrityAlarmError, match="H13"):
        closing.close(season)


def test_the_first_disagreements_are_told_and_the_rest_counted() -> None:
    assert closing.listed(["甲", "乙"]) == ["  甲", "  乙"]
    assert closing.listed([str(number) for number in range(12)])[-1] == "  ……共 12 处"
    assert len(closing.listed([str(number) for number in range(12)])) == 11


# -- exit codes ----------------------------------------------------------------------------------


@given(st.lists(st.sampled_from([0, 1, 3, 4, 5, 70])))
def test_of_several_seasons_the_first_of_the_row_decides(codes: list[int]) -> None:
    order = [5, 70, 4, 3, 1, 0]
    assert closing.worst(codes) == min(codes, key=order.index, default=0)


def test_what_only_one_parser_reads_is_refused_with_its_place(tmp_path: Path) -> None:
    season = write(tmp_path)
    plan = season / "合作.yaml"
    text = plan.read_text("utf-8")
    plan.write_text(text.replace("类型: ", "类型\t: ", 1), encoding="utf-8")
    with pytest.raises(InputRefusedError) as refused:
        closing.close(season)
    (problem,) = refused.value.problems
    assert (problem.code, problem.where.file) == ("E104", "合作.yaml")
    assert "制表符" in problem.remedy
