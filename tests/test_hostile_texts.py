"""A number of a person that stands in a text is never shown; signs and figures that deceive are refused."""

from __future__ import annotations

import html
import re
import tempfile
import unicodedata
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from linkage.closing import Closing, close
from linkage.ground.errors import InputRefusedError, WithheldError
from linkage.publishing import papers, sheets
from villages import Village, village

HOUSEHOLDS = 4
#: Free texts of the village's registers, and of its arrangement.
CELLS = (
    ("名册", "开户行"), ("代销", "单据号"), ("价格", "来源"), ("事实", "来源"), ("预付", "凭证"),
    ("抵扣同意", "凭证"), ("已付", "凭证"), ("会议", "事项"),
)  # fmt: skip
CLAUSES = (
    "小河村黄桃产业联农带农合作", "小河县青果黄桃有限公司", "万里程", "小河县城关路1号", "小河村黄桃园", "会计钟小琴",
    "因灾减产不减租金", "果树归公司，土地承包经营权归农户", "第三条", "每年 1 月 31 日前", "公司投保", "种苗预付款", "套袋",
    "稻谷收购价", "资金股",
)  # fmt: skip


def _quoted(written: str, _: re.Match[str]) -> str:
    return f'"{written}"'


def everywhere(
    text: str, cells: Sequence[tuple[str, str]] = CELLS, clauses: Sequence[str] = CLAUSES
) -> Village:
    """The village with this text in all its free texts, or in some."""
    plain = village(HOUSEHOLDS)
    arrangement, registers = plain.arrangement, dict(plain.registers)
    for sheet, heading in cells:
        first, *rows = registers[sheet]
        at = first.index(heading)
        registers[sheet] = (
            first,
            *(tuple(text if i == at and cell else cell for i, cell in enumerate(row)) for row in rows),
        )
    for number, old in enumerate(clauses):
        new = f"{text}{chr(0x4E00 + number)}"
        written = new.replace("\\", "\\\\").replace('"', '\\"')
        arrangement = re.sub(rf"(?<![\w.]){re.escape(old)}(?!\w)", partial(_quoted, written), arrangement)
        registers = {
            sheet: tuple(tuple(new if cell == old else cell for cell in row) for row in rows)
            for sheet, rows in registers.items()
        }
    return type(plain)(arrangement, plain.charter, registers)


def typed(text: str, cells: Sequence[tuple[str, str]], clauses: Sequence[str]) -> Closing:
    with tempfile.TemporaryDirectory() as folder:
        return close(everywhere(text, cells, clauses).write(Path(folder) / "season"))


IDENTITY = "369901198801230116"
SPELLED = {
    "plain": IDENTITY,
    "parted": "369901 19880123 0116",
    "arabic": "".join(chr(0x660 + int(digit)) for digit in IDENTITY),
    "words": IDENTITY.translate(str.maketrans("0123456789", "〇一二三四五六七八九")),
    "in no register": "110101199003070038",
}
#: Other numbers of a person, and what they look like.
OTHERS = {
    "138-0013-8000": "电话",
    "138 0013 8000": "电话",
    "138·0013·8000": "电话",
    "一三八〇〇一三八〇〇〇": "电话",
    "6222-0202-0011-2233": "卡号",
    "6222 0202 0011 2233 445": "卡号",
}
_FIGURES = str.maketrans("〇一二三四五六七八九", "0123456789")


def bare(text: str) -> str:
    """A text with all its figures as one row of digits."""
    plain = unicodedata.normalize("NFKC", html.unescape(text))
    plain = "".join(str(unicodedata.decimal(sign, sign)) for sign in plain).translate(_FIGURES)
    return re.sub(r"[\s\-.·,，、]", "", plain)


@pytest.mark.parametrize("kind", sorted(SPELLED))
def test_no_number_in_a_text_is_shown_whole(kind: str) -> None:
    """Not in a voucher, a source or a topic; papers whose twin would carry it are not made at all."""
    number = bare(SPELLED[kind])
    closing = typed(f"办{SPELLED[kind]}号", cells=CELLS[2:], clauses=())
    made = papers(closing)
    shown = [part for paper in made if paper.job.edition != "public" for part in paper.job.parts]
    shown += [
        cell for paper in made if paper.job.edition != "public" for leaf in paper.book for cell in leaf.texts
    ]
    shown += [sheet.data.decode("utf-8", "ignore") for sheet in sheets(closing.settlement)]
    shown += [paper.job.path for paper in made]
    assert sum("办" in one and number[-4:] in bare(one) for one in shown) > 3
    assert [one[:200] for one in shown if number in bare(re.sub("<[^>]*>", "|", one))] == []


@pytest.mark.parametrize("kind", sorted(SPELLED))
def test_no_twin_carries_a_number(kind: str) -> None:
    for clauses in (("第三条",), ("稻谷收购价",)) if kind == "parted" else (("第三条",),):
        closing = typed(f"办{SPELLED[kind]}号", cells=(), clauses=clauses)
        with pytest.raises(WithheldError) as withheld:
            papers(closing)
        assert "告知书附带数据里有像证件号的内容" in str(withheld.value)
        assert bare(SPELLED[kind]) not in bare(str(withheld.value))


@pytest.mark.parametrize(
    ("number", "clause"),
    [
        *zip(OTHERS, ("第三条", "种苗预付款", "套袋", "稻谷收购价", "资金股", "第三条"), strict=True),
        ("138-0013-8000", "稻谷收购价"),
    ],
)
def test_no_twin_carries_a_telephone_or_a_card(number: str, clause: str) -> None:
    """Not in a basis, what an advance was for, a piece of work, a price or a class."""
    with pytest.raises(WithheldError) as withheld:
        papers(typed(f"办{number}号", cells=(), clauses=(clause,)))
    assert f"告知书附带数据里有像{OTHERS[number]}的内容" in str(withheld.value)
    assert number not in str(withheld.value)


@pytest.mark.parametrize(
    "sign", ["\u034f", "\u061c", "\u206b", "\ufff9", "\u2800", "\U0001d173", "\u202e", "\u200b"]
)
def test_signs_that_draw_nothing_are_refused_everywhere(sign: str, tmp_path: Path) -> None:
    with pytest.raises(InputRefusedError) as refused:
        close(everywhere(f"甲{sign}乙").write(tmp_path / "season"))
    codes = {problem.code for problem in refused.value.problems}
    assert "E103" in codes


@pytest.mark.parametrize("sign", ["\u034f", "\u061c", "\u206b", "\ufff9", "\u2800", "\U0001d173"])
def test_and_in_registers(sign: str, tmp_path: Path) -> None:
    first, *rows = village(HOUSEHOLDS).registers["会议"]
    at = first.index("事项")
    hidden = [tuple(f"{cell}{sign}甲" if i == at else cell for i, cell in enumerate(row)) for row in rows]
    season = type(village())(
        village(HOUSEHOLDS).arrangement,
        village(HOUSEHOLDS).charter,
        {**village(HOUSEHOLDS).registers, "会议": (first, *hidden)},
    )
    with pytest.raises(InputRefusedError) as refused:
        close(season.write(tmp_path / "season"))
    assert {problem.code for problem in refused.value.problems} == {"E318"}


@pytest.mark.parametrize(
    "amount", ["١٢٣", "一百", "〇", "①", "1２", "1O0", "1e3", "²", "壹佰", "1_000", "٣.٥", "1\u00a0000"]
)
def test_an_amount_in_figures_of_another_writing_is_refused(amount: str, tmp_path: Path) -> None:
    season = village(HOUSEHOLDS).with_rows("已付", ("H02", "公司", "土地租金", amount, "2025-03-01", "FK9"))
    if amount == "1２":  # a full-width digit is what a Chinese keyboard gives, and means the same
        close(season.write(tmp_path / "season"))
        return
    with pytest.raises(InputRefusedError):
        close(season.write(tmp_path / "season"))


@pytest.mark.parametrize(
    "number", ["../H9", "H9/..", "CON.", "H9\x00", "H 9*", "H9:1", "户九", "H٩", "-H9", "H" * 21]
)
def test_a_household_number_that_is_a_path_is_refused(number: str, tmp_path: Path) -> None:
    first, one, *_ = village(HOUSEHOLDS).registers["名册"]
    row = (number, "9", "赵小路", *("" for _ in one[3:]))
    with pytest.raises(InputRefusedError):
        close(village(HOUSEHOLDS).with_rows("名册", row).write(tmp_path / "season"))
    assert len(row) == len(first)


def test_numbers_that_differ_by_case_or_width_are_one_household(tmp_path: Path) -> None:
    _, one, *_ = village(HOUSEHOLDS).registers["名册"]
    rows = [(number, *one[1:]) for number in ("h01", "Ｈ０１")]
    with pytest.raises(InputRefusedError):
        close(village(HOUSEHOLDS).with_rows("名册", *rows).write(tmp_path / "season"))
