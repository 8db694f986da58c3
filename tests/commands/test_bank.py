"""``linkage bank`` tells what became of every payment, and its exit code says whether there is anything to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import json_page
from linkage.commands import main
from pages import ROOT, write_season


@pytest.fixture
def season(tmp_path: Path) -> Path:
    return write_season(ROOT / "docs" / "manual-bank.md", tmp_path / "季")


def run(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["bank", *map(str, arguments)])
    return done.exit_code, done.output


def test_something_to_look_at(season: Path) -> None:
    code, said = run(season, season.parent / "银行" / "台账" / "回单.csv", "--json")
    assert code == 1
    document = json.loads(said)
    assert document["schema"] == "linkage.bank/1"
    assert document.keys() == json_page.keys("linkage.bank/1")


def test_what_to_do_next_is_said_of_what_there_is(season: Path) -> None:
    _, said = run(season, season.parent / "银行" / "台账" / "回单.csv")
    assert "重出代发表" in said
    assert "查清以前不要重发" in said
    assert "先问银行实际付了多少" not in said


def test_nothing_of_this_season(season: Path, tmp_path: Path) -> None:
    other = tmp_path / "别的.csv"
    other.write_text("支付编号,金额,结果\nDFFW6CZELPYG26,1,成功\n", encoding="utf-8")
    code, said = run(season, other)
    assert code == 1
    assert "没有一行对得上这一季的代发" in said


def test_all_paid_then_booked(season: Path, tmp_path: Path) -> None:
    answer = season.parent / "银行" / "台账" / "回单.csv"
    numbers = [payment["number"] for payment in told(season, answer)]
    paid = tmp_path / "全成功.csv"
    paid.write_text(
        "支付编号,结果,日期\n" + "".join(f"{n},成功,20251222\n" for n in numbers), encoding="utf-8"
    )
    assert run(season, paid, "--out", tmp_path / "out")[0] == 0
    rows = (tmp_path / "out" / "内部" / "paid_rows-gs.csv").read_text("utf-8-sig")
    (season / "台账" / "已付.csv").write_text(rows, encoding="utf-8")
    code, said = run(season, paid)
    assert code == 1
    assert "另有 3 行是〔已付〕里已经登记过的" in said


def test_what_was_paid_after_the_season_is_not_sent_again(season: Path, tmp_path: Path) -> None:
    answer = season.parent / "银行" / "台账" / "回单.csv"
    numbers = [payment["number"] for payment in told(season, answer)]
    late = tmp_path / "期后.csv"
    late.write_text(f"支付编号,结果,日期\n{numbers[0]},成功,20260105\n", encoding="utf-8")
    run(season, late, "--out", tmp_path / "out")
    rows = (tmp_path / "out" / "内部" / "paid_rows-gs.csv").read_text("utf-8-sig")
    (season / "台账" / "已付.csv").write_text(rows, encoding="utf-8")
    left = [payment["number"] for payment in told(season, answer)]
    assert left == numbers[1:]
    checked = CliRunner().invoke(main, ["check", str(season)]).output
    (apart,) = [line for line in checked.split("\n") if "不经银行" in line]
    assert "有 1 笔共 1,800.00 元" in apart
    _, said = run(season, late)
    assert "另有 1 行是〔已付〕里已经登记过的" in said


def told(season: Path, answer: Path) -> list[dict[str, str]]:
    _, said = run(season, answer, "--json")
    payments: list[dict[str, str]] = json.loads(said)["payers"][0]["payments"]
    return payments


def test_a_file_that_cannot_be_read(season: Path, tmp_path: Path) -> None:
    code, _ = run(season, tmp_path / "没有.csv", "--out", tmp_path / "out")
    assert code == 3
    assert not (tmp_path / "out").exists()


def test_a_long_list_is_cut_on_the_screen(season: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linkage.commands.bank._SHOWN", 0)
    _, said = run(season, season.parent / "银行" / "台账" / "回单.csv")
    assert "退回　……共 1 笔，用 --out 写出来看" in said
