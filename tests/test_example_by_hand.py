"""The whole example village reckoned once more, as an accountant would in a spreadsheet.

Nothing of the engine is used: cells as text in, the rates of the two agreements written out below,
every line of the result document out. A row that the engine never read would show here.
"""

from __future__ import annotations

import datetime
import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

from linkage.closing import close
from linkage.files.workbook_reader import read_workbook
from pages_of_seasons import secrets, shown_to_everybody
from statement_sentences import too_long

VILLAGE = Path(__file__).parent.parent / "examples" / "云坪村2025"
FIRST, LAST = datetime.date(2025, 1, 1), datetime.date(2025, 12, 31)
RISE = datetime.date(2025, 7, 1)
GRAIN = Fraction("132.00") / 100  # 132 yuan for 50 kg, which are a hundred jin
PEACH_WORK = {"修剪": "150", "疏果": "130", "除草": "120", "采摘": "140", "套袋": "0.08", "分拣": "0.60"}
PEONY_WORK = {"除草": "115", "采收": "130"}
GRADES = {"一级": "3.60", "二级": "2.40", "三级": "1.20"}
BROKERAGE = {"土地流转": "30", "组织务工": "20"}
Row = Mapping[str, str]


class Workbook:
    """The sheets as rows of text, heading to cell."""

    def __init__(self) -> None:
        raw, _, _ = read_workbook("台账.xlsx", (VILLAGE / "台账.xlsx").read_bytes())
        self.sheets = {sheet.name: sheet for sheet in raw}

    def rows(self, name: str) -> Iterator[Row]:
        """The rows of a sheet, empty cells as empty text."""
        head, *rest = self.sheets[name].rows
        titles = {column: cell.text.partition("（")[0] for column, cell in head.cells.items()}
        for row in rest:
            filled = {titles[column]: cell.text for column, cell in row.cells.items()}
            yield {title: filled.get(title, "") for title in titles.values()}


def window(row: Row) -> tuple[datetime.date, datetime.date]:
    """The days of the season on which a row holds."""
    first = datetime.date.fromisoformat(row["起"]) if row["起"] else FIRST
    last = datetime.date.fromisoformat(row["止"]) if row["止"] else LAST
    return max(first, FIRST), min(last, LAST)


def days(first: datetime.date, last: datetime.date) -> int:
    """Days, both ends counted."""
    return max(0, (last - first).days + 1)


def half_up(exact: Fraction) -> Fraction:
    """Half up to the fen."""
    return Fraction((exact * 100 + Fraction(1, 2)).__floor__(), 100)


def largest_remainder(total: Fraction, weights: Mapping[str, Fraction], pool: str) -> dict[str, Fraction]:
    """Share whole fen: floors first, then one fen each by remainder, ties by digest."""
    exact = {payee: total * 100 * weight / sum(weights.values()) for payee, weight in weights.items()}
    fen = {payee: value.__floor__() for payee, value in exact.items()}
    queue = sorted(
        exact,
        key=lambda payee: (
            fen[payee] - exact[payee],
            hashlib.sha256(f"YP-HT-2025/2025-01-01|{pool}|{payee}".encode()).hexdigest(),
        ),
    )
    for payee in queue[: int(total * 100) - sum(fen.values())]:
        fen[payee] += 1
    return {payee: Fraction(value, 100) for payee, value in fen.items()}


def rents(book: Workbook) -> Iterator[tuple[tuple[str, str], Fraction]]:
    exact: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for row in book.rows("地块"):
        first, last = window(row)
        before, after = (
            days(first, min(last, RISE - datetime.timedelta(days=1))),
            days(max(first, RISE), last),
        )
        a_mu = {
            "黄桃园旱地租金": 500 * GRAIN * before + 525 * GRAIN * after,
            "黄桃园坡地租金": Fraction(380 * (before + after)),
            "白芍地租金": Fraction(430 * (before + after)),
        }[row["条款"]]
        exact[row["户号"], row["条款"]] += Fraction(row["面积"]) * a_mu / 365
    yield from ((key, half_up(value)) for key, value in exact.items())


def guarantees(book: Workbook) -> Iterator[tuple[tuple[str, str], Fraction]]:
    ends = {(r["户号"], r["成员号"]): r["成员至"] for r in book.rows("名册") if r["成员至"]}
    exact: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for row in book.rows("股份"):
        if row["股别"] == "资金股":
            first, last = window(row)
            gone = ends.get((row["户号"], row["成员号"]))
            last = min(last, datetime.date.fromisoformat(gone)) if gone else last
            months = sum(first <= datetime.date(2025, month, 15) <= last for month in range(1, 13))
            clause = "白芍入股保底" if "BS" in row["条款"] else "黄桃入股保底"
            exact[row["户号"], clause] += Fraction(row["出资额"]) * Fraction(6, 100) * months / 12
    yield from ((key, half_up(value)) for key, value in exact.items())


def labour_and_trade(book: Workbook) -> Iterator[tuple[tuple[str, str], Fraction]]:
    for row in book.rows("用工"):
        rates = PEACH_WORK if row["条款"] == "黄桃用工" else PEONY_WORK
        person = f"{row['户号']}.{row['成员号']}"
        yield (person, row["条款"]), Fraction(row["数量"]) * Fraction(rates[row["岗位"]])
    for row in book.rows("交售"):
        yield (row["户号"], "黄桃订单货款"), half_up(Fraction(row["数量"]) * Fraction(GRADES[row["等级"]]))
    for row in book.rows("居间"):
        yield ("cjt", "流转服务费"), Fraction(row["数量"]) * Fraction(BROKERAGE[row["事项"]])
    sold: dict[str, Fraction] = defaultdict(Fraction)
    for row in book.rows("代销"):
        if FIRST.isoformat() <= row["回款日"] <= LAST.isoformat():
            sold[row["户号"]] += Fraction(row["销售额"])
    for household, base in sold.items():
        borders = (Fraction(0), Fraction(10000), Fraction(50000), max(base, Fraction(50000)))
        parts = [max(Fraction(0), min(base, end) - start) for start, end in pairwise(borders)]
        tiers = sum((part * rate for part, rate in zip(parts, (3, 5, 8), strict=True)), Fraction(0))
        yield (household, "鲜果代销佣金"), half_up(min(tiers / 100, Fraction(8000)))


def profit_shares(book: Workbook) -> dict[str, Fraction]:
    ends = {(r["户号"], r["成员号"]): r["成员至"] for r in book.rows("名册") if r["成员至"]}
    weights: dict[str, Fraction] = defaultdict(Fraction)
    for row in book.rows("股份"):
        if "黄桃利润分配" in row["条款"]:
            first, last = window(row)
            gone = ends.get((row["户号"], row["成员号"]))
            last = min(last, datetime.date.fromisoformat(gone)) if gone else last
            double = 2 if row["股别"] == "土地股" else 1
            weights[row["户号"]] += Fraction(row["份额"]) * days(first, last) * double
    return largest_remainder(Fraction("115905.71"), weights, "黄桃利润分配/4")


def collective_shares(book: Workbook, fee: Fraction) -> dict[str, Fraction]:
    income = Fraction("77270.47") + fee + Fraction("48000.00") + Fraction("23418.36") - Fraction("41250.00")
    members = half_up((income - Fraction("12600.00")) / 2)
    weights: dict[str, Fraction] = defaultdict(Fraction)
    for row in book.rows("股份"):
        if row["股别"] == "人口股" and window(row)[1] == LAST:
            weights[row["户号"]] += Fraction(row["份额"])
    return largest_remainder(members, weights, "村集体收益/3")


def test_every_line_of_the_village_by_hand() -> None:
    book = Workbook()
    expected: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for key, amount in (*rents(book), *guarantees(book), *labour_and_trade(book)):
        expected[key] += amount
    for payee, amount in profit_shares(book).items():
        expected[payee, "黄桃利润分配/4"] = amount
    for payee, amount in collective_shares(book, expected["cjt", "流转服务费"]).items():
        expected[payee, "村集体收益/3"] = amount
    closing = close(VILLAGE)
    result: Any = closing.result
    found = {(line["payee"], line["clause"]): Fraction(line["amount"]) for line in result["lines"]}
    assert found == {key: amount for key, amount in expected.items() if amount}
    assert len(secrets(closing)) > 100
    assert shown_to_everybody(closing) == []
    assert too_long(closing) == []
