"""The plots of a contract (土地情况表): from the register; the area together also in capitals."""

from __future__ import annotations

from linkage.contracts.blanks import in_capitals
from linkage.contracts.deal import Deal
from linkage.contracts.land import AREA, CODE, plots_of, total_of
from linkage.contracts.section import Section
from linkage.document import Shown, View
from linkage.model.registers import Row
from linkage.words.wording import decimal


def _words(deal: Deal) -> View:
    plots = plots_of(deal)
    total = total_of(plots)
    unit = str(total.unit) if total is not None else ""
    return {
        "plots": [_plot(deal, at, row) for at, row in enumerate(plots, start=1)],
        "count": str(len(plots)),
        "total": decimal(total.value, 2) if total is not None else "",
        "unit": unit,
        "capitals": in_capitals(total) if total is not None else "",
        "buildings": deal.said("附属建筑和资产"),
        "treatment": deal.said("附属建筑处置"),
        "place": deal.said("地点"),
    }


def _plot(deal: Deal, at: int, row: Row) -> Shown:
    household, area = deal.household, row.figure(AREA)
    return {
        "at": str(at),
        "group": household.group if household is not None else "",
        "name": row.text("地块名称"),
        "code": row.text(CODE),
        "bounds": row.text("四至"),
        "area": decimal(area.value, 2) if area is not None else "",
        "grade": row.text("质量等级"),
        "type": row.text("土地类型"),
        "certificate": row.text("权证号"),
        "contract": row.text("承包合同代码"),
        "note": row.text("备注"),
    }


SECTION = Section(_words)
