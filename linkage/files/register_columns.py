"""Register columns (台账的列): the columns that several sheets share, and how a column is declared."""

from __future__ import annotations

from attrs import evolve

from linkage.model.registers import SENTENCE_MOST, WORD_MOST, Column, Kind

AREA = ("亩", "公顷", "平方米", "分地")
MONEY = ("元", "万元")
WEIGHT = ("斤", "公斤", "百斤", "50公斤", "担", "吨")

HOUSEHOLD = Column(
    "户号",
    required=True,
    empty_allowed=False,
    note="大写字母、数字和短横，最多20位，例如 A012；须与名册一致。",
)


def households_only(instead: str) -> Column:
    """户号 of a sheet that knows no other payees; ``instead`` says where bodies are written."""
    why = "这张表只记农户；公司、村集体等单位没有户号"
    return evolve(HOUSEHOLD, if_empty=(why, f"是农户的，请填户号；是单位的，{instead}"))


PERSON = Column("成员号", note="一至三位数字，与名册一致；不分人的留空。")
PERSON_NEEDED = Column("成员号", required=True, empty_allowed=False, note="户内编号，一至三位数字，例如 1。")
CLAUSE = Column("条款", note="可空：这一行属于哪个条款；空着表示读这张表的条款都算。")


def day(heading: str, note: str = "", *, needed: bool = False) -> Column:
    """A column of dates."""
    return Column(heading, Kind.DAY, required=needed, empty_allowed=not needed, note=note)


def number(heading: str, *units: str, needed: bool = True, note: str = "") -> Column:
    """A column of numbers; with ``units`` the heading must name one of them."""
    return Column(heading, Kind.NUMBER, units=units, required=needed, empty_allowed=not needed, note=note)


def word(heading: str, note: str = "", *choices: str, longest: int = WORD_MOST) -> Column:
    """A column of words that every row fills; with ``choices`` only these."""
    return Column(heading, required=True, empty_allowed=False, choices=choices, note=note, longest=longest)


def sentence(heading: str, note: str = "") -> Column:
    """A column of what somebody says in a sentence or two: a reason, a source, a voucher."""
    return Column(heading, note=note, longest=SENTENCE_MOST)


FROM = day("起", "可空：从哪天起有效，当天算在内。")
TO = day("止", "可空：到哪天为止，当天算在内。")
DATE = day("日期", "发生的日期，例如 2025-09-01。", needed=True)
AMOUNT = number("金额", *MONEY, note="金额，零写 0。")
PAID = number("金额", "元", note="金额，写到分，零写 0。")
QUANTITY = Column(
    "数量",
    Kind.NUMBER,
    unit_from="单位",
    required=True,
    empty_allowed=False,
    note="只写数字，单位写在“单位”一列。",
)
UNIT = word("单位", "例如 工日、天、件、斤、亩、人。")
PAYER = Column("付款方", required=True, empty_allowed=False, note="付款的一方，例如 公司。")
PAID_HOUSEHOLD = Column("户号", required=True, note=f"付给农户的必填：{HOUSEHOLD.note}")
PAID_PARTY = Column("收款方", note="付给公司、村集体等单位的写单位，例如 村集体；户号、成员号空着。")
ITEM = Column("项目", required=True, empty_allowed=False, note="条款或抵扣项目的名称，与合作协议一致。")
