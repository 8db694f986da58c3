"""The small example village: the contracts and forms that the other two have no use for, and its sums by hand."""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path

import pytest

from documents.contracts import page, words
from documents.drawn import document
from linkage.check import answered
from linkage.closing import Closing, close

EXAMPLES = Path(__file__).parent.parent / "examples"
SEASON = EXAMPLES / "石门村2025"
KINDS = {
    "contract_raising": 2,
    "land_share": 8,
    "asset_lease": 1,
    "reward": 3,
    "reward_acceptance": 1,
    "reward_notice": 1,
    "reward_wall": 1,
    "reward_roll": 1,
    "slip_batch": 2,
}


@cache
def closed() -> Closing:
    return close(SEASON)


def test_it_has_every_contract_that_the_other_villages_lack() -> None:
    found = {kind: len(document(kind).paths(closed().settlement)) for kind in KINDS}
    assert found == KINDS
    season = closed().settlement
    asked = [finding for finding in season.findings if finding.severity != "提示"]
    assert [finding.code for finding in asked] == ["C797"]
    assert all(answered(season, finding) for finding in asked)


def test_the_sums_of_its_page_are_those_of_the_settlement() -> None:
    rows = re.findall(
        r"^\| (SM\d+) (\S+) \|.*\| ([\d,.]+) \|$", (SEASON / "README.md").read_text("utf-8"), re.MULTILINE
    )
    clauses = {"林地保底": "林地入股保底", "奖补": "产业奖补"}
    for household, name, amount in rows:
        lines = closed().settlement.lines_of(household)
        [line] = [line for line in lines if line.clause == clauses.get(name, name)]
        assert str(line.amount) == amount
    assert len(rows) == 5


def test_its_contracts_say_whence_they_come_and_what_was_paid() -> None:
    season = closed().settlement
    heir = words(page("land_share", season, "SM007/mu/SM-HT-2025"))
    assert "承继自户SM001（石永宽），2025年5月1日分户。" in heir
    assert "分户：SM001.3，归入户SM007" in words(page("land_share", season, "SM001/mu/SM-HT-2025"))
    assert "批次结算：2025-07批上市数196头" in words(page("contract_raising", season, "SM002/mu"))
    assert "10,720.00" in words(page("asset_lease", season, "cjt/mu"))


def test_the_workbook_is_written_by_its_script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(EXAMPLES / "tools"))
    import build_shimen  # type: ignore[import-not-found]  # noqa: PLC0415 - a script beside the example

    build_shimen.main(tmp_path / "台账.xlsx")
    assert (tmp_path / "台账.xlsx").read_bytes() == (SEASON / "台账.xlsx").read_bytes()
    for name in ("build_shimen", "yunping_cells"):
        sys.modules.pop(name, None)
