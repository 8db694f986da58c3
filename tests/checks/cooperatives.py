"""Co-operatives settled for the checks: members of any kind, with accounts, events and meetings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve

from linkage.engine.settlement import settle
from linkage.files.law_reader import shipped_laws
from linkage.model.arrangement import AccountRule, Party
from linkage.model.entitlement import Finding, Settlement
from linkage.model.registers import Books, Household, Member, Row
from rows import CITE, HERE, arrangement, row

COOPERATIVE = Party("合作社", "hzs", "农民专业合作社", "丙合作社", HERE)


def cooperative(
    kinds: Sequence[str], *rows: Row, until: Mapping[str, str] | None = None, region: tuple[str, ...] = ()
) -> Settlement:
    """Settle a co-operative whose members, M1 on, are of these kinds; ``until`` ends a membership."""
    ends = until or {}
    households: dict[str, Household] = {}
    for at, kind in enumerate(kinds, start=1):
        number = f"M{at}"
        cells = {"户号": number, "成员号": "1", "姓名": f"成员{at}", "与户主关系": "户主", "户类别": kind}
        person = row("名册", **cells, 成员至=ends.get(number, ""))
        households[number] = Household(number, (Member(number, "1", f"成员{at}", "户主", person),))
    tables: dict[str, tuple[Row, ...]] = {}
    for one in rows:
        tables[one.sheet] = (*tables.get(one.sheet, ()), one)
    whole = arrangement()
    whole = evolve(
        whole,
        parties={**whole.parties, "合作社": COOPERATIVE},
        accounts=AccountRule("合作社", HERE, CITE, ()),
    )
    settlement = settle((whole,), Books(tables, households))
    return evolve(settlement, laws=shipped_laws().within(region))


def told(found: Sequence[Finding]) -> list[str]:
    """What findings say, in order."""
    return [finding.message for finding in found]
