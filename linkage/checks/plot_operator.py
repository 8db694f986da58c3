"""Three rights of one plot (农村三权): who pays rent should hold the management right."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from linkage.check import NOTE, Check, Spot
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row


def _find(settlement: Settlement) -> Iterable[Spot]:
    paid = {(line.clause, line.payee.partition(".")[0]) for line in settlement.lines}
    for row in settlement.books.rows("地块"):
        operator = row.text("经营权人")
        payers = _payers(settlement, row, paid) if operator else []
        if payers and not any(operator in names for names in payers):
            told = "、".join(sorted(names[0] for names in payers))
            yield Spot(
                str(row.where("经营权人")),
                f"地块“{row.text('地块代码')}”登记的经营权人是“{operator}”，付租金的却是“{told}”；"
                "租金归承包户不变，请核对经营权有没有再流转、备案了没有",
            )


def _payers(settlement: Settlement, row: Row, paid: AbstractSet[tuple[str, str]]) -> list[tuple[str, str]]:
    """Full name and role of each party that pays this household for land under the row's clause."""
    found: list[tuple[str, str]] = []
    for arrangement, term in settlement.terms():
        clauses = {row.text("条款"), ""} & {"", term.name, f"{arrangement.code}/{term.name}"}
        pays = term.quantity[0] == "地块" and (term.name, row.household) in paid
        if pays and row.text("条款") in clauses:
            party = arrangement.parties[term.payer]
            found.append((party.name, party.role))
    return found


CHECK = Check(
    name="plot_operator",
    code="C695",
    severity=NOTE,
    asks="付租金的是不是这块地的经营权人",
    ground="《农村土地承包法》第九条、第三十六条",
    find=_find,
    mechanisms=(21,),
)
