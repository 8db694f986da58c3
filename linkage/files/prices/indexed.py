"""Reads a price that follows a series: {基价: 900 元/亩/年, 指数: {系列: 小麦价, 每: 3 年, …}}."""

from __future__ import annotations

import re

from linkage.files import arrangement_faults as faults
from linkage.files.price_reading import PriceReader, Reading, by_keys
from linkage.files.yaml_fields import Fields
from linkage.ground.fault import quoted
from linkage.ground.figure import Day, Figure, Origin, Word
from linkage.ground.season import DayError, read_relative
from linkage.ground.source import MappingNode, Node, Scalar
from linkage.ground.spans import LAST_YEAR_OF_PERIOD
from linkage.model.price import Price
from linkage.prices.indexed import OPENING, Index, IndexedPrice

_KEYS = ("系列", "基期价", "基期", "每", "起", "取价日", "最久", "只升不降", "说明")
_OBSERVED = re.compile(rf"(?:{LAST_YEAR_OF_PERIOD})?\d{{1,2}}月\d{{1,2}}日", re.ASCII)
_MAX_AGE = 31


def _read(reading: Reading, node: Node, name: str) -> Price | None:
    desk = reading.desk
    fields = Fields(node, ("基价", "指数", "说明"), name, desk.problems)
    base = fields.node("基价")
    if base is None:
        fields.missing("基价", "900 元/亩/年")
    price = reading.price(base, name) if base is not None else None
    index = fields.sub("指数", needed="{系列: 小麦价, 基期价: 1.30 元/斤, 每: 3 年, 起: 2015-10-01, …}")
    followed = _index(reading, index) if index is not None else None
    return None if price is None or followed is None else IndexedPrice(price, followed)


def _index(reading: Reading, node: MappingNode) -> Index | None:
    desk = reading.desk
    before = len(desk.problems)
    fields = Fields(node, _KEYS, "指数", desk.problems)
    series = fields.text("系列", needed="小麦价")
    base = _base(reading, fields, series)
    years = desk.whole(fields.scalar("每", needed="3 年"), "每", "年", "3 年")
    anchor = desk.day(fields.scalar("起", needed="2015-10-01"), "指数起算日")
    said = fields.scalar("取价日", needed="上期末年5月10日")
    observed = _observed(reading, said) if said is not None else None
    age = desk.whole(fields.scalar("最久"), "最久", "天", "31 天") or _MAX_AGE
    ratchet = fields.choice("只升不降", ("是", "否"), default="否") == "是"
    if len(desk.problems) > before or base is None or years is None or anchor is None or observed is None:
        return None
    return Index(series, base, years, anchor, observed, age, ratchet, node.where)


def _base(reading: Reading, fields: Fields, series: str) -> Figure | Day | None:
    price, day = fields.scalar("基期价"), fields.scalar("基期")
    if price is not None and day is not None:
        reading.desk.note(faults.TWO_BASES, day.where)
        return None
    if day is not None:
        return reading.desk.day(day, "基期")
    if price is None:
        fields.missing("基期价", "1.30 元/斤", "不写基期价，就不知道涨了多少")
        return None
    figure = reading.figure(price, "基期价")
    unit = reading.unit_of(series)
    if figure is None:
        return None
    if not figure.value:
        words = {"key": "基期价", "said": quoted(price.text), "remedy": "应当大于零"}
        reading.desk.note(faults.NOT_ALLOWED, price.where, **words)
        return None
    if unit is not None and not figure.unit.fits(unit):
        words = {"said": quoted(price.text), "wanted": str(unit), "example": f"1.30 {unit}"}
        reading.desk.note(faults.WRONG_UNIT, price.where, **words)
        return None
    return figure


def _observed(reading: Reading, said: Scalar) -> Word | None:
    text = "".join(said.text.split())
    if text != OPENING:
        if not _OBSERVED.fullmatch(text):
            remedy = f"请写成 {LAST_YEAR_OF_PERIOD}5月10日 或 {OPENING}"
            words = {"key": "取价日", "said": quoted(said.text), "remedy": remedy}
            reading.desk.note(faults.NOT_ALLOWED, said.where, **words)
            return None
        try:
            read_relative(text.removeprefix(LAST_YEAR_OF_PERIOD))
        except DayError as error:
            reading.desk.problems.append(error.problem(faults.BAD_DATE, said.where))
            return None
    return Word.clause(text, "取价日", Origin(said.where, said.text))


READER = PriceReader("indexed", by_keys("指数"), _read)
