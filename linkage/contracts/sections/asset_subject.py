"""What is let (标的): the assets, from the register."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import Shown, View
from linkage.model.assets import ASSETS
from linkage.model.registers import Row
from linkage.words.wording import spoken


def _words(deal: Deal) -> View:
    headings = {row.number: term.quantity[1] for term in deal.terms for row in deal.rows.get(term.name, ())}
    return {"rows": [_row(row, headings[row.number]) for row in deal.rows_of(ASSETS)]}


def _row(row: Row, heading: str) -> Shown:
    quantity = row.figure(heading)
    return {
        "number": row.text("资产号"),
        "name": row.text("名称"),
        "kind": row.text("类型") or row.text("类别"),
        "place": row.text("坐落"),
        "certificate": row.text("权属证号"),
        "quantity": spoken(quantity.named("")) if quantity is not None else "",
    }


SECTION = Section(_words)
