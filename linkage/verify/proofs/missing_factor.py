"""Missing factor: no amount may stand without the quantity or the price it is made of."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.ground.errors import Where
from linkage.verify.payout_list import PayoutList
from linkage.verify.proof import WARNING, Proof
from linkage.verify.relations import is_product
from linkage.verify.row_words import person, term, yuan


def _find(paid: PayoutList) -> Iterable[tuple[Where, str, str]]:
    columns = {column.index: column for column in paid.columns}
    for relation in paid.relations:
        if not is_product(relation) or len(relation.parts) > 1:
            continue
        result, factors = columns[relation.result], relation.parts[0].factors
        for row in paid.rows:
            said = row.numbers.get(relation.result)
            empty = [columns[index] for index in factors if index not in row.numbers]
            if said and empty:
                names = "、".join(term(column) for column in empty)
                told = f"{person(paid, row)}：{term(result)} {yuan(said)}，但{names}是空的，无从验算"
                yield paid.place(row, empty[0]), told, f"请填写{names}"
            elif said is None and not empty and all(row.numbers[index] for index in factors):
                names = "、".join(term(columns[index]) for index in factors)
                told = f"{person(paid, row)}：有{names}，{term(result)}却是空的"
                yield paid.place(row, result), told, f"请填写{term(result)}"


PROOF = Proof("missing_factor", "W502", WARNING, "有金额的行有没有面积、单价，有面积的行有没有金额", _find)
