"""The share certificate (股权证, B9): cover, changes, and what it earned each year, kept by a household.

It goes out when a holding begins or changes; 文书.股权证 may say otherwise (全部, 无). Its number follows
from who issues it and who holds it, and is the same in every season.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from linkage.document import Document, Said, Shown, View
from linkage.engine.holding import one_is_member
from linkage.ground.capitals import measure_in_capitals
from linkage.ground.season import chinese_date
from linkage.model.arrangement import Party
from linkage.model.entitlement import Settlement
from linkage.model.paper_choices import CERTIFICATES, CHANGED, EVERY, NONE
from linkage.model.payer import ACTING, COLLECTIVE, COOPERATIVE, UNION
from linkage.model.registers import Household
from linkage.telling.known_sums import earned_by_all
from linkage.telling.paper import dated, last_day, parties, running, said, sealed, season_name
from linkage.telling.paper_leaf import parts, words
from linkage.telling.share_history import SHEET, ShareChange, changes, sheets_of, totals
from linkage.telling.stamp import SIDES
from linkage.telling.summary import add
from linkage.telling.twin import marked_number
from linkage.words.wording import about, decimal

TITLE = "股权证"

_ISSUERS = (COLLECTIVE, ACTING, COOPERATIVE, UNION)
#: Rows that a page holds.
_ROWS = 6


def _issued(settlement: Settlement) -> Mapping[str, list[Party]]:
    """Who gets a certificate of whom this season, by household."""
    which = said(settlement, CERTIFICATES, CHANGED)
    first = min(a.season.first for a in settlement.arrangements)
    found: dict[str, list[Party]] = {}
    for party in parties(settlement):
        if which == NONE or party.kind not in _ISSUERS:
            continue
        for number, lines in changes(settlement, party.code).items():
            changed = any(line.day is not None and line.day >= first for line in lines)
            held = any(shares for shares, _, _ in totals(lines).values())
            if held and (which == EVERY or changed):
                found.setdefault(number, []).append(party)
    return {number: found[number] for number in sorted(found)}


def _paths(settlement: Settlement) -> Mapping[str, str]:
    return {f"农户/share_certificate-{number}.pdf": number for number in _issued(settlement)}


def _view(settlement: Settlement, number: str) -> View:
    household = settlement.books.households[number]
    issuers = _issued(settlement)[number]
    shown: list[Shown] = [_certificate(settlement, household, one) for one in issuers]
    return sealed(
        {
            "title": f"{household.name}户{TITLE}",
            "running": running(settlement, TITLE, certificate_number(issuers[0], number), SIDES),
            "called": TITLE,
            "certificates": shown,
        }
    )


def certificate_number(issuer: Party, household: str) -> str:
    """``GQ-`` + 8 base32 characters of sha256("发证单位|户号") + two mod-97 digits."""
    return marked_number("GQ", f"{TITLE}|{issuer.name}|{household}")


def _certificate(settlement: Settlement, household: Household, issuer: Party) -> View:
    lines = changes(settlement, issuer.code)[household.number]
    last = last_day(settlement)
    here = [one for one in household.members if one_is_member(one, settlement.books, last)]
    held: list[Shown] = [
        {"sort": sort or "份额", "count": f"{decimal(shares)} 股", "capitals": _capitals(shares)}
        for sort, (shares, _, _) in totals(lines).items()
        if shares
    ]
    earned = list(_earned(settlement, household.number, issuer))
    return {
        "number": certificate_number(issuer, household.number),
        "issuer": issuer.name,
        "holder": household.name,
        "household": household.number,
        "group": household.group,
        "people": str(len(here)),
        "members": "、".join(one.name for one in here),
        "last": chinese_date(last),
        "held": held,
        "day": dated(settlement),
        "changes": [_change(settlement, line) for line in lines],
        "free_changes": _free(len(lines)),
        "earned": earned,
        "free_earned": _free(len(earned)),
    }


def _capitals(shares: Fraction) -> str:
    """A number of shares in capitals; as digits where it has none, for it does not end."""
    try:
        return measure_in_capitals(shares, "股")
    except ValueError:
        return f"{decimal(shares)} 股"


def _change(settlement: Settlement, line: ShareChange) -> View:
    members = settlement.books.households[line.household].members
    name = next((one.name for one in members if one.number == line.member), "")
    change = decimal(line.count)
    return {
        "day": chinese_date(line.day) if line.day is not None else "期初",
        "sort": f"{line.sort}{f'（{name}）' if name else ''}",
        "change": change if line.count < 0 else f"+{change}",
        "balance": decimal(line.balance),
        "ground": line.ground,
    }


def _earned(settlement: Settlement, number: str, issuer: Party) -> Iterator[Shown]:
    """What the shares of a household earned this season, step by step."""
    for outcome in settlement.pools:
        for step in outcome.steps:
            weight = step.step.weight
            if outcome.payer != issuer.code or weight is None or SHEET not in sheets_of(weight):
                continue
            clause = f"{outcome.pool.name}/{step.step.number}"
            lines = [line for line in settlement.lines_of(number) if line.clause == clause]
            whole = Fraction(step.weights[0]) if step.weights is not None else Fraction(0)
            if lines and whole:
                yield {
                    "season": season_name(settlement),
                    "name": outcome.pool.name,
                    "clause": clause,
                    "each": about(step.amount.yuan / whole, 4, 2),
                    "amount": str(add(line.amount for line in lines)),
                }


def _free(printed: int) -> list[Shown]:
    """Rows left for the hand beside those that are printed."""
    rows: Sequence[Shown] = [""] * max(_ROWS - printed, 2)
    return list(rows)


def _says(view: View) -> Iterator[Said]:
    for one in parts(view, "certificates"):
        number, holder = words(one, "household"), words(one, "holder")
        for row in parts(one, "earned"):
            yield Said(earned_by_all(number, holder, words(row, "clause")), words(row, "amount"))


DOCUMENT = Document(
    title=TITLE,
    template="share_certificate.html",
    edition="household",
    view=_view,
    paths=_paths,
    says=_says,
    mechanisms=(35,),
)
