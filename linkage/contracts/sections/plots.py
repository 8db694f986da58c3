"""The plots of a contract (土地情况表): from the register; the area together also in capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linkage.contracts.blanks import in_capitals
from linkage.contracts.deal import Deal
from linkage.contracts.land import AREA, CODE, plots_of
from linkage.contracts.quantities import total_of
from linkage.contracts.reprint import later_day
from linkage.contracts.section import Section
from linkage.document import Shown, View
from linkage.model.registers import Row
from linkage.telling.paper import group_names
from linkage.words.wording import decimal


def _words(deal: Deal) -> View:
    plots = plots_of(deal)
    total = total_of(plots, AREA)
    unit = str(total.unit) if total is not None else ""
    return {
        "plots": [_plot(deal, at, row) for at, row in enumerate(plots, start=1)],
        "count": str(len(plots)),
        "total": decimal(total.value, 2) if total is not None else "",
        "unit": unit,
        "capitals": in_capitals(total) if total is not None else "",
        "buildings": deal.said("附属建筑和资产"),
        "treatment": deal.said("附属建筑处置"),
        "place": _place(deal, plots),
    }


# A group of a village by its number: 5组, 第三小组; it may have no household in the season.
_NUMBERED = r"第?[一二三四五六七八九十\d]+(?:村民)?小?组"


def _place(deal: Deal, plots: Sequence[Row]) -> str:
    """Where the arrangement says the land is; groups it names give way to those of the plots listed."""
    said = deal.said("地点")
    known = sorted(filter(None, group_names(deal.settlement)), key=len, reverse=True)
    ending = re.search(rf"((?:{'|'.join((*map(re.escape, known), _NUMBERED))})[、和及]?)+$", said)
    if ending is None:
        return said
    households = deal.settlement.books.households
    own = {households[row.household].group for row in plots if row.household in households}
    return f"{said[: ending.start()]}{'、'.join(one for one in group_names(deal.settlement) if one in own)}"


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
        "note": "；".join(filter(None, (later_day(deal, row), row.text("备注")))),
    }


SECTION = Section(_words)
