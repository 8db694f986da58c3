"""Reads statements as a stranger does: the words of the first page, nothing else, and no line of the program.

``python tests/first_page.py OUT [SEASON]`` takes a finished set and says where what the page tells is not
what the result document (结果.json) holds: who is paid, how much now, of which parts, and that they and the
sum add up; the days of the season and of the paper; whom to ask. What it cannot see is in
docs/manual-statement.md.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import pypdfium2
import yaml

# What an income of the result document is called among the parts of a statement.
_SHARES = ("股金分红", "股金收益", "盈余返还", "盈余分配", "收益分配")
_PARTS = {
    "股金": _SHARES,
    "返还": _SHARES,
    "租金": ("租金",),
    "佣金": ("佣金", "劳务佣金"),
    "薪金": ("务工工资",),
    "订单货款": ("卖货的钱",),
    "奖补": ("奖补",),
    "福利": ("福利",),
    "违约金": ("逾期违约金",),
    "退社退还": ("退社退还",),
}
_NAMES = {name for names in _PARTS.values() for name in names} | {"其他收入"}

_AMOUNT = r"-?[\d,]+\.\d\d"
_DAY = r"\d{4}年\d{1,2}月\d{1,2}日"
# Between a number and the group after it there is nothing but a gap, so this is looked for with the blanks.
_PAYEE = re.compile(r"户主\s*(?P<name>\S.*?)\s*户号\s*(?P<number>[A-Z0-9][A-Z0-9-]{0,19})", re.DOTALL)
_DAYS = re.compile(rf"(?P<first>{_DAY})至(?P<last>{_DAY})(?:出表(?P<paper>{_DAY}))?")
_PAYABLE = re.compile(rf"(?:现在付给您家|本期没有要付的钱)(?P<payable>{_AMOUNT})元")
_SUM = re.compile(
    rf"(?P<terms>(?:[＋－]?(?:上期结转|本期|抵扣|代扣|更正|转|留到)\D*?{_AMOUNT})+)＝(?P<end>{_AMOUNT})元"
)
_TERM = re.compile(rf"(?P<sign>[＋－]?)(?P<name>[^\d＋－-]+)(?P<amount>{_AMOUNT})")
_PART = re.compile(rf"(?P<name>[\u4e00-\u9fff]+)(?P<amount>{_AMOUNT})")
_TOTAL = "本期应得合计"
_ASK = re.compile(r"数不对，(?P<when>收到后.*?)提出。找(?P<person>.+?)，电话(?P<phone>[^。]+)。")


@dataclass(frozen=True)
class FirstPage:
    """What the first page of a statement says."""

    name: str
    number: str
    first: str
    last: str
    paper: str
    payable: Fraction
    terms: tuple[Fraction, ...]
    parts: Mapping[str, Fraction]
    total: Fraction
    when: str
    person: str
    phone: str


def words(path: Path) -> str:
    """The words of the first page."""
    pdf = pypdfium2.PdfDocument(path)
    try:
        text: str = pdf[0].get_textpage().get_text_bounded()
    finally:
        pdf.close()
    return text


def read(page: str) -> FirstPage:
    """Understand the words of a first page. Raises ``LookupError`` naming what it does not say."""
    who, text = _found(_PAYEE, page, "payee"), "".join(page.split())
    days, pay, ask = (
        _found(pattern, text, what)
        for pattern, what in (
            (_DAYS, "days"),
            (_PAYABLE, "payable"),
            (_ASK, "contact"),
        )
    )
    told, _, _ = text[pay.end() :].partition("数不对")
    whole = re.search(rf"{_TOTAL}({_AMOUNT})", told)
    if whole is None:
        raise LookupError("total")
    parts = {part["name"]: _yuan(part["amount"]) for part in _PART.finditer(told) if part["name"] in _NAMES}
    reckoned = _SUM.search(told)
    terms = tuple(_signed(term) for term in _TERM.finditer(reckoned["terms"])) if reckoned else ()
    return FirstPage(
        "".join(who["name"].split()),
        who["number"],
        days["first"],
        days["last"],
        days["paper"] or "",
        _yuan(pay["payable"]),
        terms,
        parts,
        _yuan(whole[1]),
        ask["when"],
        ask["person"],
        ask["phone"],
    )


def _found(pattern: re.Pattern[str], text: str, what: str) -> re.Match[str]:
    match = pattern.search(text)
    if match is None:
        raise LookupError(what)
    return match


def _yuan(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))


def _signed(term: re.Match[str]) -> Fraction:
    return -_yuan(term["amount"]) if term["sign"] == "－" else _yuan(term["amount"])


def differences(page: FirstPage, result: Mapping[str, Any], said: Mapping[str, str]) -> Iterator[str]:
    """Where a first page is not what the result document and the papers section of the season say."""
    mine = [row for row in result["payees"] if row["payee"].partition(".")[0] == page.number]
    names = {"".join(row["name"].split()) for row in mine if row["payee"] == page.number}
    if names and page.name.replace("・", "·") not in names:
        yield f"payee {page.name}, the result has {names}"
    for day, wanted in ((page.first, result["season"]["from"]), (page.last, result["season"]["to"])):
        if day != _chinese(wanted):
            yield f"day {day}, the result has {wanted}"
    person, phone = ("".join(said.get(key, "").split()) for key in ("联系人", "联系电话"))
    if person and (page.person, page.phone) != (person, phone):
        yield f"contact {page.person} {page.phone}, the season has {person} {phone}"
    yield from _sums(page, sum((_yuan(row["payable"]) for row in mine), Fraction(0)))
    yield from _incomes(
        page, [row for row in result["lines"] if row["payee"].partition(".")[0] == page.number]
    )


def _sums(page: FirstPage, payable: Fraction) -> Iterator[str]:
    if page.payable != payable:
        yield f"payable {page.payable}, the result has {payable}"
    if sum(page.parts.values()) != page.total:
        yield f"the parts come to {sum(page.parts.values())}, the page says {page.total}"
    if page.terms and sum(page.terms) != page.payable:
        yield f"the sum comes to {sum(page.terms)}, the page says {page.payable}"


def _incomes(page: FirstPage, lines: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    if page.total != sum((_yuan(row["amount"]) for row in lines), Fraction(0)):
        yield f"total {page.total} is not what the lines come to"
    for income, labels in _PARTS.items():
        alike = [key for key, others in _PARTS.items() if others == labels]
        earned = sum((_yuan(row["amount"]) for row in lines if row["income"] in alike), Fraction(0))
        shown = sum((page.parts.get(label, Fraction(0)) for label in labels), Fraction(0))
        if shown != earned and "其他收入" not in page.parts:
            yield f"{income}: the page has {shown}, the lines {earned}"


def _chinese(day: str) -> str:
    year, month, date = (int(part) for part in day.split("-"))
    return f"{year}年{month}月{date}日"


def said_in(season: Path | None) -> Mapping[str, str]:
    """What the season says about its papers (文书), the first arrangement that does."""
    for path in sorted(season.glob("合作*.yaml")) if season is not None else ():
        section = yaml.safe_load(path.read_text(encoding="utf-8")).get("文书")
        if section:
            return {str(key): str(value) for key, value in section.items()}
    return {}


def read_set(out: Path, season: Path | None = None) -> Iterator[tuple[str, str]]:
    """Every difference of a finished set, with the statement it stands on; nothing where all agree."""
    result = json.loads((out / "结果.json").read_text(encoding="utf-8"))
    said = said_in(season)
    for path in sorted((out / "农户").glob("statement-*.pdf")):
        try:
            page = read(words(path))
        except LookupError as error:
            yield path.name, f"the first page does not say: {error}"
            continue
        if f"statement-{page.number}.pdf" != path.name:
            yield path.name, f"the page is of {page.number}"
        for difference in differences(page, result, said):
            yield path.name, difference


if __name__ == "__main__":
    found = list(read_set(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None))
    for name, difference in found:
        sys.stdout.write(f"{name}: {difference}\n")
    sys.exit(1 if found else 0)
