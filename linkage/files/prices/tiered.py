"""Reads tiers of the base: {方式: 超额累进, 档: [[0, 3%], [10000, 5%]], 环节: 每行}."""

from __future__ import annotations

from linkage.files import arrangement_faults as faults
from linkage.files.price_bands import Band, from_nought, read_bands
from linkage.files.price_reading import PriceReader, Reading, by_keys
from linkage.files.yaml_fields import Fields
from linkage.ground.figure import Figure
from linkage.ground.source import Node, Scalar
from linkage.model.price import Price
from linkage.prices.tiered import TieredRate

_STAGES = ("每户合计", "每行")


def _read(reading: Reading, node: Node, name: str) -> Price | None:
    del name
    desk = reading.desk
    before = len(desk.problems)
    fields = Fields(node, ("方式", "档", "环节", "说明"), "档次", desk.problems)
    mode = fields.choice("方式", ("超额累进", "全额"), needed="超额累进")
    stage = fields.choice("环节", _STAGES, default=_STAGES[0])
    bands = read_bands(desk, fields, reading.unit, "[10000, 5%]")
    from_nought(desk, bands)
    rates = [_rate(reading, band) for band in bands]
    tiers = tuple((band.start, rate) for band, rate in zip(bands, rates, strict=True) if rate is not None)
    if len(desk.problems) > before or not mode or len(tiers) < len(bands):
        return None
    if any(rate.unit != tiers[0][1].unit for _, rate in tiers):
        desk.note(faults.BAD_TIERS, node.where, cause="各档的单位不同", remedy="请用同一个单位")
        return None
    return TieredRate(
        mode == "超额累进", tiers, node.where, on_line=not reading.nested and stage == _STAGES[0]
    )


def _rate(reading: Reading, band: Band) -> Figure | None:
    if not isinstance(band.value, Scalar):
        remedy = "每档写成 [起点, 费率]，例如 [10000, 5%]"
        reading.desk.note(faults.BAD_TIERS, band.where, cause="每档应有起点和费率", remedy=remedy)
        return None
    rate = reading.figure(band.value, "费率")
    if rate is not None:
        reading.desk.look_for_percent(band.value, rate)
    return rate


READER = PriceReader("tiered", by_keys("档"), _read)
