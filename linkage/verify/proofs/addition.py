"""Addition: the parts of a row must make its total, the total less deductions what is paid."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.ground.errors import Where
from linkage.verify.payout_list import PayoutList
from linkage.verify.proof import WARNING, Proof
from linkage.verify.relations import held, is_product
from linkage.verify.row_words import off, person, sum_words, term, yuan


def _find(paid: PayoutList) -> Iterable[tuple[Where, str, str]]:
    columns = {column.index: column for column in paid.columns}
    for relation in paid.relations:
        if is_product(relation):
            continue
        result = columns[relation.result]
        for row, made, said in held(paid, relation).wrong:
            told = (
                f"{person(paid, row)}：{sum_words(paid, row, relation)} = {yuan(made)}；"
                f"表上{term(result)}是 {yuan(said)}，{off(said, made)}"
            )
            yield paid.place(row, result), told, f"请核对这一行的各项和{term(result)}"


PROOF = Proof("addition", "W501", WARNING, "各项相加减是不是等于应发、实发", _find)
