"""The small example village: the contracts and forms that the other two have no use for, and its sums by hand."""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path

import pytest
from attrs import evolve

from documents.contracts import page, words
from documents.drawn import document
from linkage.check import answered
from linkage.closing import Closing, close
from linkage.document import render_html
from linkage.publishing import documents
from linkage.telling.household_statement import visible_text
from linkage.telling.stamp import PAYEES, SIDES, notes, of_household

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
    assert "分户：石春生，归入户SM007" in words(page("land_share", season, "SM001/mu/SM-HT-2025"))
    assert "批次结算：2025-07批上市数196头" in words(page("contract_raising", season, "SM002/mu"))
    assert "合计61,440.0030,720.0030,720.00" in words(page("asset_lease", season, "cjt/mu"))
    assert "现在付30,720.00" in words(page("slip_party", season, "mu-cjt"))


#: Papers of accountants and auditors: on these, and no others, a check is called by its code.
KEEPERS = {
    "asset_ledger",
    "audit_pack",
    "bank_roll",
    "collective_income",
    "collective_income_mix",
    "early_warning",
    "effect_report",
    "linkage_ledger",
    "policy_cliff",
    "public_money_ledger",
    "reward_acceptance",
}
DECIDED = "股息红利的个人所得税由公司用自有资金代缴，不从各户的钱里扣"


def test_a_check_has_a_code_only_for_those_who_keep_the_books() -> None:
    """A new paper is read by farmers until it stands in the list above, and a new check needs no line here."""
    season = closed().settlement
    shown: dict[str, str] = {}
    for kind, paper in documents().items():
        subjects = list(paper.paths(season).values())
        if subjects:
            shown[kind] = visible_text(render_html(paper.template, paper.view(season, subjects[0])))
    told = {kind for kind, text in shown.items() if re.search(r"(?<![A-Z0-9])[CEPW]\d{3}(?!\d)", text)}
    assert told == KEEPERS & shown.keys()
    assert not [kind for kind in told if "C797" not in shown[kind]]
    decided = {kind for kind, text in shown.items() if DECIDED.partition("，")[0] in text}
    assert {"statement", "paylist", "notice"} <= decided
    assert not decided & {"land_share", "contract_raising", "receipt", "slip_batch", "tri_party", "joinder"}


def test_a_decision_is_told_to_those_it_is_about() -> None:
    season = closed().settlement
    (finding,) = [one for one in season.findings if one.code == "C797"]
    assert set(finding.households) == {line.payee for line in season.lines if "利润" in line.clause}
    told = f"{DECIDED}（柴望山，2026年1月1日决定）。"
    assert notes(season, of_household("SM001")) == (told,)
    other = evolve(season, findings=(evolve(finding, households=("SM001",)),))
    assert notes(other, of_household("SM002")) == ()
    assert notes(other, PAYEES) == (told,)
    assert notes(other, SIDES) == ()


def test_the_plan_says_what_the_law_asks_and_what_was_decided() -> None:
    text = words(page("plan", closed().settlement, "mu"))
    assert "合计6,913.65元，没有从各户的钱里扣。" in text
    assert "应当代扣代缴，扣下的税款在次月15日内缴库（《个人所得税法》第九条、第十四条）。" in text
    assert f"本季的决定：{DECIDED}（柴望山，2026年1月1日决定）。" in text


def test_its_papers_promise_what_it_agreed_and_nothing_else() -> None:
    season = closed().settlement
    text = words(page("tri_party", season, "SM-HT-2025"))
    assert "佣金、土地使用费、租金、奖补、分红各算各的，不能互相冲抵；本协议没有可以抵扣的预付款。" in text
    assert "核算以前，佣金、土地使用费、租金、奖补照付。" in text
    assert not re.search("劳务报酬|货款条款|订单、", text)
    share = words(page("land_share", season, "SM001/mu/SM-HT-2025"))
    assert "保底不是分红，是土地使用费" in share
    assert "三方另签约定；由乙方另外付，不从农户的保底、分红里扣。" in share
    assert "约14.81%" in share
    assert "签订日期：2023年12月20日签订地点：" in share
    (subject,) = document("asset_lease").paths(season).values()
    leased = words(page("asset_lease", season, subject))
    assert "用虚构的数说明怎样计算" in leased
    assert "甲户" not in leased


def test_the_workbook_is_written_by_its_script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(EXAMPLES / "tools"))
    import build_shimen  # type: ignore[import-not-found]  # noqa: PLC0415 - a script beside the example

    build_shimen.main(tmp_path / "台账.xlsx")
    assert (tmp_path / "台账.xlsx").read_bytes() == (SEASON / "台账.xlsx").read_bytes()
    for name in ("build_shimen", "yunping_cells"):
        sys.modules.pop(name, None)
