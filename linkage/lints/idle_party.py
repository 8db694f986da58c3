"""A party of the arrangement that nobody pays and that pays nobody."""

from collections.abc import Iterable

from linkage.check import NOTE, Spot
from linkage.lint import Lint, Unreckoned, speaks_of
from linkage.model.arrangement import Arrangement
from linkage.model.payer import ACTING, COLLECTIVE
from linkage.model.tax import TAX_OFFICE, WITHHOLD

#: Columns by which a row makes a party pay or be paid.
_PARTY_COLUMNS = ("付款方", "收款方", "债权人")

#: Often signs as organiser and witness for its members, without a yuan of its own.
_WITNESSES = {COLLECTIVE, ACTING}


def _find(season: Unreckoned) -> Iterable[Spot]:
    in_rows = {
        row.text(heading)
        for rows in season.books.tables.values()
        for row in rows
        for heading in _PARTY_COLUMNS
    }
    for arrangement in season.arrangements:
        parts = (arrangement.terms, arrangement.pools, arrangement.deductions, arrangement.withholdings)
        said = set(speaks_of(parts)) | in_rows | _tax_offices(arrangement)
        for party in arrangement.parties.values():
            named = set(party.words)
            if party.kind not in _WITNESSES and said.isdisjoint(named):
                yield Spot(
                    str(party.where),
                    f"当事人“{party.role}”（{party.name}）在这份协议里不付一分钱，也不收一分钱：没有条款、分配或抵扣提到它",
                )


def _tax_offices(arrangement: Arrangement) -> set[str]:
    """Who gets what is kept of the taxes: the one that is named, or the tax office."""
    choices = [choice for choice in arrangement.taxes.values() if choice.manner == WITHHOLD]
    offices = {party.role for party in arrangement.parties.values() if party.legal_type == TAX_OFFICE}
    return {choice.to for choice in choices} | (offices if choices else set())


LINT = Lint(
    name="idle_party",
    code="C703",
    severity=NOTE,
    asks="有没有不付钱也不收钱的当事人",
    why="签了字的一方没有权利义务，多半是漏写了它的条款，或叫法对不上",
    mend="请补上它的条款，或从当事人里删去",
    ground="合作协议",
    find=_find,
)
