"""Agreement (各处相符): what papers say of the same sum, held against the result and so against each other.

A paper says its sums in the words that stand on it (``Document.says``): the whole of something, or a part
that all papers of its kind make up together. The result document, which was proved by itself, says the
same sums in its own figures. A fen between them stops the whole set: a member who compares her statement
with the posted list must find one number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from linkage.document import Said, View
from linkage.ground.money import ZERO, Money
from linkage.model.entitlement import Settlement
from linkage.telling.paper_leaf import parts, words


@frozen
class Disagreement:
    """A kind of paper says a sum that is another in the result, or that the result does not know."""

    kind: str
    what: str
    said: Money
    known: Money | None


PAID_NOW, EARNED, CARRIED = "现付合计", "应得合计", "结转合计"


def paid_by(payer: str) -> str:
    """What a payer, by its full name, pays households and members now."""
    return f"{payer}现付"


def under(arrangement: str, clause: str) -> str:
    """What households and members earn under a clause of an arrangement."""
    return f"{arrangement}“{clause}”应得"


def step_of(pool: str, step: str) -> str:
    """What a step of a pool takes."""
    return f"分配“{pool}”给{step}"


def between(payer: str, payee: str) -> str:
    """What one party pays another now."""
    return f"{payer}付给{payee}"


def posted_sums(view: View) -> Iterator[Said]:
    """What a posted paper says of its pools: the sum of each list of people."""
    for pool in parts(view, "pools"):
        for people in parts(pool, "lists"):
            yield Said(step_of(words(pool, "name"), words(people, "name")), words(people, "total"))


def clause_sums(view: View) -> Iterator[Said]:
    """What a paper says of its clauses, each with its arrangement: a part of what the clause gives."""
    for clause in parts(view, "clauses"):
        earned = under(words(clause, "arrangement"), words(clause, "name"))
        yield Said(earned, words(clause, "amount"), part=True)


def sums_of_result(settlement: Settlement) -> Mapping[str, Money]:
    """Every sum a paper may say, from the figures of the settlement that the result document holds."""
    sums: dict[str, Money] = {PAID_NOW: ZERO, EARNED: ZERO, CARRIED: ZERO}

    def count(key: str, amount: Money) -> None:
        sums[key] = sums.get(key, ZERO) + amount

    households = settlement.books.households
    for debt in settlement.debts:
        payer = settlement.party_name(debt.payer)
        if debt.payee.partition(".")[0] not in households:
            count(between(payer, settlement.party_name(debt.payee)), debt.payable)
            continue
        count(PAID_NOW, debt.payable)
        count(CARRIED, debt.carried)
        count(paid_by(payer), debt.payable)
    for line in settlement.lines:
        if line.payee.partition(".")[0] in households:
            count(EARNED, line.amount)
            count(under(line.arrangement, line.clause), line.amount)
    for outcome in settlement.pools:
        for step in outcome.steps:
            count(step_of(outcome.pool.name, step.name), step.amount)
    return sums


def disagreements(
    settlement: Settlement, papers: Iterable[tuple[str, Iterable[Said]]]
) -> Sequence[Disagreement]:
    """What papers, each with its kind, say otherwise than the result."""
    known = sums_of_result(settlement)
    shares: dict[tuple[str, str], Money] = {}
    found: list[Disagreement] = []
    for kind, said in papers:
        wholes: dict[tuple[str, str], Money] = {}
        for one in said:
            sums = shares if one.part else wholes
            sums[kind, one.what] = sums.get((kind, one.what), ZERO) + money(one.amount)
        found += _apart(wholes, known)
    return [*found, *_apart(shares, known)]


def _apart(sums: Mapping[tuple[str, str], Money], known: Mapping[str, Money]) -> Iterator[Disagreement]:
    for (kind, what), amount in sums.items():
        if known.get(what) != amount:
            yield Disagreement(kind, what, amount, known.get(what))


def money(text: str) -> Money:
    """An amount as papers print it: ``1,234.56``; an empty place is nought.

    Raises ``ValueError`` for anything else: a paper that cannot be read cannot be held to its word.
    """
    return Money(int(text.replace(",", "").replace(".", ""))) if text else ZERO


def disagreement_words(title: str, one: Disagreement) -> str:
    """A disagreement as a sentence; ``title`` is what the paper is called."""
    known = f"是 {one.known}" if one.known is not None else "没有这一项"
    return f"《{title}》里{one.what} {one.said}，结果里{known}"
