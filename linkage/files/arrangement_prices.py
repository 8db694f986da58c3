"""Prices in an arrangement (单价与费率): from what is written to the price the engine reckons with."""

from __future__ import annotations

import re

from attrs import evolve, frozen

from linkage.files import arrangement_faults as faults
from linkage.files.arrangement_desk import Desk
from linkage.files.yaml_fields import Fields
from linkage.ground.fault import quoted
from linkage.ground.figure import Day, Figure, Origin, Word
from linkage.ground.season import DayError, read_relative
from linkage.ground.source import MappingNode, Node, Scalar, SequenceNode
from linkage.ground.units import PLAIN, YEAR, YUAN, Unit
from linkage.model.arrangement import (
    Escalation,
    FixedPrice,
    Growth,
    InKindPrice,
    KeyedPrice,
    Price,
    TieredRate,
    YearlyRate,
)

_MAX_AGE = 31
_RELATIVE = re.compile(r"(上年|当年|本年|次年)?\d{1,2}月\d{1,2}日", re.ASCII)
_OPEN_ENDED = {"以上", "及以上", "", "-", "不限"}


@frozen
class Priced:
    """A price with its unit; ``units`` are the units of a keyed price by key."""

    price: Price
    unit: Unit
    units: tuple[Unit, ...] = ()


def read_price(desk: Desk, fields: Fields, term: str, quantity: tuple[str, str]) -> Priced | None:
    """Read 单价 or 费率 of a term, with 价格 when it is in kind."""
    price, rate = fields.node("单价"), fields.node("费率")
    if price is not None and rate is not None:
        desk.note(faults.TWO_PRICES, rate.where, term=term)
        return None
    node = price if price is not None else rate
    if node is None:
        desk.note(faults.NO_PRICE, fields.where, term=term)
        return None
    name = "单价" if price is not None else "费率"
    if isinstance(node, Scalar):
        return _plain(desk, fields, node, term, name)
    if isinstance(node, MappingNode):
        if fields.node("价格") is not None:
            desk.note(faults.UNUSED_SERIES, fields.place("价格"), term=term)
        return _compound(desk, node, quantity, name)
    remedy = "请写成 600 元/亩/年、6%/年，或档次、按岗位的表"
    desk.note(
        faults.WRONG_SHAPE, node.where, what=f"条款“{term}”的{name}", shape="一个数或一张表", remedy=remedy
    )
    return None


def _plain(desk: Desk, fields: Fields, scalar: Scalar, term: str, name: str) -> Priced | None:
    produce = ""
    if desk.refers(scalar):
        figure = desk.figure(scalar, name)
    else:
        phrase = desk.phrase(scalar)
        figure = desk.leaf(scalar, phrase, name) if phrase is not None else None
        produce = phrase.produce if phrase is not None else ""
    if figure is None:
        return None
    if figure.value < 0:
        desk.note(faults.NOT_ALLOWED, scalar.where, key=name, said=quoted(scalar.text), remedy="不能是负数")
        return None
    if name == "费率":
        _look_for_percent(desk, scalar, figure)
    money = any(word == "元" and power > 0 for word, power in figure.unit.powers)
    counted = [word for word, power in figure.unit.powers if power > 0]
    series = fields.sub("价格")
    if money or not counted:
        if series is not None:
            desk.note(faults.UNUSED_SERIES, series.where, term=term)
        return Priced(FixedPrice(figure), figure.unit)
    if series is None:
        if fields.node("价格") is None:
            desk.note(faults.NO_SERIES, scalar.where, term=term, produce=produce or counted[0])
        return None
    return _in_kind(desk, series, figure, produce, scalar)


def _look_for_percent(desk: Desk, scalar: Scalar, rate: Figure) -> None:
    """A rate above one whole that does not say 百分之: 6 for 6% would pay a hundredfold."""
    share = not any(word == "元" for word, _ in rate.unit.powers)
    told = rate.origin is not None and not set("%％‰").isdisjoint(rate.origin.text)
    if share and rate.value > 1 and not told:
        said = str(rate.value) if rate.value.denominator == 1 else scalar.text
        place = rate.origin.where if rate.origin is not None else scalar.where
        desk.note(faults.RATE_OVER_WHOLE, place, said=said, percent=str(rate.value * 100))


def _in_kind(desk: Desk, node: MappingNode, quantity: Figure, produce: str, scalar: Scalar) -> Priced | None:
    fields = Fields(node, ("系列", "取价日", "最久", "说明"), "价格", desk.problems)
    series = fields.text("系列", needed="中晚籼稻最低收购价")
    observed = _observed(desk, fields.scalar("取价日", needed="上年12月1日"))
    age = desk.whole(fields.scalar("最久"), "最久", "天", "31 天")
    if not series or observed is None:
        return None
    counted = next(word for word, power in quantity.unit.powers if power > 0)
    unit = quantity.unit * (YUAN / Unit.parse(counted))
    price = InKindPrice(quantity, produce, series, observed, age or _MAX_AGE, scalar.where)
    return Priced(price, unit)


def _observed(desk: Desk, scalar: Scalar | None) -> Word | Day | None:
    if scalar is None:
        return None
    text = "".join(scalar.text.split())
    if not _RELATIVE.fullmatch(text):
        return desk.day(scalar, "取价日")
    try:
        read_relative(text)
    except DayError as error:
        desk.problems.append(error.problem(faults.BAD_DATE, scalar.where))
        return None
    return Word.clause(text, "取价日", Origin(scalar.where, scalar.text))


def _compound(desk: Desk, node: MappingNode, quantity: tuple[str, str], name: str) -> Priced | None:
    keys = set(node.keys())
    if "档" in keys:
        return _tiers(desk, node, quantity)
    if "按合同年" in keys:
        return _yearly(desk, node)
    return _keyed(desk, node, quantity, name)


def _keyed(desk: Desk, node: MappingNode, quantity: tuple[str, str], name: str) -> Priced | None:
    fields = Fields(node, None, name, desk.problems)
    column = fields.text("按", needed="岗位")
    if not column:
        return None
    sheet = quantity[0] or "名册"
    if not desk.column(sheet, column, fields.place("按"), "按"):
        return None
    prices: dict[str, Figure] = {}
    for key, value in node.entries:
        if key.text == "按":
            continue
        if not isinstance(value, Scalar):
            remedy = f"请写成 {key.text}: 130 元/工日"
            desk.note(faults.WRONG_SHAPE, value.where, what=f"“{key.text}”", shape="一个单价", remedy=remedy)
            continue
        figure = desk.figure(value, key.text)
        if figure is not None:
            prices[key.text] = figure
    if not prices:
        fields.missing("采摘", "130 元/工日", "表里一个单价也没有")
        return None
    units = tuple(dict.fromkeys(figure.unit for figure in prices.values()))
    return Priced(KeyedPrice(column, prices, node.where), units[0], units)


def _tiers(desk: Desk, node: MappingNode, quantity: tuple[str, str]) -> Priced | None:
    fields = Fields(node, ("方式", "档", "说明"), "档次", desk.problems)
    mode = fields.choice("方式", ("超额累进", "全额"), needed="超额累进")
    base = desk.quantity_unit(quantity) or PLAIN
    tiers: list[tuple[Figure, Figure]] = []
    end: Figure | None = None
    before = len(desk.problems)
    for item in fields.items("档"):
        read = _tier(desk, item, base)
        if read is None:
            continue
        start, closed, rate = read
        _check_start(desk, item, start, tiers, end)
        tiers.append((start, rate))
        end = closed
    if not tiers and len(desk.problems) == before:
        desk.note(faults.BAD_TIERS, node.where, cause="没有档", remedy="请写成 档: [[0, 3%], [10000, 5%]]")
    if len(desk.problems) > before or not mode:
        return None
    unit = tiers[0][1].unit
    if any(rate.unit != unit for _, rate in tiers):
        desk.note(faults.BAD_TIERS, node.where, cause="各档的单位不同", remedy="请用同一个单位")
        return None
    return Priced(TieredRate(mode == "超额累进", tuple(tiers), node.where), unit)


def _tier(desk: Desk, item: Node, base: Unit) -> tuple[Figure, Figure | None, Figure] | None:
    words = item.items if isinstance(item, SequenceNode) else ()
    texts = [word for word in words if isinstance(word, Scalar)]
    if len(texts) != len(words) or len(texts) not in {2, 3}:
        remedy = "每档写成 [起点, 费率]，例如 [10000, 5%]"
        desk.note(faults.BAD_TIERS, item.where, cause="每档应有起点和费率", remedy=remedy)
        return None
    start = _border(desk, texts[0], base)
    rate = desk.figure(texts[-1], "费率")
    if rate is not None:
        _look_for_percent(desk, texts[-1], rate)
    closed = None
    if len(texts) == 3 and texts[1].text.strip() not in _OPEN_ENDED:
        closed = _border(desk, texts[1], base)
    return None if start is None or rate is None else (start, closed, rate)


def _border(desk: Desk, scalar: Scalar, base: Unit) -> Figure | None:
    figure = desk.figure(scalar, "起点")
    if figure is None:
        return None
    if figure.unit == PLAIN and base and figure.origin is not None:
        return Figure.clause(figure.value, base, "起点", figure.origin)
    if figure.unit != base:
        example = f"10000 {base}" if base else "10000"
        wanted = base or "纯数"
        desk.note(faults.WRONG_UNIT, scalar.where, said=quoted(scalar.text), wanted=wanted, example=example)
        return None
    return figure


def _check_start(
    desk: Desk, item: Node, start: Figure, tiers: list[tuple[Figure, Figure]], end: Figure | None
) -> None:
    said = start.origin.text if start.origin is not None else ""
    if not tiers:
        if start.value != 0:
            remedy = "请让第一档从 0 开始"
            desk.note(
                faults.BAD_TIERS,
                item.where,
                cause=f"第一档从 {said} 开始，0 到 {said} 没有费率",
                remedy=remedy,
            )
        return
    last = tiers[-1][0]
    if start.value <= last.value:
        desk.note(
            faults.BAD_TIERS, item.where, cause=f"起点 {said} 不比上一档大", remedy="请按起点从小到大排列"
        )
    elif end is not None and end.value != start.value:
        cause = "有空档" if start.value > end.value else "有重叠"
        remedy = "上一档的止点应等于下一档的起点"
        desk.note(faults.BAD_TIERS, item.where, cause=f"与上一档之间{cause}", remedy=remedy)


def _yearly(desk: Desk, node: MappingNode) -> Priced | None:
    fields = Fields(node, ("按合同年", "起", "说明"), "按合同年的费率", desk.problems)
    rates = [_yearly_rate(desk, word) for word in fields.words("按合同年")]
    start = desk.day(fields.scalar("起", needed="2023-01-01"), "起算日")
    # A rate by contract year is a rate a year, whether or not the arrangement says 6%/年.
    known = tuple(evolve(rate, unit=rate.unit or PLAIN / YEAR) for rate in rates if rate is not None)
    if start is None or len(known) < len(rates) or not known:
        return None
    if any(rate.unit != known[0].unit for rate in known):
        remedy = "请让各年用同一个单位"
        desk.note(faults.BAD_TIERS, node.where, cause="各年的单位不同", remedy=remedy)
        return None
    return Priced(YearlyRate(known, start, node.where), known[0].unit)


def _yearly_rate(desk: Desk, scalar: Scalar) -> Figure | None:
    """The rate of one contract year: a bare percentage is meant for that year."""
    rate = desk.figure(scalar, "费率")
    if rate is None or rate.unit or rate.origin is None or rate.op != "clause":
        return rate
    return Figure.clause(rate.value, PLAIN / YEAR, "费率", rate.origin)


def read_escalation(
    desk: Desk, node: MappingNode | None, price: Price, period: tuple[Day, Day] | None
) -> Escalation | None:
    """Read 递增."""
    if node is None:
        return None
    fields = Fields(node, ("每", "幅度", "起", "方式"), "递增", desk.problems)
    years = desk.whole(fields.scalar("每", needed="5 年"), "每", "年", "5 年")
    size = fields.scalar("幅度", needed="5%")
    step = desk.figure(size, "递增幅度") if size is not None else None
    anchor = desk.day(fields.scalar("起"), "递增起算日") or (period[0] if period is not None else None)
    if anchor is None and fields.node("起") is None:
        desk.note(faults.NO_ANCHOR, node.where)
    if years is None or step is None or size is None or anchor is None:
        return None
    relative = step.unit == PLAIN
    default = Growth.COMPOUND.value if relative else Growth.ABSOLUTE.value
    growth = Growth(fields.choice("方式", [growth.value for growth in Growth], default=default))
    wanted = _base_unit(price)
    if (growth is Growth.ABSOLUTE) == relative or (not relative and step.unit != wanted):
        desk.note(faults.ESCALATION_UNIT, size.where, step=step.unit or "百分数", price=wanted)
        return None
    return Escalation(years, step, growth, anchor, node.where)


def _base_unit(price: Price) -> Unit:
    match price:
        case FixedPrice(price=figure):
            return figure.unit
        case InKindPrice(quantity=figure):
            return figure.unit
        case KeyedPrice(prices=prices):
            return next(iter(prices.values())).unit
        case _:
            return PLAIN
