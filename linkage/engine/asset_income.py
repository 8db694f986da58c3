"""Asset income (资产收益): what each registered asset earned, and under which name it flows on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from linkage.engine.fact import fact_in_force
from linkage.engine.holding import Scope
from linkage.ground.errors import InputRefusedError, Where
from linkage.ground.figure import Figure
from linkage.ground.money import ZERO, Money, share_out
from linkage.ground.units import YUAN
from linkage.model.entitlement import Line, Settlement
from linkage.model.registers import Row

SHEET = "资产"
_ROW = re.compile(r"[0-9]+$")


@frozen
class Earned:
    """What one asset earned: its row, under which name (条款.资产收益), how much; all of that name."""

    row: Row
    source: str
    amount: Money
    whole: Money


def cost(row: Row) -> Money:
    """What the asset cost (原值)."""
    figure = row.figure("原值")
    return figure.to(YUAN).to_fen().money if figure is not None else Money(0)


def earned(settlement: Settlement) -> Sequence[Earned]:
    """What every asset earned, in the order of the register; an asset without income is left out.

    A clause reckoned on 〔资产〕 gives each asset what its own row gave, a rounding shared in proportion.
    What else an asset earns is named under 收入项; assets that name one income share it by what they cost.
    """
    found = [one for one in (*_by_clause(settlement), *_by_name(settlement)) if one.amount]
    order = {row.number: at for at, row in enumerate(settlement.books.rows(SHEET))}
    return sorted(found, key=lambda one: (order[one.row.number], one.source))


def _by_clause(settlement: Settlement) -> Iterator[Earned]:
    rows = {row.number: row for row in settlement.books.rows(SHEET)}
    for _, term in settlement.terms():
        if term.quantity[0] != SHEET:
            continue
        lines = [line for line in settlement.lines if line.clause == term.name]
        whole = sum((line.amount for line in lines), start=ZERO)
        parts: dict[int, Fraction] = {}
        for line in lines:
            for number, part in _parts(line).items():
                parts[number] = parts.get(number, Fraction(0)) + part
        weights = {number: part for number, part in parts.items() if number in rows}
        for number, amount in _shared(settlement, whole, weights).items():
            yield Earned(rows[number], f"条款.{term.name}", amount, whole)


def _parts(line: Line) -> Mapping[int, Fraction]:
    """The rows of the register that a line was reckoned from, with what each gave before rounding."""
    node = line.figure
    while node.op != "add" and len(node.args) == 1 and isinstance(node.args[0], Figure):
        node = node.args[0]
    found: dict[int, Fraction] = {}
    for number, piece in _pieces(node):
        found[number] = found.get(number, Fraction(0)) + piece.value
    return found


def _pieces(node: Figure) -> Iterator[tuple[int, Figure]]:
    """The parts of a sum that were read from one row each, with its number."""
    places = [leaf.origin.where for leaf in node.leaves() if leaf.origin is not None]
    numbers = {int(m[0]) for p in places if p.sheet == SHEET and (m := _ROW.search(p.cell))}
    if len(numbers) == 1:
        yield numbers.pop(), node
    elif node.op == "add":
        for inner in node.args:
            if isinstance(inner, Figure):
                yield from _pieces(inner)


def _by_name(settlement: Settlement) -> Iterator[Earned]:
    groups: dict[str, list[Row]] = {}
    for row in settlement.books.rows(SHEET):
        if row.text("收入项"):
            groups.setdefault(row.text("收入项"), []).append(row)
    for name, rows in groups.items():
        whole = _income(settlement, name)
        weights = {row.number: cost(row).yuan for row in rows}
        shares = _shared(settlement, whole, weights)
        for row in rows:
            if row.number in shares:
                yield Earned(row, name, shares[row.number], whole)


def _income(settlement: Settlement, name: str) -> Money:
    kind, _, said = name.partition(".")
    if kind == "条款":
        return sum((line.amount for line in settlement.lines if line.clause == said), start=ZERO)
    for arrangement in settlement.arrangements:
        try:
            scope = Scope(arrangement, settlement.books)
            return fact_in_force(said, Where(arrangement.file), scope).to_fen().money
        except InputRefusedError:
            continue
    return Money(0)


def _shared(settlement: Settlement, whole: Money, weights: Mapping[int, Fraction]) -> Mapping[int, Money]:
    if not whole or not any(weights.values()):
        return {}
    keys = {str(number): part for number, part in weights.items()}
    ranks = {key: key.zfill(9) for key in keys}
    shares = share_out(whole.fen, keys, season=settlement.main.season_id, pool=SHEET, ranks=ranks)
    return {int(key): Money(share.steps) for key, share in shares.items()}
