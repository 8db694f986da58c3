"""Taxes in words (税务): what the law would take of a household's incomes, kept or only told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linkage.document import Shown
from linkage.ground.figure import Figure, Json
from linkage.model.entitlement import Settlement
from linkage.model.tax import DISPUTED, WITHHOLD, Tax
from linkage.telling.short_sentences import MOST, listed
from linkage.telling.summary import add
from linkage.words.anatomy import ground
from linkage.words.explain import numbers


def tax_rows(settlement: Settlement, household: str) -> list[Shown]:
    """The taxes of a household that come to something: a row for those alike, with their sums."""
    found: dict[tuple[str, ...], list[Tax]] = {}
    for tax in settlement.taxes_of(household):
        if tax.amount:
            key = (name_of(tax), tax.standing, tax.words, done(settlement, tax), tax.payee)
            found.setdefault(key, []).append(tax)
    return [_row(settlement, alike) for alike in found.values()]


def _row(settlement: Settlement, alike: Sequence[Tax]) -> dict[str, Shown]:
    first = alike[0]
    clauses = dict.fromkeys(clauses_of(tax) for tax in alike)
    said = [done(settlement, first) if first.manner == WITHHOLD else ""]
    said += [f"{first.standing}：{first.words}" if first.standing == DISPUTED else first.words]
    said += [] if is_confirmed(first) else ["税率未确认"]
    return {
        "head": name_of(first),
        "of": f"{'、'.join(clauses)}{_whose(settlement, first)}",
        "base": str(add(tax.base for tax in alike)),
        "amount": str(add(tax.amount for tax in alike if tax.amount is not None)),
        "said": "；".join(part for part in said if part),
    }


def tax_notes(settlement: Settlement, household: str) -> list[Shown]:
    """What is said of incomes that bear no tax, or of which nothing was reckoned, each once."""
    found = [tax for tax in settlement.taxes_of(household) if not tax.amount]
    free = dict.fromkeys(f"{clauses_of(tax)}的{name_of(tax)}" for tax in found if tax.amount is not None)
    told = [f"算下来是零的：{names}" for names in listed(list(free), MOST - len("算下来是零的：。"))]
    told += [tax.words or tax.notice for tax in found if tax.amount is None]
    return list(dict.fromkeys(told))


def name_of(tax: Tax) -> str:
    """The head of a tax; stamp duty is its own."""
    return tax.head if tax.tax == tax.head else f"个税·{tax.head}"


def tax_lines(settlement: Settlement, household: str) -> Iterator[str]:
    """The taxes of a household for the screen: those that come to something, with their reckoning."""
    for tax in settlement.taxes_of(household):
        if not tax.amount:
            continue
        figure = tax.figure
        name = tax.tax if tax.tax == tax.head else f"{tax.tax}（{tax.head}）"
        yield (
            f"  {name}　{clauses_of(tax)}{_whose(settlement, tax)} {tax.base} 元，税 {tax.amount} 元，"
            + done(settlement, tax)
        )
        yield f"    {numbers(figure)}"
        yield f"    依据：{'；'.join(_grounds(figure))}"
        if tax.manner == WITHHOLD and tax.choice is not None:
            yield f"    代扣的约定：{tax.choice.cite}"
        if tax.notice:
            yield f"    {tax.standing}：{tax.notice}"


def tax_document(settlement: Settlement, household: str) -> list[Json]:
    """The taxes of a household as data."""
    return [
        {**tax.stated, "amount": tax.amount.plain if tax.amount is not None else None}
        for tax in settlement.taxes_of(household)
    ]


def done(settlement: Settlement, tax: Tax) -> str:
    """What was done about a tax."""
    if tax.manner == WITHHOLD and tax.amount:
        return f"已代扣，缴给{settlement.party_name(tax.to)}"
    return "不用扣" if tax.manner == WITHHOLD else "只告知，没有扣"


def clauses_of(tax: Tax) -> str:
    """The clauses a tax was reckoned on, pools by their name."""
    return "、".join(dict.fromkeys(clause.partition("/")[0] for clause in tax.clauses))


def _whose(settlement: Settlement, tax: Tax) -> str:
    """Whose income it was, where a person was paid; one of two with the same name by the number as well."""
    if "." not in tax.payee:
        return ""
    number, _, member = tax.payee.partition(".")
    name = settlement.books.payee_name(tax.payee)
    namesakes = [one for one in settlement.books.households[number].members if one.name == name]
    return f"（{name}本人，成员号 {member}）" if len(namesakes) > 1 else f"（{name}本人）"


def is_confirmed(tax: Tax) -> bool:
    """Whether every value of law in a tax was held against its source; so it is where none was asked."""
    if tax.amount is None:
        return True
    return all(cite.confirmed for leaf in tax.figure.leaves() for cite in leaf.cites if leaf.op == "law")


def _grounds(figure: Figure) -> Sequence[str]:
    """The articles that the rates of a tax stand in."""
    cites = [cite for leaf in figure.leaves() for cite in leaf.cites if leaf.op == "law"]
    return tuple(dict.fromkeys(map(str, cites))) or ground(figure)
