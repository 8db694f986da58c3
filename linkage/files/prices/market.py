"""Reads the price of a series on a day: {系列: 本地黄桃市价, 取价日: 交售日, 最久: 31 天}."""

from __future__ import annotations

import re

from linkage.files import arrangement_faults as faults
from linkage.files.price_reading import PriceReader, Reading, by_keys
from linkage.files.yaml_fields import Fields
from linkage.ground.fault import quoted
from linkage.ground.figure import Day, Origin, Word
from linkage.ground.season import DayError, read_relative
from linkage.ground.source import Node, Scalar
from linkage.model.price import Price
from linkage.prices.market import MarketPrice

_MAX_AGE = 31
_RELATIVE = re.compile(r"(上年|当年|本年|次年)?\d{1,2}月\d{1,2}日", re.ASCII)
_OWN_DAY = ("交售日", "交售当日", "成交日", "当日")


def _read(reading: Reading, node: Node, name: str) -> Price | None:
    del name
    desk = reading.desk
    fields = Fields(node, ("系列", "取价日", "最久", "说明"), "价格", desk.problems)
    series = fields.text("系列", needed="中晚籼稻最低收购价")
    said = fields.scalar("取价日", needed="上年12月1日")
    own_day = said is not None and said.text.strip() in _OWN_DAY
    observed = None if own_day or said is None else _observed(reading, said)
    age = desk.whole(fields.scalar("最久"), "最久", "天", "31 天") or _MAX_AGE
    if own_day and said is not None and not reading.dated:
        words = {"key": "取价日", "said": quoted(said.text)}
        remedy = f"“{reading.sheet}”这张表没有“日期”一列，请写成 上年12月1日 之类"
        desk.note(faults.NOT_ALLOWED, said.where, **words, remedy=remedy)
        return None
    if not series or said is None or (observed is None and not own_day):
        return None
    return MarketPrice(series, observed, age, reading.unit_of(series), node.where)


def _observed(reading: Reading, scalar: Scalar) -> Word | Day | None:
    text = "".join(scalar.text.split())
    if not _RELATIVE.fullmatch(text):
        return reading.desk.day(scalar, "取价日")
    try:
        read_relative(text)
    except DayError as error:
        reading.desk.problems.append(error.problem(faults.BAD_DATE, scalar.where))
        return None
    return Word.clause(text, "取价日", Origin(scalar.where, scalar.text))


READER = PriceReader("market", by_keys("系列"), _read)
