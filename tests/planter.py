"""The planter: puts mistakes into a right payout sheet, by arithmetic on the sheet's own columns.

It knows nothing but the sheet and the table beside it (tiers, grades, classes, how a clause is rounded), and
imports nothing of the program that is to find the mistakes. A mistake that leaves the amount as it was is
none, and is not planted. A row whose amount cannot be made from its own columns only gets mistakes of
copying.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from sheet_columns import MODES, Clause, SheetLike, charge, decimal, to_step, yuan

FEN = Fraction(1, 100)
STEPS = (Fraction(1, 100), Fraction(1, 10), Fraction(1), Fraction(10))
TRIES = 30


@dataclass(frozen=True)
class Planted:
    """The truth about one mistake: its row, its clause (or 实发), its kind, and both amounts in yuan."""

    row: int
    clause: str
    kind: str
    before: Fraction
    after: Fraction


@dataclass(frozen=True)
class Wrong:
    """What a mistake makes of a clause: the amount, and cells it writes besides (only parts of the clause)."""

    amount: Fraction
    cells: Mapping[str, str]


# what goes wrong


def another(clause: Clause, part: str, draw: random.Random) -> Fraction | None:
    """The number of another row in the same column."""
    rows = range(len(clause.sheet.rows))
    texts = {clause.sheet.cell(row, f"{clause.name}·{part}") for row in rows}
    others = sorted(texts - {"", clause.text(part)})
    return Fraction(draw.choice(others)) if others else None


def by_part(part: str) -> Callable[[Clause, random.Random], Wrong | None]:
    """Another row's number in a column; the cell shows it."""

    def plant(clause: Clause, draw: random.Random) -> Wrong | None:
        value = another(clause, part, draw) if clause.proved and clause.text(part) else None
        if value is None:
            if not clause.proved or not clause.text(part):
                return None
            value = Fraction(clause.text(part)) * draw.choice(
                (Fraction(9, 10), Fraction(11, 10), Fraction(2))
            )
            value = to_step(value, FEN if part != "时间" else Fraction(1), "四舍五入")
        exact = clause.exact(**{part: value})
        return None if exact is None else Wrong(clause.rounded(exact), {part: decimal(value)})

    return plant


def tier(clause: Clause, draw: random.Random) -> Wrong | None:
    """The tiers read the other way, or one rate for all."""
    if not clause.proved or not clause.tiers:
        return None
    base = clause.number("数量")
    how = "全额" if clause.tiers[0]["读法"] == "超额累进" else "超额累进"
    ways = [charge(base, clause.tiers, how), *(base * Fraction(t["费率"]) for t in clause.tiers)]  # type: ignore[operator, arg-type]
    return Wrong(clause.rounded(draw.choice(ways)), {})


def rounding(clause: Clause, draw: random.Random) -> Wrong | None:
    """Another mode, or another unit."""
    exact = clause.exact()
    if not clause.proved or clause.shared or exact is None:
        return None
    own = Fraction(clause.rules["取整单位"])
    mode, step = draw.choice(MODES), draw.choice((own, own, *STEPS[:3]))
    return Wrong(to_step(exact, step, mode), {})


def remainder(clause: Clause, draw: random.Random) -> Wrong | None:
    """Each share rounded by itself, or the last takes what the others leave."""
    exact = clause.exact()
    if not clause.proved or not clause.shared or exact is None:
        return None
    step = Fraction(clause.rules["取整单位"])
    if draw.random() < 0.6:
        return Wrong(to_step(exact, draw.choice((step, FEN)), draw.choice(MODES)), {})
    others = Fraction(0)
    for row in range(len(clause.sheet.rows)):
        one = Clause(clause.sheet, row, clause.name)
        if row != clause.row and one.text("金额"):
            share = one.exact()
            if share is None:
                return None
            others += to_step(share, step, "四舍五入")
    return Wrong(Fraction(clause.rules["总额"]) - others, {})


def grade(clause: Clause, draw: random.Random) -> Wrong | None:
    """The price of another grade, or the factor of another class."""
    if not clause.proved or len(clause.grades) < 2:
        return None
    heads, word = clause.number("人数"), clause.text("类别")
    if heads is not None and word:
        other = draw.choice(sorted(set(clause.grades) - {word}))
        weight = heads * clause.grades[other]
        exact = clause.exact(数量=weight)
        shown = {"数量": decimal(weight)} | ({"类别": other} if draw.random() < 0.5 else {})
        return None if exact is None else Wrong(clause.rounded(exact), shown)
    own = [
        p.removesuffix("数量")
        for p in clause.parts()
        if p.endswith("数量") and p != "数量" and clause.text(p)
    ]
    own = [one for one in own if one in clause.grades]
    if not own:
        return None
    mine = draw.choice(own)
    swapped = clause.graded((mine, draw.choice(sorted(set(clause.grades) - {mine}))))
    return None if swapped is None else Wrong(clause.rounded(swapped), {})


def missing(clause: Clause, draw: random.Random) -> Wrong | None:
    """A whole grade of a clause left out, or the clause."""
    own = [
        p.removesuffix("数量")
        for p in clause.parts()
        if p.endswith("数量") and p != "数量" and clause.text(p)
    ]
    if clause.proved and len(own) > 1:
        left = clause.graded(without=draw.choice(own))
        return None if left is None else Wrong(clause.rounded(left), {})
    return Wrong(Fraction(0), {}) if draw.random() < 0.3 else None


def shifted(clause: Clause, draw: random.Random) -> Wrong | None:
    """The amount of the row above or below."""
    near = [row for row in (clause.row - 1, clause.row + 1) if 0 <= row < len(clause.sheet.rows)]
    texts = [text for row in near if (text := clause.sheet.cell(row, f"{clause.name}·金额"))]
    return Wrong(Fraction(draw.choice(texts)), {}) if texts else None


def digits(
    change: Callable[[str, random.Random], str | None],
) -> Callable[[Clause, random.Random], Wrong | None]:
    """The amount typed with wrong digits."""

    def plant(clause: Clause, draw: random.Random) -> Wrong | None:
        text = change(clause.text("金额"), draw)
        return Wrong(Fraction(text), {}) if text is not None and re.fullmatch(r"\d+\.\d\d", text) else None

    return plant


def transpose(text: str, draw: random.Random) -> str | None:
    at = draw.randrange(len(text) - 1)
    one, other = text[at], text[at + 1]
    return f"{text[:at]}{other}{one}{text[at + 2 :]}" if (one + other).isdigit() else None


def drop(text: str, draw: random.Random) -> str | None:
    at = draw.randrange(len(text) - 3)
    return text[:at] + text[at + 1 :] if len(text) > 4 else None


def double(text: str, draw: random.Random) -> str | None:
    at = draw.randrange(len(text) - 3)
    return text[:at] + text[at] + text[at:]


def move_point(text: str, draw: random.Random) -> str | None:
    moved = Fraction(text) * draw.choice((10, 100, Fraction(1, 10)))
    return yuan(moved) if (moved * 100).denominator == 1 else None


def last_season(clause: Clause, draw: random.Random) -> Wrong | None:
    """The amount of the season before."""
    del draw
    if clause.last is None:
        return None
    own = clause.sheet.rows[clause.row][:2]
    for row, cells in enumerate(clause.last.rows):
        if cells[:2] == own and (text := clause.last.cell(row, f"{clause.name}·金额")):
            return Wrong(Fraction(text), {})
    return None


def printed(clause: Clause, draw: random.Random) -> Wrong | None:
    """A percentage, a price of one share or of one day, rounded to what is printed and then used."""
    if not clause.proved:
        return None
    places = draw.choice((2, 2, 2, 3, 1))
    quantity, time = clause.number("数量"), clause.number("时间")
    if clause.shared and quantity:
        total, whole = Fraction(clause.rules["总额"]), Fraction(clause.rules["总权数"])
        if draw.random() < 0.5:
            each = to_step(total / whole, Fraction(1, 10**places), "四舍五入")
            return Wrong(to_step(each * quantity, FEN, "四舍五入"), {})
        part = to_step(quantity / whole, Fraction(1, 10 ** (places + 2)), "四舍五入")
        return Wrong(to_step(part * total, FEN, "四舍五入"), {})
    price = clause.number("单价") or clause.number("比例")
    if not quantity or not price or not time:
        return None
    for_time = to_step(price * time / Fraction(clause.rules["时间除数"]), Fraction(1, 10**places), "四舍五入")
    return Wrong(clause.rounded(for_time * quantity), {})


KINDS: Mapping[str, Callable[[Clause, random.Random], Wrong | None]] = {
    "数量": by_part("数量"),
    "时间": by_part("时间"),
    "单价": by_part("单价"),
    "比例": by_part("比例"),
    "分档": tier,
    "取整": rounding,
    "尾差": remainder,
    "类别": grade,
    "漏一笔": missing,
    "错行": shifted,
    "颠倒": digits(transpose),
    "漏写": digits(drop),
    "多写": digits(double),
    "小数点": digits(move_point),
    "上期": last_season,
    "近似数": printed,
}
DEDUCTIONS = ("没有扣", "多扣")


def plant(sheet: SheetLike, draw: random.Random, count: int, last: SheetLike | None = None) -> list[Planted]:
    """Plant so many mistakes, each in a clause of its own; a row may get more than one."""
    planted: list[Planted] = []
    taken: set[tuple[int, str]] = set()
    for _ in range(count * TRIES):
        if len(planted) == count:
            break
        kind = draw.choice([*KINDS, *DEDUCTIONS])
        one = (
            _deducted(sheet, draw, kind, taken)
            if kind in DEDUCTIONS
            else _one(sheet, draw, kind, taken, last)
        )
        if one is not None:
            planted.append(one)
            taken.add((one.row, one.clause))
    return planted


def _one(
    sheet: SheetLike, draw: random.Random, kind: str, taken: set[tuple[int, str]], last: SheetLike | None
) -> Planted | None:
    """A mistake of a kind somewhere in the sheet, or nothing where it cannot be made."""
    places = [place for place in _places(sheet) if place not in taken and (place[0], "实发") not in taken]
    draw.shuffle(places)
    for row, name in places:
        clause = Clause(sheet, row, name, last)
        wrong = KINDS[kind](clause, draw)
        if wrong is None or wrong.amount == clause.amount or wrong.amount < 0:
            continue
        if (wrong.amount * 100).denominator != 1:
            continue
        before = clause.amount
        net = Fraction(sheet.cell(row, "实发")) + wrong.amount - before
        if net < 0:
            continue
        for part, text in wrong.cells.items():
            sheet.put(row, f"{name}·{part}", text)
        sheet.put(row, f"{name}·金额", yuan(wrong.amount))
        sheet.put(row, "应发", yuan(Fraction(sheet.cell(row, "应发")) + wrong.amount - before))
        sheet.put(row, "实发", yuan(net))
        return Planted(row, name, kind, before, wrong.amount)
    return None


def _deducted(
    sheet: SheetLike, draw: random.Random, kind: str, taken: set[tuple[int, str]]
) -> Planted | None:
    """An advance that was not taken off, or taken off in full where less may be."""
    rows = list(range(len(sheet.rows)))
    draw.shuffle(rows)
    busy = {row for row, _ in taken}
    for row in rows:
        gross, off, net = (Fraction(sheet.cell(row, heading) or 0) for heading in ("应发", "扣款", "实发"))
        advance = sheet.cell(row, "应扣")
        full = gross - Fraction(advance) if advance else None
        wrong = gross if kind == "没有扣" else full
        if row in busy or wrong is None or wrong == net or wrong < 0 or off < 0:
            continue
        sheet.put(row, "扣款", yuan(gross - wrong))
        sheet.put(row, "实发", yuan(wrong))
        return Planted(row, "实发", kind, net, wrong)
    return None


def _places(sheet: SheetLike) -> Iterator[tuple[int, str]]:
    for heading in sheet.headings:
        name, _, part = heading.partition("（")[0].partition("·")
        if part == "金额":
            for row in range(len(sheet.rows)):
                if sheet.cell(row, f"{name}·金额"):
                    yield row, name
