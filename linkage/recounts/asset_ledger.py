"""The asset ledger again: costs off the register, incomes off lines and facts, uses downstream."""

from __future__ import annotations

import datetime
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from linkage.ground.figure import Figure
from linkage.ground.money import Money
from linkage.ground.units import YUAN
from linkage.model.entitlement import Line, Settlement
from linkage.model.registers import Row
from linkage.recounting.flows import Flow, cut, flows
from linkage.recounting.tables import Counted, recounted
from linkage.telling.asset_uses import COLUMNS, LEFT, column_named
from linkage.telling.counting import UNKNOWN, percent

_SHEET = "资产"
_RIGHTS = ("股权", "债权", "股金")


@frozen
class _Asset:
    """A row of the register with its cost, depreciation and receipts in fen, and whether it lasts."""

    row: Row
    cost: int
    worn: int | None
    received: int | None
    lasts: bool

    @property
    def number(self) -> str:
        return self.row.text("资产号")

    @property
    def name(self) -> str:
        return self.row.text("名称")

    @property
    def sort(self) -> str:
        return self.row.text("类别") or UNKNOWN


@frozen
class _Income:
    """What an asset has from one inflow, in fen, and its part of every end of it."""

    asset: _Asset
    source: str
    fen: int
    ends: Sequence[tuple[Flow, int]]


def _count(settlement: Settlement) -> Iterator[Counted]:
    first = min(one.season.first for one in settlement.arrangements)
    every = [_asset(settlement, row) for row in settlement.books.rows(_SHEET)]
    ends = flows(settlement)
    incomes = [one for asset in every for one in _incomes(settlement, asset, every, ends)]
    assets = [one for one in every if (day := one.row.day("止")) is None or day.date >= first]
    got: Counter[int] = Counter()
    for one in incomes:
        got[one.asset.row.number] += one.fen
    yield _costs(assets, got)
    yield Counted("二、权利和使用", ("资产号", "名称"), tuple((one.number, one.name) for one in assets))
    yield _got(assets, got)
    yield _columns(assets, incomes, got)
    yield _ends(settlement, incomes)


def _asset(settlement: Settlement, row: Row) -> _Asset:
    last = max(one.season.last for one in settlement.arrangements)
    end = row.day("止")
    costs = _fen(row, "原值")
    return _Asset(row, costs or 0, _fen(row, "累计折旧"), _fen(row, "实收"), end is None or end.date >= last)


def _fen(row: Row, heading: str) -> int | None:
    figure = row.figure(heading)
    return _whole_fen(figure) if figure is not None else None


def _whole_fen(figure: Figure) -> int:
    """Fen of an amount, halves up."""
    return math.floor(figure.to(YUAN).value * 100 + Fraction(1, 2))


def _plain(fen: int | None) -> str:
    return str(Money(fen)) if fen is not None else ""


def _incomes(
    settlement: Settlement, asset: _Asset, every: Sequence[_Asset], whole: Sequence[Flow]
) -> Iterator[_Income]:
    """What the asset has: its row's part of clauses reckoned on the register, its part of what it names."""
    found: dict[str, int] = {}
    for _, term in settlement.terms():
        if term.quantity[0] == _SHEET:
            lines = [line for line in settlement.lines if line.clause == term.name]
            given: dict[int, Fraction] = {}
            for number, part in (pair for line in lines for pair in _by_row(line).items()):
                given[number] = given.get(number, Fraction(0)) + part
            known = [one.row.number for one in every if one.row.number in given]
            fen = cut(sum(line.amount.fen for line in lines), [given[one] for one in known])
            found[f"条款.{term.name}"] = dict(zip(known, fen, strict=True)).get(asset.row.number, 0)
    named = asset.row.text("收入项")
    if named:
        several = [one for one in every if one.row.text("收入项") == named]
        fen = cut(_named(settlement, named), [Fraction(one.cost) for one in several])
        found[named] = dict(zip((one.row.number for one in several), fen, strict=True))[asset.row.number]
    for source, amount in sorted(found.items()):
        if amount:
            mine = [one for one in whole if one.source == source]
            ends = cut(amount, [Fraction(one.fen) for one in mine])
            yield _Income(asset, source, amount, tuple(zip(mine, ends, strict=True)))


def _by_row(line: Line) -> Mapping[int, Fraction]:
    """What each row of the register gave a line: the largest parts of its derivation that read one row."""
    found: dict[int, Fraction] = {}
    top = line.figure
    while top.op != "add" and len(top.args) == 1 and isinstance(top.args[0], Figure):
        top = top.args[0]
    waiting = [top]
    while waiting:
        node = waiting.pop()
        rows = _rows(node)
        if len(rows) == 1:
            [number] = rows
            found[number] = found.get(number, Fraction(0)) + node.value
        elif node.op == "add":
            waiting += [one for one in node.args if isinstance(one, Figure)]
    return found


def _rows(node: Figure) -> set[int]:
    places = [leaf.origin.where for leaf in node.leaves() if leaf.origin is not None]
    return {int("".join(filter(str.isdigit, one.cell))) for one in places if one.sheet == _SHEET and one.cell}


def _named(settlement: Settlement, name: str) -> int:
    """What came in under a name, in fen: the lines of a clause, or the amount of the season in 〔事实〕."""
    kind, _, said = name.partition(".")
    if kind == "条款":
        return sum(line.amount.fen for line in settlement.lines if line.clause == said)
    for arrangement in settlement.arrangements:
        season = arrangement.season
        rows = [row for row in settlement.books.rows("事实") if row.text("名称") == said]
        now = [row for row in rows if _touches(row, season.first, season.last)]
        figure = now[0].figure("数值") if len(now) == 1 else None
        if figure is not None and figure.unit.fits(YUAN):
            return _whole_fen(figure)
    return 0


def _touches(row: Row, first: datetime.date, last: datetime.date) -> bool:
    start, end = row.day("起"), row.day("止")
    return (start is None or start.date <= last) and (end is None or end.date >= first)


def _costs(assets: Sequence[_Asset], got: Mapping[int, int]) -> Counted:
    rows = []
    for one in assets:
        if any(word in one.name or word in one.row.text("类别") for word in _RIGHTS):
            worn = ("不提", _plain(one.cost))
        else:
            worn = (_plain(one.worn), _plain(one.cost - one.worn) if one.worn is not None else "")
        rows.append((one.number, one.name, _plain(one.cost), *worn))
    now = [one for one in assets if one.lasts]
    notes: list[str] = []
    for sort in dict.fromkeys(one.sort for one in _in_order(assets)):
        inside = [one for one in assets if one.sort == sort]
        notes.append(_plain(sum(one.cost for one in inside if one.lasts)))
        notes.append(_plain(sum(got.get(one.row.number, 0) for one in inside)))
    notes += [_plain(one.cost) for one in _in_order(assets) if not one.lasts]
    total = ("合计", f"{len(now)} 项", _plain(sum(one.cost for one in now)), "", "")
    columns = ("资产号", "名称", "原值", "累计折旧", "净值")
    return Counted("一、资产", columns, tuple(rows), total, notes=tuple(notes))


def _in_order(assets: Sequence[_Asset]) -> Sequence[_Asset]:
    """By the classes of the policy, others behind them by their words, then by number."""
    classes = ("到户", "经营", "公益")

    def rank(one: _Asset) -> tuple[int, str, str, int]:
        said = one.row.text("类别")
        at = classes.index(said[:2]) if said[:2] in classes else len(classes)
        return at, said, one.number, one.row.number

    return sorted(assets, key=rank)


def _got(assets: Sequence[_Asset], got: Mapping[int, int]) -> Counted:
    rows = []
    for one in assets:
        mine = got.get(one.row.number, 0)
        left = _plain(mine - one.received) if one.received is not None else ""
        share = percent(Fraction(mine), Fraction(one.cost))
        rows.append((one.number, one.name, _plain(mine), _plain(one.received), left, share))
    told = [one for one in assets if one.received is not None]
    whole = sum(got.values())
    received = sum(one.received or 0 for one in told)
    owed = sum(got.get(one.row.number, 0) for one in told) - received
    costs = sum(one.cost for one in assets if one.lasts)
    sums = (_plain(received), _plain(owed)) if told else ("", "")
    total = ("合计", "", _plain(whole), *sums, percent(Fraction(whole), Fraction(costs)))
    columns = ("资产号", "名称", "本期应收", "实收", "欠收", "应收÷原值")
    return Counted("三、本期收入", columns, tuple(rows), total, notes=())


def _columns(assets: Sequence[_Asset], incomes: Sequence[_Income], got: Mapping[int, int]) -> Counted:
    rows, sums = [], Counter[str]()
    for asset in assets:
        mine = [one for one in incomes if one.asset is asset]
        if not mine and asset.received is None:
            continue
        used: Counter[str] = Counter()
        for one in mine:
            for flow, fen in one.ends:
                used[column_named(flow.pool, flow.to, flow.sort)] += fen
            used[LEFT] += 0 if one.ends else one.fen
        sums.update(used)
        amounts = (_plain(got.get(asset.row.number, 0)), _plain(asset.received))
        rows.append((f"{asset.number} {asset.name}", *amounts, *(_plain(used[c] or None) for c in COLUMNS)))
    told = [one.received for one in assets if one.received is not None]
    whole = (_plain(sum(got.values())), _plain(sum(told)) if told else "")
    total = ("", *whole, *(_plain(sums[column]) for column in COLUMNS))
    return Counted("四、收益台账", ("资产", "应收", "实收", *COLUMNS), tuple(rows), total, notes=())


def _ends(settlement: Settlement, incomes: Sequence[_Income]) -> Counted:
    rows = []
    for one in incomes:
        front = (one.asset.number, one.asset.name, one.source)
        for flow, fen in one.ends:
            paid = {
                line.payee.partition(".")[0]
                for line in settlement.lines
                if line.clause == f"{flow.pool}/{flow.step}"
            }
            count = str(len(paid)) if flow.sort == "到户" else ""
            rows.append((*front, f"{flow.pool}：{flow.to}", flow.sort, _plain(fen), count))
        if not one.ends:
            rows.append((*front, "没有进任何分配", "", _plain(one.fen), ""))
    followed = sum(fen for one in incomes for _, fen in one.ends)
    total = ("合计", "", "", "", "", _plain(sum(one.fen for one in incomes)), "")
    columns = ("资产号", "名称", "收入记在", "去向", "性质", "金额", "到户数")
    notes = (_plain(followed),) if followed else ()
    return Counted("五、收入去了哪里", columns, tuple(rows), total, notes=notes)


RECOUNT = recounted("asset_ledger", _count)
