"""Taxes (税): what the law would take of a season's incomes, and whether it is kept, told or left alone.

Each head (税目) of an arrangement or a charter has a manner: 代扣 keeps the tax and owes it to the tax
office, 告知 reckons it for information and keeps nothing, 不算 leaves it alone. Without a word 告知 holds.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import field, frozen

from linkage.ground.citation import Citation
from linkage.ground.errors import Where
from linkage.ground.figure import Figure, Json
from linkage.ground.money import Money

WITHHOLD, INFORM, NONE = "代扣", "告知", "不算"
MANNERS = (WITHHOLD, INFORM, NONE)

#: The legal type of the party that gets what is kept.
TAX_OFFICE = "税务机关"

#: The value of law that says who keeps an income tax.
KEPT_BY_LAW = "个人所得税由付款的一方代扣代缴"

#: How settled it is that an income falls under a head.
TAXED, DISPUTED, FREE, UNRECKONED = "应税", "有争议", "不征", "没有算"

#: How an income is cut into the times (次) that a head speaks of.
BY_MONTH, AT_ONCE = "按月", "整笔"


@frozen
class TaxChoice:
    """What an arrangement or a charter says of one head (税务).

    ``to`` is the role of the tax office, ``times`` says 按月 or 整笔 where the head counts by times;
    ``disputed`` is the manner for incomes of which the law is read both ways, empty where it is the same.
    """

    head: str
    manner: str
    times: str
    to: str
    cite: Citation
    where: Where
    disputed: str = ""

    def manner_of(self, standing: str) -> str:
        """What is done with an income that falls under the head so surely."""
        return self.disputed if self.disputed and standing == DISPUTED else self.manner


@frozen(weakref_slot=False)
class Tax:
    """One head of one payee's incomes from one payer.

    ``tax`` is the kind of tax (个人所得税, 印花税), ``standing`` how settled it is. ``notice`` is what has to
    be said beside it, ``words`` the same without its source; ``to`` the code of the tax office that gets
    what is kept. ``amount`` is nothing where nothing was reckoned.
    """

    tax: str
    head: str
    payer: str
    payee: str
    clauses: tuple[str, ...]
    base: Money
    manner: str
    standing: str
    notice: str
    words: str = ""
    choice: TaxChoice | None = None
    to: str = ""
    amount: Money | None = None
    _figure: Callable[[], Figure] | None = field(default=None, eq=False, repr=False)

    @property
    def stated(self) -> dict[str, Json]:
        """What is said of it wherever it stands as data, but for the amount."""
        return {
            "tax": self.tax,
            "head": self.head,
            "payer": self.payer,
            "payee": self.payee,
            "clauses": list(self.clauses),
            "base": self.base.plain,
            "manner": self.manner,
            "standing": self.standing,
            "notice": self.notice,
        }

    @property
    def figure(self) -> Figure:
        """The tax with its derivation, made when it is asked for.

        Raises ``ValueError`` where nothing was reckoned.
        """
        if self._figure is None:
            message = f"{self.head} of {self.payee} was not reckoned"
            raise ValueError(message)
        return self._figure()
