"""Member accounts of a co-operative (成员账户): what each member's account held, what came and went.

An account belongs to one member (户号) and has five items; each holds its balance at the season's first
day and the entries of the season (农民专业合作社法 第四十三条, 农民专业合作社会计制度 第五十七条).
Amounts are in yuan, whole fen.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from attrs import field, frozen

from linkage.ground.figure import Figure
from linkage.ground.money import ZERO, Money
from linkage.ground.units import YUAN

SHEET = "成员账户"
CONTRIBUTION, ASSETS, RESERVE, SUBSIDY, DONATION = "出资", "到户资产", "公积金", "补助", "捐赠"
ITEMS = (CONTRIBUTION, ASSETS, RESERVE, SUBSIDY, DONATION)
#: Items that are shared evenly among the members, and never paid out.
EVEN = (SUBSIDY, DONATION)

OPENING, ROWS, EVENED, QUANTIFIED = "年初", "本年登记", "分配时平均", "本年量化"
FROM_RESERVE, FROM_SURPLUS, EVENED_LATE, LEFT = "公积金转出资", "盈余转出资", "年末平均", "退社退还"

#: What everybody bears of the losses, while somebody leaves: no item of an account, but proved like one.
LOSS, BORNE = "亏损", "退社前分担"

STAYS, LEAVES, OUTSIDE = "成员", "本年退社", "不是成员"


@frozen
class Entry:
    """One movement of an item of an account; ``figure`` may be negative."""

    item: str
    kind: str
    figure: Figure


@frozen
class MemberAccount:
    """One member's account over a season (一个成员的账户).

    ``trade`` is what was traded with the co-operative, by column; ``refund`` and ``dividend`` are what the
    surplus gave by trade and by account. ``standing`` says whether the member stays, leaves or is none.
    """

    payee: str
    name: str
    standing: str
    entries: tuple[Entry, ...]
    trade: tuple[tuple[str, Figure], ...] = ()
    refund: Figure = field(factory=lambda: Figure.zero(YUAN))
    dividend: Figure = field(factory=lambda: Figure.zero(YUAN))

    def amount(self, item: str, *kinds: str) -> Money:
        """The entries of these kinds of an item, or all of them: its balance at the end."""
        found = (one for one in self.entries if one.item == item and (not kinds or one.kind in kinds))
        return sum((one.figure.money for one in found), start=ZERO)

    def entry(self, item: str, kind: str) -> Figure | None:
        """One entry, or nothing."""
        return next((one.figure for one in self.entries if (one.item, one.kind) == (item, kind)), None)


@frozen
class Accounts:
    """All accounts of a co-operative's season.

    ``season`` names ties. ``reserve`` names pool and step whose money is quantified to the members;
    ``before`` says that this year's part already counts when the rest of the surplus is shared.
    """

    payer: str
    season: str
    members: tuple[MemberAccount, ...]
    reserve: tuple[str, int] | None = None
    before: bool = False
    refunds: tuple[str, ...] = ()
    dividends: tuple[str, ...] = ()

    @property
    def by_payee(self) -> Mapping[str, MemberAccount]:
        """The accounts by 户号."""
        return {one.payee: one for one in self.members}


def entry_reference(payee: str, item: str, kind: str, value: Fraction) -> Figure:
    """A figure that points at an entry of an account in the same document; ``*`` is all accounts."""
    params = {"account": payee, "item": item, "kind": kind}
    return Figure(op="ref", value=value, unit=YUAN, name=f"{item}（{kind}）", params=params)
