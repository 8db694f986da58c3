"""Product: quantity times price must make the amount, rounded as the list is rounded."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.ground.errors import Where
from linkage.verify.payout_list import PayoutList
from linkage.verify.proof import WARNING, Proof
from linkage.verify.relations import held, is_product, slacks
from linkage.verify.row_words import off, person, sum_words, term, yuan


def _find(paid: PayoutList) -> Iterable[tuple[Where, str, str]]:
    columns = {column.index: column for column in paid.columns}
    for relation in paid.relations:
        if not is_product(relation):
            continue
        found = held(paid, relation)
        result = columns[relation.result]
        factors = "、".join(term(columns[i]) for part in relation.parts for i in part.factors)
        slack = slacks(paid, relation, (row for row, _, _ in found.wrong)) if found.near else {}
        for row, made, said in found.wrong:
            rounded = found.rounding.of(made) if found.rounding is not None else made
            words = f"，{found.rounding}是 {yuan(rounded)}" if rounded != made else ""
            if found.near:
                words = f"，单价印出来的位数最多差 {yuan(slack[row.key])}"
            told = (
                f"{person(paid, row)}：{sum_words(paid, row, relation)} = {yuan(made)}{words}；"
                f"表上{term(result)}是 {yuan(said)}，{off(said, rounded)}"
            )
            yield paid.place(row, result), told, f"请核对{factors}和{term(result)}，哪一格错了"


PROOF = Proof("product", "W500", WARNING, "数量乘单价是不是等于金额", _find)
