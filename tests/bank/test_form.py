"""A bank's file holds exactly what was asked for, and what it cannot hold is refused and never replaced."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from bank.orders import order, season
from linkage.bank.form import Sheet, bank_files, decode, encode, purpose, refusals, unwritable
from linkage.bank.order import bank_order
from linkage.files.bank_profiles import shipped_profiles
from linkage.ground.errors import IntegrityAlarmError
from linkage.model.bank import NUMBERS, BankColumn, Profile, Shape

GOLDEN = Path(__file__).parent.parent / "golden" / "bank"
NAMES = sorted(shipped_profiles())
PAYER = " 付款账号: 2010 0012 3456 7890,"
# Where the first person's 户名 and 开户行 stand in 名册.
HOLDER, BRANCH = "J2", "L2"


@pytest.mark.parametrize("name", NAMES)
def test_every_profile_gives_what_was_looked_at(name: str, *, bless: bool) -> None:
    settlement = season(name, details=PAYER)
    made = order(settlement)
    (file,) = bank_files(settlement, made)
    assert file.data is not None
    page = GOLDEN / f"{name}.txt"
    profile = shipped_profiles()[name]
    if bless:
        GOLDEN.mkdir(exist_ok=True)
        page.write_bytes(file.data.decode(profile.codec).encode())
    assert page.read_bytes().decode() == file.data.decode(profile.codec)


@pytest.mark.parametrize("name", NAMES)
def test_control_totals_are_those_of_the_lines(name: str) -> None:
    settlement = season(name, details=PAYER)
    made = order(settlement)
    profile = shipped_profiles()[name]
    (file,) = bank_files(settlement, made)
    assert file.data is not None
    sheet = decode(file.data, profile)
    place = next(at for at, column in enumerate(profile.columns) if column.source == "金额")
    fen = [int(row[place].replace(".", "")) for row in sheet.rows]
    assert (len(fen), sum(fen)) == (len(made.payments), made.sent.fen)
    for cells, columns in ((sheet.header, profile.header), (sheet.trailer, profile.trailer)):
        told = dict(zip((column.source for column in columns), cells, strict=True))
        assert told.get("笔数", str(len(fen))) == str(len(fen))
        assert told.get("总金额", str(sum(fen))).replace(".", "") == str(sum(fen))


def test_yuan_with_two_decimals_or_fen() -> None:
    settlement = season("竖线示例")
    amount = order(settlement).payments[0].amount
    (yuan,) = bank_files(settlement, order(settlement))
    assert f"|{amount.plain}|".encode() in (yuan.data or b"")
    fixed = season("定宽示例")
    (fen,) = bank_files(fixed, order(fixed))
    first = (fen.data or b"").split(b"\r\n")[1]
    assert first[109:125] == str(order(fixed).payments[0].amount.fen).rjust(16, "0").encode()


@pytest.mark.parametrize(
    ("sign", "code", "fits"),
    [
        ("䶮", "U+4DAE", False),
        ("㛃", "U+36C3", False),
        ("𬭎", "U+2CB4E", False),
        ("堃", "", True),
        ("·", "", True),
    ],
)
def test_a_name_outside_the_charset_keeps_the_file_back(sign: str, code: str, *, fits: bool) -> None:
    settlement = season("竖线示例", cells={"J2": f"王{sign}明"})
    made = order(settlement)
    (file,) = bank_files(settlement, made)
    assert (file.data is not None) is fits
    if not fits:
        (refusal,) = [one for one in refusals(settlement, made) if one.payees == "H01"]
        assert f"“{sign}”（{code}）不在 GBK 里" in refusal.why
        assert refusal.shown == f"王{sign}明"
    wide = season("定宽示例", cells={"J2": f"王{sign}明"})
    (holds,) = bank_files(wide, order(wide))
    assert f"王{sign}明".encode("gb18030") in (holds.data or b"")


@pytest.mark.parametrize(
    ("name", "cell", "text", "why"),
    [
        ("竖线示例", HOLDER, "王|明", "分隔符"),
        ("竖线示例", HOLDER, '王"明', "引号"),
        ("九列示例", BRANCH, "=1+1", "算式"),
        ("九列示例", BRANCH, "＋柳湾农商银行", "算式"),
        ("竖线示例", HOLDER, "王" * 31, "有 62 个字节，这一栏最多 60 个"),
        ("定宽示例", HOLDER, "王" * 31, "有 62 个字节，这一栏最多 60 个"),
    ],
)
def test_what_would_be_read_otherwise_is_refused(name: str, cell: str, text: str, why: str) -> None:
    settlement = season(name, details=PAYER, cells={cell: text})
    (refusal, *_) = refusals(settlement, order(settlement))
    assert why in refusal.why


def test_just_wide_enough() -> None:
    settlement = season("定宽示例", cells={"J2": "王" * 30})
    assert refusals(settlement, order(settlement)) == []


def test_a_cell_the_bank_must_have() -> None:
    settlement = season("九列示例")
    why = {one.why for one in refusals(settlement, order(settlement))}
    assert why == {"没有填，银行要这一栏"}


def test_one_refusal_keeps_every_file_back() -> None:
    settlement = season("五十笔示例", cells={"J2": "王䶮"})
    profile = evolve(shipped_profiles()["五十笔示例"], most=4)
    made = order(settlement)
    batches = tuple(made.payments[at : at + 4] for at in range(0, len(made.payments), 4))
    files = bank_files(settlement, evolve(made, profile=profile, batches=batches))
    assert len(files) == len(batches) > 1
    assert all(file.data is None for file in files)
    assert sum(bool(file.refusals) for file in files) >= 1


def test_a_file_that_reads_back_differently_is_never_given_out(monkeypatch: pytest.MonkeyPatch) -> None:
    settlement = season("竖线示例")
    monkeypatch.setattr("linkage.bank.form.decode", lambda *_: Sheet((), (), (), ()))
    with pytest.raises(IntegrityAlarmError, match="读回来"):
        bank_files(settlement, order(settlement))


def test_no_profile_no_file() -> None:
    settlement = season()
    made = bank_order(settlement, "gs")
    assert bank_files(settlement, made) == ()
    assert purpose(made.payments[0], None) != ""


def test_the_banks_word_for_one_income_and_for_several() -> None:
    made = order(season("竖线示例"))
    profile = shipped_profiles()["竖线示例"]
    several = next(one for one in made.payments if len(one.incomes) > 1)
    assert purpose(several, profile) == "联农带农收益"
    assert purpose(evolve(several, incomes=("租金",)), profile) == "土地流转费"
    assert purpose(evolve(several, incomes=("股金",)), profile) == "入股收益"


# --- writing and reading back -------------------------------------------------------------------------------

SOURCES = ("序号", "户名", "账号", "金额", "用途")
WORDS = st.text(st.sampled_from("王李䶮𬱖·堃Aa1 "), max_size=6).map(str.strip)
AMOUNTS = st.integers(1, 10**9).map(lambda fen: f"{fen // 100}.{fen % 100:02d}")


@settings(max_examples=40)
@given(
    rows=st.lists(st.tuples(st.integers(1, 9999).map(str), WORDS, st.from_regex(r"[0-9]{9,19}", fullmatch=True), AMOUNTS, WORDS), max_size=5),
    shape=st.sampled_from(Shape),
    encoding=st.sampled_from(["GB18030", "UTF-8"]),
    separator=st.sampled_from(["|", ",", "\t"]),
    line_end=st.sampled_from(["\r\n", "\n"]),
)  # fmt: skip
def test_what_is_written_is_read_back(
    rows: list[tuple[str, ...]], shape: Shape, encoding: str, separator: str, line_end: str
) -> None:
    columns = tuple(BankColumn(source, source, width=40) for source in SOURCES)
    ends = (BankColumn("标志", "", "T", 1), BankColumn("笔数", "笔数", width=8))
    profile: Profile = evolve(
        shipped_profiles()["竖线示例"],
        shape=shape,
        encoding=encoding,
        separator=separator,
        line_end=line_end,
        columns=columns,
        header=ends,
        trailer=ends,
        headed=shape is Shape.DELIMITED,
    )
    headings = SOURCES if profile.headed else ()
    sheet = Sheet(("T", str(len(rows))), headings, tuple(rows), ("T", str(len(rows))))
    assert decode(encode(sheet, profile), profile) == sheet
    assert {"金额", "序号"} <= NUMBERS


def test_every_sign_is_named_once() -> None:
    assert unwritable("䶮䶮王", "gbk") == ["䶮"]
    assert unwritable("䶮", "utf-8") == []
