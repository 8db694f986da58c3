"""Return files of a season: told on screen and as data, and what follows from them written whole or not at all."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from linkage.bank_return import document, hear, save
from linkage.closing import close
from linkage.ground.errors import InputRefusedError, WithheldError
from linkage.publishing import sheets
from pages import ROOT, write_season

PAGE = ROOT / "docs" / "manual-bank.md"


@pytest.fixture
def season(tmp_path: Path) -> Path:
    return write_season(PAGE, tmp_path / "季")


@pytest.fixture
def answer(season: Path) -> Path:
    return season.parent / "银行" / "台账" / "回单.csv"


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_what_is_written(season: Path, answer: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in season.rglob("*") if path.is_file()}
    manifest = save(hear(season, [answer]), tmp_path / "out")
    names = ("bank_return-gs", "bank_unmatched", "failed_accounts-gs", "paid_rows-gs")
    assert [entry.name for entry in manifest.files] == [
        f"内部/{name}.{kind}" for name in names for kind in ("csv", "xlsx")
    ]
    (_, paid) = rows(tmp_path / "out" / "内部" / "paid_rows-gs.csv")
    assert paid[:6] == ["A2", "", "公司", "土地租金", "3000.00", "2025-12-22"]
    (_, failed) = rows(tmp_path / "out" / "内部" / "failed_accounts-gs.csv")
    assert failed[1:5] == ["A3", "赵大山", "赵大山", "0012"]
    assert {path: path.read_bytes() for path in season.rglob("*") if path.is_file()} == before


def test_the_same_again_and_another_answer(season: Path, answer: Path, tmp_path: Path) -> None:
    first = save(hear(season, [answer]), tmp_path / "out")
    assert save(hear(season, [answer]), tmp_path / "out") == first
    assert save(hear(season, [answer]), tmp_path / "other") == first
    answer.write_text(answer.read_text("utf-8").replace("退回", "成功"), encoding="utf-8")
    with pytest.raises(WithheldError, match="另一套"):
        save(hear(season, [answer]), tmp_path / "out")


def test_as_data_without_an_account(season: Path, answer: Path) -> None:
    told = document(hear(season, [answer]))
    payers = told["payers"]
    assert isinstance(payers, list)
    (payer,) = payers
    assert isinstance(payer, dict)
    assert {key: payer[key] for key in ("sent", "paid", "failed", "open")} == {
        "sent": "6600.00",
        "paid": "3000.00",
        "failed": "2400.00",
        "open": "1200.00",
    }
    assert "6299990000000000" not in json.dumps(told)


def test_columns_that_a_person_names(season: Path, answer: Path, tmp_path: Path) -> None:
    text = answer.read_text("utf-8").replace("交易状态", "S1").replace("成功", "Y").replace("退回", "N")
    answer.write_text(text, encoding="utf-8")
    columns = tmp_path / "列.yaml"
    columns.write_text("{支付编号: 支付编号, 结果: S1, 成功: [Y], 失败: [N]}", encoding="utf-8")
    with pytest.raises(InputRefusedError) as refused:
        hear(season, [answer])
    assert [problem.code for problem in refused.value.problems] == ["E781"]
    assert document(hear(season, [answer], columns))["payers"] == document_of(season, answer)


def document_of(season: Path, answer: Path) -> object:
    usual = answer.with_name("usual.csv")
    text = answer.read_text("utf-8").replace("S1", "交易状态").replace("Y", "成功").replace("N,", "退回,")
    usual.write_text(text, encoding="utf-8")
    return document(hear(season, [usual]))["payers"]


def test_everything_wrong_is_told_at_once(season: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "坏.csv"
    wrong.write_text("甲,乙\n1,2\n", encoding="utf-8")
    with pytest.raises(InputRefusedError) as refused:
        hear(season, [wrong, tmp_path / "没有.csv"], tmp_path / "没有.yaml")
    assert sorted(problem.code for problem in refused.value.problems) == ["E005", "E005", "E780"]


def test_all_paid_is_settled(season: Path, answer: Path) -> None:
    heard = hear(season, [answer])
    assert not heard.settled
    lines = ["支付编号,金额,结果"]
    lines += [
        f"{one.payment.number},{one.payment.amount.plain},成功"
        for reply in heard.replies.replies
        for one in reply.answers
    ]
    answer.write_text("\n".join(lines), encoding="utf-8")
    assert hear(season, [answer]).settled


def test_a_seasons_own_profile_reaches_the_bank(season: Path) -> None:
    plan = season / "合作.yaml"
    plan.write_text(plan.read_text("utf-8").replace("定宽示例", "自家"), encoding="utf-8")
    (season / "银行.yaml").write_text(
        "银行格式: 自家\n来源: 农商行样表\n核对: 已核对\n文件: 分隔\n编码: UTF-8\n列: [{取: 账号}, {取: 行号}, {取: 金额}]\n",
        encoding="utf-8",
    )
    roster = season / "台账" / "名册.csv"
    text = (
        roster.read_text("utf-8")
        .replace("开户行\n", "开户行,行号\n")
        .replace("农商银行\n", "农商银行,402100000018\n")
    )
    roster.write_text(text, encoding="utf-8")
    found = {sheet.path: sheet.data for sheet in sheets(close(season).settlement)}
    assert found["内部/bank_batch-gs-01.txt"].splitlines()[0] == b"6299990000000000004,402100000018,3000.00"
