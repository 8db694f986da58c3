"""What is bought (产品情况): what was ordered, else a row a grade to be filled in by the two who sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linkage.contracts.agreed_goods import AgreedGood, agreed_area, agreed_goods, expected
from linkage.contracts.deal import Deal
from linkage.contracts.price_rows import PriceRow, price_rows
from linkage.contracts.section import Section
from linkage.document import Said, Shown, View
from linkage.model.arrangement import Term
from linkage.model.registers import Row
from linkage.prices.keyed import KeyedPrice
from linkage.telling.agreement import amounts
from linkage.telling.paper import capitals
from linkage.telling.paper_leaf import parts, words
from linkage.telling.summary import add
from linkage.words.wording import spoken


def _words(deal: Deal) -> View:
    ordered = [(term, good) for term in deal.terms for good in agreed_goods(deal, term)]
    amounts = [good.amount for _, good in ordered if good.amount is not None]
    whole = bool(ordered) and len(amounts) == len(ordered)
    open_rows = [row for term in deal.terms for row in _of_term(deal, term)]
    area, output = agreed_area(deal), expected(deal)
    return {
        "area": spoken(area) if area is not None else deal.said("订单面积"),
        "output": spoken(output.named("")) if output is not None else deal.said("预计产量"),
        "goods": [_ordered(deal, term, good) for term, good in ordered] or list[Shown](open_rows),
        "ordered": bool(ordered),
        "total": str(add(amounts)) if whole else "",
        "capitals": capitals(add(amounts)) if whole else "",
    }


def _ordered(deal: Deal, term: Term, good: AgreedGood) -> Shown:
    row = good.row
    price = term.price
    key = row.text(price.column) if isinstance(price, KeyedPrice) else ""
    told = next((one.told for one in price_rows(term) if one.key == key), price.short())
    return {
        "product": row.text("品名") or term.name,
        "variety": row.text("品种规格"),
        "origin": row.text("产地") or deal.said("地点"),
        "grade": key or "／",
        "quantity": spoken(good.quantity.named("")) if good.quantity is not None else "",
        "price": told,
        "amount": str(good.amount) if good.amount is not None else "",
    }


def _of_term(deal: Deal, term: Term) -> list[View]:
    """A row for each product and price; a product is told where the register names one."""
    rows = deal.rows.get(term.name, ())
    products = list(dict.fromkeys(row.text("品名") for row in rows)) or [""]
    return [_open(deal, term, product, price) for product in products for price in price_rows(term)]


def _open(deal: Deal, term: Term, product: str, price: PriceRow) -> View:
    rows = deal.rows.get(term.name, ())
    return {
        "product": product or term.name,
        "variety": _only(rows, "品种规格"),
        "origin": _only(rows, "产地") or deal.said("地点"),
        "grade": price.key or "／",
        "quantity": "",
        "price": price.told,
        "amount": "",
    }


def _only(rows: Sequence[Row], heading: str) -> str:
    """What all rows say alike in a column, or nothing."""
    said = {row.text(heading) for row in rows}
    return said.pop() if len(said) == 1 else ""


def _holds(view: View) -> Iterator[Said]:
    """The goods make the total, where each has an amount."""
    total = words(view, "total")
    if total:
        yield Said("订购合计", total, of=amounts(parts(view, "goods")))
        yield Said("订购合计", words(view, "capitals"), of=(total,), place="大写")


SECTION = Section(_words, holds=_holds, offers={"数量口径": ("估计，按实际交售", "定量")})
