"""Nameless: money that goes to nobody by name."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.ground.errors import Where
from linkage.verify.heading_words import MONEY
from linkage.verify.payout_list import PayoutList, Role
from linkage.verify.proof import WARNING, Proof
from linkage.verify.row_words import term, yuan


def _find(paid: PayoutList) -> Iterable[tuple[Where, str, str]]:
    names = [*paid.of(Role.NAME)] or [*paid.of(Role.HOLDER)] or [*paid.of(Role.HOUSEHOLD)]
    money = sorted((c for c in paid.columns if c.role in MONEY), key=lambda c: c.role is not Role.NET)
    if not names:
        return
    for row in paid.rows:
        if any(row.texts.get(one.index) for one in names):
            continue
        said = next((c for c in money if row.numbers.get(c.index)), None)
        if said is not None:
            message = f"这一行没有{term(names[0])}，{term(said)}却是 {yuan(row.numbers[said.index])}"
            yield paid.place(row, names[0]), message, f"请补上{term(names[0])}，或删去这一行"


PROOF = Proof("nameless", "W515", WARNING, "有钱的行有没有姓名", _find)
