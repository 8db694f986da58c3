"""Linkage ledger (联农带农台账, B11): who links which household, how, with how much, on what evidence.

Every row is a line of the result; nothing is typed. A household that has rows from several payers counts
once in the total.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linkage.model.entitlement import Line, Settlement
from linkage.report import Heading, Report, Table
from linkage.telling.counting import category, evidence, household_of, households, people_lines, way
from linkage.telling.paper import party
from linkage.telling.summary import add

_ROWS = (
    Heading("序号", 11, "center"),
    Heading("组", 13, "center"),
    Heading("收款人", 46),
    Heading("户类型", 20),
    Heading("主体和带动方式", 48),
    Heading("条款", 42),
    Heading("金额", 26, "num"),
    Heading("依据和凭据"),
)
_SUMS = (
    Heading("经营主体"),
    Heading("带动方式", 60),
    Heading("户数", 24, "center"),
    Heading("笔数", 24, "center"),
    Heading("金额", 40, "num"),
)


def _tell(settlement: Settlement) -> Sequence[Table]:
    lines = people_lines(settlement)
    if not lines:
        return ()
    return (_detail(settlement, lines), _by_way(settlement, lines))


def _detail(settlement: Settlement, lines: Sequence[Line]) -> Table:
    known = {number: category(settlement, number) for number in households(lines)}
    short = _short(settlement, lines)
    rows = [
        (
            str(at),
            settlement.books.households[household_of(line)].group,
            f"{line.payee} {line.name}",
            known[household_of(line)],
            f"{short[line.payer]}·{way(line)}",
            line.clause,
            str(line.amount),
            "；".join(part for part in (line.cite.article, evidence(line)) if part),
        )
        for at, line in enumerate(lines, start=1)
    ]
    count = len(households(lines))
    total = ("合计", "", f"{count} 户", "", "", "", str(add(line.amount for line in lines)), "")
    return Table("一、逐笔", _ROWS, tuple(rows), total)


def _short(settlement: Settlement, lines: Sequence[Line]) -> Mapping[str, str]:
    """What each payer is called in a narrow column: its role, or its code where two have one role."""
    roles = {code: party(settlement, code).role for code in dict.fromkeys(line.payer for line in lines)}
    told = list(roles.values())
    return {code: role if told.count(role) == 1 else f"{role} {code}" for code, role in roles.items()}


def _by_way(settlement: Settlement, lines: Sequence[Line]) -> Table:
    groups: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        groups.setdefault((line.payer, way(line)), []).append(line)
    short = _short(settlement, lines)
    rows = [
        (
            f"{party(settlement, payer).name}（{short[payer]}）",
            told,
            str(len(households(inside))),
            str(len(inside)),
            str(add(line.amount for line in inside)),
        )
        for (payer, told), inside in sorted(groups.items())
    ]
    added = sum(len(households(inside)) for inside in groups.values())
    once = len(households(lines))
    total = ("合计", "", str(once), str(len(lines)), str(add(line.amount for line in lines)))
    note = f"各行户数相加是 {added}，其中同一户有几行的只算一次，实际带动 {once} 户。"
    return Table("二、按主体和方式", _SUMS, tuple(rows), total, (note,))


REPORT = Report(
    name="linkage_ledger",
    title="联农带农台账",
    edition="internal",
    about=(
        "每一行都是结算结果里的一笔应得，不另外填写；金额是本期应得，是否已经付清见签领表和告知书。",
        "依据和凭据写明协议条款和台账的格子，可以逐笔对回去。",
    ),
    tell=_tell,
    mechanisms=(26, 78),
)
