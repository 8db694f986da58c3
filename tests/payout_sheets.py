"""Payout sheets (发放表) as an accountant keeps them: a row a payee, columns a clause, all of it text.

Written from a settled season by plain reading of its derivations. Beside the sheet stands what she knows by
heart, as a table: by which columns a clause is reckoned, its tiers, the prices of grades, the factors of
classes, how it is rounded. Nothing else of the season goes along.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import define, field

from linkage.engine.rounding import STEPS
from linkage.ground.figure import Figure, Word
from linkage.ground.money import Money
from linkage.ground.units import YEAR, YUAN, Unit
from linkage.model.arrangement import Term
from linkage.model.entitlement import Line, Settlement
from linkage.verify.pieces import Piece, pieces_of

PERSON = ("户号", "成员号", "姓名", "组", "类别")
TOTALS = ("应发", "应扣", "扣款", "实发")


@define
class Sheet:
    """Rows of texts under headings; ``known`` are the rows of the second sheet."""

    headings: list[str]
    rows: list[list[str]]
    known: list[dict[str, str]] = field(factory=list)

    @property
    def bare(self) -> dict[str, int]:
        """The columns by their headings without units."""
        return {heading.partition("（")[0]: index for index, heading in enumerate(self.headings)}

    def cell(self, row: int, heading: str) -> str:
        """The text of a cell, by its heading without the unit."""
        at = self.bare.get(heading)
        return "" if at is None else self.rows[row][at]

    def put(self, row: int, heading: str, text: str) -> None:
        """Write a cell."""
        self.rows[row][self.bare[heading]] = text

    def as_csv(self) -> bytes:
        """The sheet as a file: UTF-8 with a mark, as spreadsheets write it."""
        out = io.StringIO()
        csv.writer(out, lineterminator="\r\n").writerows([self.headings, *self.rows])
        return out.getvalue().encode("utf-8-sig")


def payout_sheet(settlement: Settlement) -> Sheet:
    """The right sheet of a season."""
    return _Writer(settlement).sheet()


@define
class _Writer:
    settlement: Settlement
    known: dict[str, dict[str, str]] = field(factory=dict)
    tables: list[dict[str, str]] = field(factory=list)
    cells: dict[tuple[str, str], Mapping[str, str]] = field(factory=dict)
    units: dict[tuple[str, str], str] = field(factory=dict)

    def sheet(self) -> Sheet:
        terms = {(a.code, term.name): term for a, term in self.settlement.terms()}
        parties = {party.code for a in self.settlement.arrangements for party in a.parties.values()}
        lines = [line for line in self.settlement.lines if line.payee not in parties]
        for line in lines:
            told = self._line(line, terms.get((line.arrangement, line.clause)))
            self.cells[line.payee, line.clause] = told
        payees = sorted({line.payee for line in lines})
        clauses = list(dict.fromkeys(line.clause for line in lines))
        shown = {
            c: sorted({p for (_, one), t in self.cells.items() if one == c for p in t}, key=_order)
            for c in clauses
        }
        headings = [*PERSON, *(self._heading(c, p) for c in clauses for p in shown[c]), *TOTALS]
        rows = []
        for payee in payees:
            own = [self.cells.get((payee, c), {}).get(p, "") for c in clauses for p in shown[c]]
            rows.append([*self._person(payee), *own, *self._totals(payee)])
        return Sheet(headings, rows, [*self.known.values(), *self.tables])

    def _heading(self, clause: str, part: str) -> str:
        unit = self.units.get((clause, part), "")
        return f"{clause}·{part}（{unit}）" if unit else f"{clause}·{part}"

    def _person(self, payee: str) -> Sequence[str]:
        household, _, member = payee.partition(".")
        books = self.settlement.books
        people = books.households[household].members
        who = next((p for p in people if p.number == member), people[0])
        return (household, member, books.payee_name(payee), who.row.text("组"), who.row.text("户类别"))

    def _totals(self, payee: str) -> Sequence[str]:
        debts = [debt for debt in self.settlement.debts if debt.payee == payee]
        gross = sum(debt.gross.fen for debt in debts)
        payable = sum(debt.payable.fen for debt in debts)
        owed_back = sum((debt.deducted + debt.paid - debt.opening).fen for debt in debts)
        return [Money(fen).plain for fen in (gross, owed_back, gross - payable, payable)]

    def _line(self, line: Line, term: Term | None) -> dict[str, str]:
        figure = line.figure
        amount: dict[str, str] = {"金额": line.amount.plain}
        if term is None:
            return amount | self._share(line, figure)
        known = self.known.setdefault(line.clause, {"条款": line.clause})
        known |= {"取整单位": str(STEPS[term.rounding.step]), "取整方式": term.rounding.mode.value}
        known["环节"] = term.rounding.stage
        pieces = pieces_of(figure)
        if any(piece.whole.op == "tiers" for piece in pieces):
            return amount | self._tiered(line, pieces)
        graded = [piece for piece in pieces if _is_graded(piece)]
        if graded and all(piece in graded or not _value(piece.whole) for piece in pieces):
            return amount | self._graded(line, graded)
        return amount | self._plain(line, pieces)

    def _share(self, line: Line, figure: Figure) -> dict[str, str]:
        if figure.op != "share":
            return {}
        total, weight = figure.args[0], figure.args[1]
        assert isinstance(total, Figure)
        assert isinstance(weight, Figure)
        self.known.setdefault(
            line.clause,
            {
                "条款": line.clause,
                "总额": str(total.value),
                "总权数": str(figure.params["sum"]),
                "取整单位": str(figure.params["step"]),
                "取整方式": str(figure.params["mode"]),
            },
        )
        shown = {"数量": _decimal(weight.value)}
        heads = [piece for piece in pieces_of(figure) if piece.quantity.op == "constant" and piece.prices]
        heads = [piece for piece in heads if _is_graded(piece)]
        words = {piece.prices[0].args[0].value_text() for piece in heads}
        if heads and len(words) == 1 and sum(_value(p.whole) for p in heads) == weight.value:
            shown["人数"] = str(len(heads))
            shown["类别"] = words.pop()
            self._table(line.clause, heads[0].prices[0])
        return {key: text for key, text in shown.items() if text}

    def _tiered(self, line: Line, pieces: Sequence[Piece]) -> dict[str, str]:
        node = pieces[0].whole
        if not any(row.get("条款") == line.clause and "起点" in row for row in self.tables):
            for start, rate in zip(node.args[1::2], node.args[2::2], strict=True):
                row = {"条款": line.clause, "起点": start.value_text(), "费率": rate.value_text()}
                self.tables.append({**row, "读法": str(node.params["mode"])})
        return {"数量": _decimal(pieces[0].quantity.value)}

    def _graded(self, line: Line, pieces: Sequence[Piece]) -> dict[str, str]:
        shown: dict[str, Fraction] = {}
        for piece in pieces:
            pick = piece.prices[0]
            self._table(line.clause, pick, piece)
            word = pick.args[0].value_text()
            shown[word] = shown.get(word, Fraction(0)) + sum(c.value for c in piece.cells)
        return {f"{word}数量": _decimal(value) for word, value in shown.items()}

    def _table(self, clause: str, pick: Figure, piece: Piece | None = None) -> None:
        """The price of every grade, or the factor of every class, in the unit the quantity is written in."""
        told = {row["类"] for row in self.tables if row.get("条款") == clause and "类" in row}
        keys = pick.params["keys"]
        assert isinstance(keys, list)
        for key, entry in zip(keys, pick.args[1:], strict=True):
            assert isinstance(entry, Figure)
            unit = next(iter(piece.cells)).unit if piece is not None else None
            if str(key) in told:
                continue
            value = entry.value
            if unit is not None and (entry.unit * unit).fits(YUAN):
                value = (entry.value) * (entry.unit * unit).factor_to(YUAN)
                self.tables.append({"条款": clause, "类": str(key), "数": str(value)})
            elif unit is None:
                self.tables.append({"条款": clause, "类": str(key), "数": str(value)})

    def _plain(self, line: Line, pieces: Sequence[Piece]) -> dict[str, str]:
        cells = {id(cell): cell for piece in pieces for cell in piece.cells}
        units = {cell.unit for cell in cells.values()}
        if len(units) != 1:
            return {}
        shown = {"数量": _decimal(sum((cell.value for cell in cells.values()), Fraction(0)))}
        unit = units.pop()
        self.units[line.clause, "数量"] = str(unit)
        prices = {price.value for piece in pieces for price in piece.prices}
        one = pieces[0].prices[0] if pieces[0].prices else None
        if len(prices) == 1 and one is not None:
            unit = one.unit * unit
            money = "元" in str(one.unit).partition("/")[0]
            if money and all(not p.time or p.time.unit == YEAR for p in pieces):
                part = "单价"
                self.units[line.clause, "单价"] = f"元/{next(iter(cells.values())).unit}"
                factor = _to_yuan(unit, pieces[0].time)
                value = one.value * factor if factor is not None else None
            else:
                part, value = "比例", one.value
            if value is not None and _decimal(value):
                shown[part] = _decimal(value)
        times = {piece.time.value for piece in pieces if piece.time is not None}
        first = pieces[0].time
        if len(times) == 1 and first is not None and first.op == "span":
            divisor = _DIVISORS.get(str(first.params["rule"]))
            counted = first.value * divisor if divisor else None
            if counted is not None and counted.denominator == 1:
                shown["时间"] = str(counted)
                self.known[line.clause]["时间除数"] = str(divisor)
                self.units[line.clause, "时间"] = "月" if divisor == 12 else "天"
        return {key: text for key, text in shown.items() if text}


_DIVISORS = {"实际/365": 365, "实际/365不计闰日": 365, "30/360": 360, "整月": 12, "实际/实际": 365}


def _to_yuan(unit: Unit, time: Figure | None) -> Fraction | None:
    """How many yuan a price times a quantity makes, a year of it where the price is one of a year."""
    whole = unit * YEAR if time is not None or str(unit).endswith("年") else unit
    return whole.factor_to(YUAN) if whole.fits(YUAN) else None


def _is_graded(piece: Piece) -> bool:
    return bool(piece.prices) and piece.prices[0].op == "pick" and isinstance(piece.prices[0].args[0], Word)


def _value(figure: Figure) -> Fraction:
    return figure.value


def _order(part: str) -> tuple[bool, str]:
    return (part == "金额", part)


def _decimal(value: Fraction) -> str:
    """The number in decimals; nothing when it does not end."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return ""
    text = f"{value.numerator * 10**12 // value.denominator:d}".zfill(13)
    return f"{text[:-12]}.{text[-12:]}".rstrip("0").rstrip(".")
