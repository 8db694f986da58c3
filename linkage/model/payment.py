"""Payment (支付): when what is owed falls due, what lateness costs, what is held until it is worth paying.

Nothing here makes an amount owed; terms and pools do. These say on which day it is due, how much of
it may be kept back by agreement, and what the payer passes on to a tax office.
"""

from __future__ import annotations

from attrs import frozen

from linkage.ground.citation import Citation
from linkage.ground.errors import Where
from linkage.ground.figure import Day, Figure


@frozen
class Instalment:
    """A part of an amount and the day it is due; without ``rate`` it is what the others leave."""

    day: Day
    rate: Figure | None = None


@frozen
class Schedule:
    """The due days of a clause in order (支付, 分期).

    ``waits`` says that what falls due after the season stays for later (分期, 预付); the due days of a
    repeated payment (每) all lie inside the season.
    """

    instalments: tuple[Instalment, ...]
    waits: bool
    where: Where


@frozen
class LateRule:
    """What each day of lateness costs (逾期): a rate a day or year on what is open.

    ``grace`` are days after the due day that cost nothing (宽限). ``from_due`` reckons them too once they
    have passed (起算: 到期次日).
    """

    rate: Figure
    grace: Figure | None
    from_due: bool
    where: Where


@frozen
class Payout:
    """What is too small to pay now (发放): a least amount, a whole unit; the rest is carried."""

    least: Figure | None
    step: str
    where: Where


@frozen
class Withholding:
    """What a payer keeps from incomes by law and passes on (代扣), such as tax on labour remuneration.

    ``clauses`` are the terms it is reckoned on, together for one payee. ``allowances`` are amounts and
    shares of the base; the largest is taken off first (减除: [800 元, 20%]). ``tiers`` are those of the
    rate, ``marginal`` or on the whole base; one rate is one tier. ``to`` is the role of a party.
    """

    item: str
    clauses: tuple[str, ...]
    to: str
    allowances: tuple[Figure, ...]
    tiers: tuple[tuple[Figure, Figure], ...]
    marginal: bool
    cite: Citation
    where: Where
