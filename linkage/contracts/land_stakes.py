"""Land as capital (土地入股): which clauses and pools share by land, and who holds what under them.

Land counts as contributed where a clause of 股金 counts plots (保底), or where a pool is shared by plots or
by shares of a land class (土地股). Land that the same payer rents on the season's last day is leased, not
contributed: its shares, if any, are an extra of the agreement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linkage.contracts.deal import Deal, Side
from linkage.contracts.household_deals import Roles, rows_of_terms
from linkage.contracts.land import SHEET
from linkage.engine.holding import Scope, held_on
from linkage.engine.quantity import rows_read
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Arrangement, Pool, Term, Weight
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row

SHARES, CLASS, _LAND = "股份", "股别", "土地"
_INCOME = "股金"


def land_deals(settlement: Settlement, roles: Roles) -> Sequence[Deal]:
    """One contract for each household and receiver of land."""
    deals = []
    for arrangement in settlement.arrangements:
        for role, party in arrangement.parties.items():
            terms = [term for term in arrangement.terms if term.payer == role and _is_guarantee(term)]
            pools = [pool for pool in arrangement.pools if pool.payer == role]
            rows = _stakes(settlement, arrangement, terms, pools)
            leased = rows_of_terms(settlement, arrangement, _rents(arrangement, role))
            for number in sorted(rows.keys() - leased.keys()):
                own = rows[number]
                household = Side(roles.household, settlement.books.households[number])
                deals.append(
                    Deal(
                        settlement,
                        arrangement,
                        (household, Side(roles.other, party)),
                        f"{number}/{party.code}/{arrangement.code}",
                        terms=tuple(term for term in terms if term.name in own),
                        pools=tuple(pool for pool in pools if pool.name in own),
                        rows=own,
                    )
                )
    return deals


def _is_guarantee(term: Term) -> bool:
    return (term.income, term.quantity[0], term.payee) == (_INCOME, SHEET, HOUSEHOLDS)


def _rents(arrangement: Arrangement, payer: str) -> Sequence[Term]:
    """The clauses under which a payer rents land on the season's last day."""
    last = arrangement.last_day.date
    return [
        term
        for term in arrangement.terms
        if (term.income, term.quantity[0], term.payer) == ("租金", SHEET, payer)
        and (term.period is None or term.period[0].date <= last <= term.period[1].date)
    ]


def _stakes(
    settlement: Settlement, arrangement: Arrangement, terms: Sequence[Term], pools: Sequence[Pool]
) -> Mapping[str, Mapping[str, tuple[Row, ...]]]:
    """The rows of land and land shares by household, then by clause or pool."""
    scope, last = Scope(arrangement, settlement.books), arrangement.last_day.date
    found: dict[str, dict[str, tuple[Row, ...]]] = {
        number: dict(rows) for number, rows in rows_of_terms(settlement, arrangement, terms).items()
    }
    for pool in pools:
        for weight in land_weights(pool):
            for row in rows_read(weight.quantity, pool.name, scope):
                if (
                    _is_land(row)
                    and held_on(row, last, scope)
                    and row.household in settlement.books.households
                ):
                    own = found.setdefault(row.household, {})
                    own[pool.name] = (*own.get(pool.name, ()), row)
    for number, own in found.items():
        plots = {row.number for rows in own.values() for row in rows if row.sheet == SHEET}
        for name in list(own):
            more = (row for row in rows_read((SHEET, "面积"), name, scope) if row.household == number)
            extra = tuple(row for row in more if row.number not in plots and held_on(row, last, scope))
            plots |= {row.number for row in extra}
            own[name] = (*own[name], *extra)
    return found


def land_weights(pool: Pool) -> Iterator[Weight]:
    """The quantities of a pool's dividends to households that may be land."""
    for step in pool.steps:
        if step.weight is not None and step.income == _INCOME and step.to in {HOUSEHOLDS, MEMBERS}:
            for weight in step.weight.parts or (step.weight,):
                if weight.quantity[0] in {SHEET, SHARES}:
                    yield weight


def _is_land(row: Row) -> bool:
    return row.sheet == SHEET or row.text(CLASS).startswith(_LAND)
