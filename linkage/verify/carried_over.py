"""Carried over (结转): an addition that lacks just what a household carries from or to another season.

Many lists pay it without a column of its own. Where the season says that the row is right, and the row is
off by exactly what is carried, the addition is not asked about again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linkage.model.entitlement import Settlement
from linkage.verify.beside import Outcome
from linkage.verify.payout_list import PayoutList
from linkage.verify.proof import Remark
from linkage.verify.proofs.addition import PROOF
from linkage.verify.relations import held, is_product
from linkage.verify.verdict import Verdict

_FEN_IN_YUAN = 100


def without_carried(
    paid: PayoutList, settlement: Settlement, outcomes: Sequence[Outcome], remarks: Sequence[Remark]
) -> Iterator[Remark]:
    """Leave out the additions of right rows that are off by what their household carries."""
    if not any(remark.code == PROOF.code for remark in remarks):
        yield from remarks
        return
    homes = {
        row.row.key: outcome.payee.partition(".")[0]
        for outcome in outcomes
        if outcome.verdict is Verdict.EQUAL
        for row in outcome.rows
        if row.household
    }
    carried = _carried(settlement)
    columns = {column.index: column for column in paid.columns}
    explained, open_ones = set[tuple[str, str]](), set[tuple[str, str]]()
    for relation in paid.relations:
        if is_product(relation):
            continue
        for row, made, said in held(paid, relation).wrong:
            where = paid.place(row, columns[relation.result])
            known = (said - made) * _FEN_IN_YUAN in carried.get(homes.get(row.key, ""), frozenset())
            (explained if known else open_ones).add((where.sheet, where.cell))
    for remark in remarks:
        place = (remark.where.sheet, remark.where.cell)
        if remark.code != PROOF.code or place in open_ones or place not in explained:
            yield remark


def _carried(settlement: Settlement) -> Mapping[str, frozenset[int]]:
    """What every household carries in, out, and both together, of each payer and of all, in fen."""
    sums: dict[str, dict[str, tuple[int, int]]] = {}
    for debt in settlement.debts:
        held_of = sums.setdefault(debt.payee.partition(".")[0], {})
        for payer in ("", debt.payer):
            came, goes = held_of.get(payer, (0, 0))
            held_of[payer] = came + debt.opening.fen, goes + debt.carried.fen
    return {
        home: frozenset(fen for came, goes in found.values() for fen in (came, -goes, came - goes) if fen)
        for home, found in sums.items()
    }
