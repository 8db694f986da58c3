"""没有钱的原因: why clauses gave a household nothing, in the sentences of its statement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from linkage.document import Shown
from linkage.engine.accounts import EXIT
from linkage.ground.memory import remembered
from linkage.model.entitlement import Reason, Settlement
from linkage.telling.paper import unbroken
from linkage.telling.short_sentences import MOST, length, listed, short


def reasons_told(settlement: Settlement, household: str) -> list[str]:
    """Why clauses gave nothing, in sentences."""
    return [
        str(reason["told"]) for reason in reasons_shown(settlement, household) if isinstance(reason, dict)
    ]


def reasons_shown(settlement: Settlement, household: str) -> list[Shown]:
    """Why a clause gave nothing: clauses with the same cause stand together, as many as a sentence holds."""
    causes: dict[str, list[str]] = {}
    for reason in _worth_telling(settlement, household):
        absent = _ABSENT.fullmatch(reason.why)
        name = _clause(settlement, reason)
        why = f"{absent[1]}台账里没有您家的记录" if absent else reason.why
        causes.setdefault(why, []).append(name)
    return [
        {"clauses": clauses, "why": why, "told": unbroken(short(f"{clauses}：{why}。"))}
        for why, names in causes.items()
        for clauses in listed(list(dict.fromkeys(names)), MOST - length(why))
    ]


def _worth_telling(settlement: Settlement, household: str) -> Iterator[Reason]:
    """Why clauses gave nothing; that nobody left the co-operative is no news to those who stayed."""
    return (reason for reason in settlement.reasons_of(household) if reason.clause != EXIT)


def nothing_told(settlement: Settlement, household: str) -> Iterator[str]:
    """The same for a household that has other incomes: the registers without it first."""
    absent: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    for reason in _worth_telling(settlement, household):
        missing = _ABSENT.fullmatch(reason.why)
        names = absent.setdefault(missing[1], []) if missing else others.setdefault(reason.why, [])
        names.append(_clause(settlement, reason))
    told = [f"{'、'.join(dict.fromkeys(names))}（{sheet}）" for sheet, names in absent.items()]
    for at, listing in enumerate(listed(told, MOST - length(f"{_NO_ROW}。"))):
        yield f"{_NOR if at else _NO_ROW}{listing}。"
    for why, names in others.items():
        clauses = listed(list(dict.fromkeys(names)), MOST - length(why))
        yield from (f"{one}：{why}。" for one in clauses)


_NO_ROW, _NOR = "台账里没有您家的记录：", "也没有："

# Said for every clause that a household has nothing to do with; told once a sheet.
_ABSENT = re.compile(r"台账〔(.+)〕中没有本户(?:可计的记录|的份额)")


def _clause(settlement: Settlement, reason: Reason) -> str:
    name = _named(settlement, reason.clause)
    if "." not in reason.payee:
        return name
    return f"{settlement.books.payee_name(reason.payee)}的{name}"


def _named(settlement: Settlement, clause: str) -> str:
    """What a clause is called; a pool that is shared in several ways also by what others got of this one."""
    pool = clause.partition("/")[0]
    kinds = _kinds(settlement).get(pool, {})
    return f"{pool}（{kinds[clause]}）" if clause in kinds and len({*kinds.values()}) > 1 else pool


@remembered(1)
def _kinds(settlement: Settlement) -> Mapping[str, Mapping[str, str]]:
    """What the shares of each pool are called, by clause."""
    found: dict[str, dict[str, str]] = {}
    for line in settlement.lines:
        if "/" in line.clause:
            found.setdefault(line.clause.partition("/")[0], {})[line.clause] = line.kind
    return found
