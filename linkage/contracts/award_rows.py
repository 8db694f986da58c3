"""Award rows (奖补的行): accepted claims in words, alike on every paper of the set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linkage.contracts.awards import Award, Claim
from linkage.document import Said, View
from linkage.ground.figure import Figure
from linkage.model.eligibility import Condition
from linkage.model.registers import Row
from linkage.prices.keyed import KeyedPrice
from linkage.telling.paper_leaf import words
from linkage.words.signed import signed
from linkage.words.wording import day_words, spoken

PLANNED, LEAST = "申报数", "奖补起点"


def claim_words(award: Award, claim: Claim) -> View:
    """What was claimed and accepted, whether it counts, its price and what it comes to."""
    accepted = claim.row.figure(claim.term.quantity[1])
    planned = claim.row.figure(PLANNED)
    day = claim.row.day("日期")
    return {
        "matter": matter(claim),
        "planned": spoken(planned.named("")) if planned is not None else claim.row.text(PLANNED),
        "accepted": spoken(accepted.named("")) if accepted is not None else "",
        "least": _least(award, claim.term.eligibility),
        "reached": "√" if claim.amount else "×",
        "price": _price(claim),
        "amount": str(claim.amount) if claim.amount is not None else "0.00",
        "whole": claim.whole,
        "day": day_words(day) if day is not None else "",
        "by": claim.row.text("认定人"),
        "plot": claim.row.text("地块代码"),
    }


def rows_sum(rows: Sequence[View], what: str, total: str) -> Iterator[Said]:
    """That claims make a sum before floors and caps; where one had to be rounded, only the sum is."""
    if all(row["whole"] is True for row in rows):
        yield Said(what, total, of=tuple(words(row, "amount") for row in rows))


def accepted_of(award: Award) -> Sequence[str]:
    """What of each matter counted, added up where the register has it in one unit."""
    found: dict[str, list[Figure]] = {}
    for claim in award.claims:
        figure = claim.row.figure(claim.term.quantity[1])
        if claim.amount and figure is not None:
            found.setdefault(matter(claim), []).append(figure)
    return [f"{name} {_together(figures)}" for name, figures in found.items()]


def _together(figures: Sequence[Figure]) -> str:
    if len({figure.unit for figure in figures}) > 1:
        return "、".join(spoken(figure.named("")) for figure in figures)
    return spoken(Figure.total(figures))


def limits_of(award: Award) -> Sequence[str]:
    """The floor and the cap of each clause, as they were signed."""
    found = []
    for term in award.deal.terms:
        parts = [f"最少{signed(term.floor)}" if term.floor is not None else ""]
        parts += [f"最多{signed(term.cap)}" if term.cap is not None else ""]
        if any(parts):
            found.append(f"{term.name}{'，'.join(part for part in parts if part)}")
    return found


def matter(claim: Claim) -> str:
    """What was done: the register's word, else the clause."""
    return claim.row.text("事项") or claim.term.name


def _least(award: Award, condition: Condition | None) -> str:
    said = award.deal.said(LEAST)
    return said or (condition.words() if condition is not None else "")


def _price(claim: Claim) -> str:
    price = claim.term.price
    if isinstance(price, KeyedPrice):
        key = _word(claim.row, price.column)
        return price.prices[key].short() if key in price.prices else price.short()
    return price.short()


def _word(row: Row, column: str) -> str:
    return row.text(column)
