"""A season from its folder to every line and every debt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from oracle.debts import Balance, balances
from oracle.pools import Lines, Walked, in_order, walk_pool
from oracle.reading import codes, read
from oracle.terms import owed


@dataclass(frozen=True)
class Reckoning:
    """Lines by (payer, payee, clause) in fen, pools by name, debts by (payer, payee)."""

    lines: Lines
    pools: dict[str, Walked]
    debts: dict[tuple[str, str], Balance]


def reckon(folder: Path) -> Reckoning:
    """Reckon a season folder."""
    village = read(folder)
    parties = codes(village)
    lines: Lines = {}
    for arrangement in village.arrangements:
        for term in arrangement.get("条款", []):
            for payee, amount in owed(village, arrangement, term).items():
                lines[parties[term["付款方"]], payee, term["条款"]] = amount
    owners = {
        pool["分配"]: parties[pool["付款方"]] for a in village.arrangements for pool in a.get("分配", [])
    }
    grants: Lines = {}
    walked: dict[str, Walked] = {}
    for arrangement, pool in in_order(village.arrangements):
        name, payer = pool["分配"], owners[pool["分配"]]
        walked[name] = walk_pool(village, arrangement, pool, lines, walked)
        for number, step in enumerate(pool["步骤"], start=1):
            clause, via = f"{name}/{number}", parties.get(step.get("代发", ""), payer)
            for payee, amount in walked[name].shares.get(number, {}).items():
                lines[via, payee, clause] = amount
            to = step.get("去向", "")
            receiver = via if to in {"农户", "成员"} else owners.get(to) or parties.get(to, payer)
            if receiver != payer:
                grants[payer, receiver, clause] = walked[name].steps[number]
    lines = {key: amount for key, amount in lines.items() if amount}
    given = {key: amount for key, amount in grants.items() if amount}
    return Reckoning(lines, walked, balances(village, {**lines, **given}))
