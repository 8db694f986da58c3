"""Bank profiles: those that come with the program, a village's own, and everything wrong told with its line."""

from __future__ import annotations

import pytest

from faults.spoiled import contents_of
from linkage.files import bank_profiles
from linkage.files.bank_profiles import is_bank, known_profiles, read_columns, shipped_profiles
from linkage.files.season_folder import ReadSeason, read_contents
from linkage.ground.errors import Problem
from linkage.ground.money import Money
from linkage.model.bank import Shape
from villages import village

OWN = """\
银行格式: 某某农商行
来源: 某某农商行2026年3月给的样表
日期: 2026-03-01
核对: 已核对
文件: 分隔
编码: GBK
分隔符: 制表符
换行: LF
标题行: 有
金额: 分
每批笔数: 200
每批金额: 500000 元
单笔上限: 50,000 元
合并: 同一账号
一般户工资: 不准
列:
  - {名: 账号, 取: 账号}
  - {名: 户名, 取: 户名, 宽: 40}
  - {名: 币种, 写: CNY}
  - {取: 金额}
用途: {租金: 租地款, 其他: 收益}
回单: {支付编号: 附言, 结果: 状态, 成功: [S, Y], 失败: F}
"""
CHOSEN = ("  公司: {类型", "  公司: {代发: 某某农商行, 类型")


def read(text: str = OWN, chosen: str = "某某农商行") -> ReadSeason:
    made = village().with_text("  公司: {类型", f"  公司: {{代发: {chosen}, 类型")
    return read_contents({**contents_of(made), "银行.yaml": text.encode()})


def test_a_villages_own_profile() -> None:
    assert read().problems == ()
    profile = known_profiles({"银行.yaml": OWN.encode()}, [])["某某农商行"]
    assert (profile.trust, profile.codec, profile.separator, profile.line_end) == (
        "已核对",
        "gbk",
        "\t",
        "\n",
    )
    assert (profile.most, profile.cap, profile.batch_cap) == (200, Money(5_000_000), Money(50_000_000))
    assert (profile.fen, profile.headed, profile.by_account, profile.wages) == (True, True, True, False)
    assert [column.title for column in profile.columns] == ["账号", "户名", "币种", "金额"]
    assert profile.columns[1].width == 40
    assert profile.purposes == {"租金": "租地款"}
    assert profile.purpose == "收益"
    assert profile.returned.paid == ("S", "Y")
    assert profile.returned.headings == {"支付编号": "附言", "结果": "状态"}


def test_it_is_an_input_like_the_others() -> None:
    assert "银行.yaml" in dict(read().inputs)
    assert is_bank("银行-某某.yaml")
    assert not is_bank("我的银行.yaml")


def test_what_comes_with_the_program_is_called_an_example_and_unconfirmed() -> None:
    assert len(shipped_profiles()) == 5
    for profile in shipped_profiles().values():
        assert profile.name.endswith("示例")
        assert profile.trust == "未确认"
        assert profile.source
        assert profile.day is not None


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("取: 账号}", "取: 帐户}", "E772", 17),
        ("{名: 币种, 写: CNY}", "{名: 币种}", "E777", 19),
        ("{名: 币种, 写: CNY}", "{名: 实发金额, 写: 99999.00}", "E950", 19),
        ("{名: 币种, 写: CNY}", "{名: 收款账号, 写: 6222 0202 0011 2233 448}", "E950", 19),
        ("{名: 币种, 写: CNY}", "{名: 附言, 写: 6222020200112233448}", "E950", 19),
        ("{名: 账号, 取: 账号}", "{名: 户名, 取: 账号}", "E950", 17),
        ("{取: 金额}", "{名: 金额, 取: 序号}", "E950", 20),
        ("  - {取: 金额}\n", "", "E773", 1),
        ("每批笔数: 200", "每批笔数: 两百", "E775", 11),
        ("单笔上限: 50,000 元", "单笔上限: 五万", "E775", 13),
        ("单笔上限: 50,000 元", "单笔上限: 0", "E775", 13),
        ("文件: 分隔", "文件: 定宽", "E774", 17),
        ("文件: 分隔", "文件: 表格", "E204", 5),
        ("编码: GBK", "编码: ASCII", "E204", 6),
        ("编码: GBK\n", "", "E203", 1),
        ("来源: 某某农商行2026年3月给的样表\n", "", "E203", 1),
        ("核对: 已核对\n", "", "E203", 1),
        ("日期: 2026-03-01", "日期: 三月", "E206", 3),
        ("金额: 分", "金额: 角", "E204", 10),
        ("用途: {租金: 租地款, 其他: 收益}", "用途: 租金", "E202", 21),
        ("单笔上限", "上限", "E201", 13),
    ],
)
def test_everything_wrong_is_told_with_its_line(old: str, new: str, code: str, line: int) -> None:
    assert old in OWN
    problems = read(OWN.replace(old, new)).problems
    assert (code, "银行.yaml", line) in {(one.code, one.where.file, one.where.line) for one in problems}
    assert "E770" not in {one.code for one in problems}


def test_a_profile_nobody_knows() -> None:
    (problem,) = read(chosen="竖线例").problems
    assert (problem.code, problem.where.file, problem.where.line) == ("E770", "合作.yaml", 6)
    assert "可能是“竖线示例”" in problem.remedy


TWICE = [
    ("土地租金", "二期租金"),
    ("入股保底", "二期保底"),
    ("用工报酬", "二期用工"),
    ("代销佣金", "二期代销"),
]
TWICE += [("公司利润分配", "二期利润"), ("村集体收益", "二期收益"), ("XH-HT-2025", "XH-2")]


@pytest.mark.parametrize(("first", "second", "codes"), [("竖线", "定宽", {"E778"}), ("竖线", "竖线", set())])
def test_two_arrangements_agree_on_the_bank_of_a_party(first: str, second: str, codes: set[str]) -> None:
    made = village().with_text("  公司: {类型", f"  公司: {{代发: {first}示例, 类型")
    other = village().with_text("  公司: {类型", f"  公司: {{代发: {second}示例, 类型").arrangement
    for old, new in TWICE:
        other = other.replace(old, new)
    season = read_contents({**contents_of(made), "合作-2.yaml": other.encode()})
    assert {one.code for one in season.problems if one.code.startswith("E77")} == codes


def test_two_profiles_of_one_name() -> None:
    assert [one.code for one in read(OWN.replace("某某农商行\n", "竖线示例\n", 1), "竖线示例").problems] == [
        "E771"
    ]


@pytest.mark.parametrize(
    ("said", "sound"), [("1", True), ("99", True), ("0", False), ("100", False), ("两", False)]
)
def test_the_number_of_the_run(said: str, *, sound: bool) -> None:
    codes = [one.code for one in read(chosen=f"某某农商行, 代发次: {said}").problems]
    assert codes == ([] if sound else ["E776"])


def test_a_profile_with_a_mistake_that_we_ship_is_our_own_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    class Folder:
        def glob(self, _: str) -> list[Folder]:
            return [self]

        name = "x.yaml"

        def read_bytes(self) -> bytes:
            return b"\xe9\x93\xb6\xe8\xa1\x8c: 1\n"

    monkeypatch.setattr(bank_profiles, "_SHIPPED", Folder())
    with pytest.raises(ValueError, match="E20"):
        shipped_profiles.__wrapped__()


def test_a_file_of_columns_that_is_no_such_file() -> None:
    problems: list[Problem] = []
    read_columns("列.yaml", b"- 1\n", problems)
    assert [problem.code for problem in problems] == ["E202"]


def test_both_shapes_are_shipped() -> None:
    assert {profile.shape for profile in shipped_profiles().values()} == set(Shape)
