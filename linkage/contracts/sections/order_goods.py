"""What is bought (产品情况): a row a grade with its price; how much is filled in by the two who sign."""

from __future__ import annotations

from collections.abc import Sequence

from linkage.contracts.deal import Deal
from linkage.contracts.price_rows import price_rows
from linkage.contracts.section import Section
from linkage.document import Shown, View
from linkage.model.arrangement import Term
from linkage.model.registers import Row


def _words(deal: Deal) -> View:
    return {"goods": [row for term in deal.terms for row in _of_term(deal, term)]}


def _of_term(deal: Deal, term: Term) -> list[Shown]:
    """A row for each product and price; a product is told where the register names one."""
    rows = deal.rows.get(term.name, ())
    products = list(dict.fromkeys(row.text("品名") for row in rows)) or [""]
    return [
        {
            "product": product or term.name,
            "variety": _only(rows, "品种规格"),
            "origin": _only(rows, "产地") or deal.said("地点"),
            "grade": price.key or "／",
            "price": price.told,
        }
        for product in products
        for price in price_rows(term)
    ]


def _only(rows: Sequence[Row], heading: str) -> str:
    """What all rows say alike in a column, or nothing."""
    said = {row.text(heading) for row in rows}
    return said.pop() if len(said) == 1 else ""


SECTION = Section(
    _words,
    says=("订单面积", "预计产量"),
    offers={
        "数量口径": (
            "估计，按实际交售",
            "定量",
        )
    },
)
