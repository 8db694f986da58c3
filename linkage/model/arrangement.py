"""Arrangement (合作协议): what was signed, typed. Terms and pools, and nothing else, move money.

Every number is a leaf figure that knows its line in the arrangement file; the calculator, the
contract, the statement and the accountant read the same field. How a plain word is read when the
arrangement says no more stands in ``docs/conventions.md``.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping

from attrs import field, frozen

from linkage.ground.citation import Citation
from linkage.ground.errors import Where
from linkage.ground.figure import Day, Figure, Word
from linkage.ground.money import Rounding
from linkage.ground.season import Season
from linkage.model.eligibility import Condition
from linkage.model.factor import RowFactor
from linkage.model.participation import Participation
from linkage.model.payer import PayerKind, Statute, payer_kind
from linkage.model.payment import LateRule, Payout, Schedule, Withholding
from linkage.model.price import Price
from linkage.model.size import Fund, PayeeLimits, Shortage, Size, Threshold
from linkage.model.tax import TaxChoice

HOUSEHOLDS = "农户"
MEMBERS = "成员"

# The two bases of a co-operative's 可分配盈余: this year's surplus, or with what earlier years left.
CURRENT, WITH_OPENING = "本年盈余", "含年初未分配"


@frozen
class Party:
    """A party that is no household: company, collective, co-operative (当事人).

    ``role`` is its key under 当事人 (公司, 村集体), by which the arrangement speaks of it; ``code`` names
    it in the result document; ``details`` holds what only papers need (地址, 负责人, 电话 …).
    """

    role: str
    code: str
    legal_type: str
    name: str
    where: Where
    details: Mapping[str, str] = field(factory=dict)

    @property
    def kind(self) -> PayerKind | None:
        """What the law takes it for; nothing where nobody knows the word."""
        return payer_kind(self.legal_type)

    @property
    def words(self) -> tuple[str, str, str]:
        """What a register may call it by, as 付款方 for one."""
        return (self.role, self.code, self.name)


class Growth(enum.Enum):
    """How an escalation adds up."""

    COMPOUND = "复利"
    OF_FIRST = "按首年"
    ABSOLUTE = "绝对额"


@frozen
class Escalation:
    """The price rises every ``years`` years from ``anchor`` on (递增), never above ``cap`` (上限)."""

    years: int
    step: Figure
    growth: Growth
    anchor: Day
    where: Where
    cap: Figure | None = None


@frozen
class TimeRule:
    """How days in force count (计期). ``rule`` is a span rule of :mod:`linkage.ground.spans`.

    ``rule`` is empty for 整期: every row counts whole, whatever its days. ``entry_month`` is false where
    the month in which a row begins does not count (当月不计). ``months`` is the length of whole periods
    (季 3, 半年 6, 年 12) that are counted from ``anchor``, or from the first day reckoned.
    """

    rule: str
    cutoff: int | None = None
    entry_month: bool = True
    months: int = 0
    anchor: Day | None = None


@frozen
class RoundingTerm:
    """A rounding with stage, unit and mode (取整).

    ``stage`` is 每户合计 (the line), 每行 (a register row) or 每段 (a row within one stretch of constant
    terms). ``step`` names the unit: 分 角 元 10元. With ``carried`` (零头结转) what is cut off waits for the
    payee's next season; the mode is 去尾 then.
    """

    mode: Rounding
    step: str = "分"
    stage: str = "每户合计"
    carried: bool = False


@frozen
class Term:
    """First primitive (条款): quantity times price, owed by a payer to payees.

    ``payee`` is 农户 (the household of the row), 成员 (the person of the row) or the role of a party;
    ``quantity`` is (sheet, heading), or ("", "户") and ("", "人") for one a household or person. With
    ``counted`` a row counts what that formula gives, and ``quantity`` is the first column it reckons with.
    ``period`` is how long the clause itself is in force (期限), ``reckoned`` the days it is reckoned for
    where those are not the season's (计算期间: rent paid a year ahead).
    ``eligibility`` says which rows count (资格), seen on ``record_day``, or on the season's last day.
    With ``participation`` the clause pays only what the payee's shares of a pool lack (与分红).
    """

    name: str
    income: str
    kind: str
    payer: str
    payee: str
    quantity: tuple[str, str]
    price: Price
    where: Where
    cite: Citation
    time: TimeRule | None = None
    period: tuple[Day, Day] | None = None
    escalation: Escalation | None = None
    price_rounding: RoundingTerm | None = None
    rounding: RoundingTerm = field(factory=lambda: RoundingTerm(Rounding.HALF_UP))
    cap: Figure | None = None
    floor: Figure | None = None
    belongs_by: str = "日期"
    reckoned: tuple[Day, Day] | None = None
    eligibility: Condition | None = None
    record_day: Day | None = None
    participation: Participation | None = None
    payment: str = ""
    schedule: Schedule | None = None
    late: LateRule | None = None
    counted: RowFactor | None = None
    prose: Mapping[str, str] = field(factory=dict)


@frozen
class Weight:
    """What a pool step is shared by (按).

    ``quantity`` as in :class:`Term`. ``timing`` is 基准日 (rows in force on the record date) or a span
    rule (quantity times days in force). ``times`` are further quantities multiplied: a column of the
    same sheet row by row, one of another sheet as the payee's sum. ``factors`` multiplies each row by
    the figure of the word in ``factor_column`` (a share class, a category), ``scale`` every row by one
    figure (10 积分/亩) or by what the row itself gives (=…). ``eligibility`` says which rows count.
    ``priced`` makes each row so much money (标准 by a table or formula).
    With ``parts`` the weight is their sum (合计) and says nothing else.
    """

    quantity: tuple[str, str]
    timing: str = "基准日"
    factor_column: str = ""
    factors: Mapping[str, Figure] = field(factory=dict)
    where: Where = field(factory=Where)
    times: tuple[tuple[str, str], ...] = ()
    scale: Figure | RowFactor | None = None
    eligibility: Condition | None = None
    priced: Price | None = None
    parts: tuple[Weight, ...] = ()


@frozen
class Earmark:
    """A part inside a step that is set aside for a purpose (其中)."""

    name: str
    rate: Figure | None
    amount: Figure | None
    cap: Figure | None
    where: Where


@frozen
class Step:
    """One step of a pool, in order.

    ``kind`` is 弥补亏损, 提取 or 去向. ``to`` is what the step is called: the role of a party, the name of
    another pool it feeds, 农户, 成员, or a fund. ``size`` is what it asks for; ``floor``, ``cap`` and
    ``fund`` limit that, ``runs`` says when it runs at all. ``via`` is the party that pays on behalf
    (由…代发). ``personal`` pays each person by herself (收款: 个人). ``share_mode`` is a mode of
    ``linkage/modes``; ``ties`` names what settles equal remainders instead of the digest: 户号, or 抽签号
    in the column ``drawn``. ``first_by`` is the column of groups that a step is shared to before it is shared
    within each (先按). ``limits`` holds for each payee, ``shortage`` says what happens when a standard
    cannot be paid in full. ``label`` tells a step from another of its pool that goes to the same.
    """

    number: int
    kind: str
    to: str
    where: Where
    size: Size
    cap: Figure | None = None
    floor: Figure | None = None
    fund: Fund | None = None
    runs: Threshold | None = None
    earmarks: tuple[Earmark, ...] = ()
    weight: Weight | None = None
    income: str = ""
    share_mode: str = "最大余额"
    share_step: str = "分"
    remainder_owner: str = ""
    ties: str = ""
    drawn: tuple[str, str] | None = None
    first_by: tuple[str, str] | None = None
    limits: PayeeLimits | None = None
    shortage: Shortage | None = None
    via: str = ""
    personal: bool = False
    cite: Citation | None = None
    label: str = ""

    @property
    def name(self) -> str:
        """What papers call the step: where it goes, told apart where two go to the same."""
        return self.label or self.to


class SourceKind(enum.Enum):
    """Where a pool's money comes from."""

    FACT = "事实"
    POOL = "分配"
    TERM = "条款"


@frozen
class Source:
    """One inflow of a pool (来源); ``negative`` for what is subtracted (减)."""

    kind: SourceKind
    name: str
    where: Where
    target: str = ""
    negative: bool = False


@frozen
class Pool:
    """Second primitive (分配): an amount walked through steps and split among payees by weight.

    ``payer`` is the role of the party that declares the pool and owes what its steps give away.
    ``guarantee_basis`` is 已扣保底 or 未扣保底 where the arrangement has to say it. ``public`` says that
    the pool was decided by an assembly or is public money, so that its list is posted. ``statute`` is what
    the pool is under the law, nothing where it is no distribution; ``stated`` says that the arrangement says
    so itself (性质). ``basis`` is the base of a co-operative's distributable surplus.
    """

    name: str
    payer: str
    sources: tuple[Source, ...]
    steps: tuple[Step, ...]
    where: Where
    record_day: Day
    loss_rule: str = ""
    guarantee_basis: str = ""
    rest: str = "结转下期"
    public: bool = False
    cite: Citation | None = None
    prose: Mapping[str, str] = field(factory=dict)
    statute: Statute | None = None
    stated: bool = False
    basis: str = CURRENT


@frozen
class Deduction:
    """What may be set off (抵扣): an advance item against incomes of the same payer and payee.

    ``share`` is how much of what is open of those incomes it may take at most (比例上限).
    """

    item: str
    creditor: str
    incomes: tuple[str, ...]
    order: int
    consent: bool
    where: Where
    share: Figure | None = None


@frozen
class ReserveShares:
    """How this year's reserve is quantified to the members (公积金量化).

    ``step`` of ``pool`` is the reserve drawn, ``weight`` the charter's basis. With ``before`` a member's
    part already counts among the weights when the rest of the surplus is shared. ``word`` is the item as
    the arrangement says it.
    """

    pool: str
    step: str
    weight: Weight
    before: bool
    cite: Citation
    where: Where
    word: Word


@frozen
class Conversion:
    """What becomes contribution instead of being paid (转为出资).

    A share of the reserve in an account, or of what a step gives; ``pool`` is empty for the reserve.
    """

    pool: str
    step: str
    rate: Figure
    cite: Citation
    where: Where


@frozen
class LossShares:
    """What a member who leaves bears of the losses before (退社分担亏损)."""

    loss: Figure
    weight: Weight
    cite: Citation
    where: Where


@frozen
class AccountRule:
    """What the charter of a co-operative lays down for its members' accounts (成员账户).

    ``payer`` is its role. ``at_distribution`` says that shares of subsidies and donations are averaged
    again before the surplus is shared, and not only after somebody left; ``trade`` are the columns of the
    members' trade.
    """

    payer: str
    where: Where
    cite: Citation
    trade: tuple[tuple[str, str], ...]
    reserve: ReserveShares | None = None
    at_distribution: bool = False
    conversions: tuple[Conversion, ...] = ()
    losses: LossShares | None = None


@frozen
class Arrangement:
    """One signed arrangement (合作协议) for one season.

    ``papers`` holds what only papers need: 合作期限, 地点, 异议期, 联系人, 联系电话, 公示天数 …
    ``personal_classes`` are share classes that end with the person (资金股, 劳龄股).
    """

    name: str
    code: str
    pattern: str
    season: Season
    first_day: Day
    last_day: Day
    file: str
    parties: Mapping[str, Party]
    terms: tuple[Term, ...]
    pools: tuple[Pool, ...]
    deductions: tuple[Deduction, ...]
    personal_classes: frozenset[str] = frozenset()
    papers: Mapping[str, str] = field(factory=dict)
    withholdings: tuple[Withholding, ...] = ()
    payout: Payout | None = None
    accounts: AccountRule | None = None
    taxes: Mapping[str, TaxChoice] = field(factory=dict)

    @property
    def season_id(self) -> str:
        """``编号/first day of 期间``: the season's name in digests and documents."""
        return f"{self.code}/{self.first_day.date.isoformat()}"

    def said(self, term: Term, key: str) -> str:
        """What was agreed in words under a key: by the clause itself (说明), else for all (文书)."""
        return term.prose.get(key) or self.papers.get(key, "")

    def party_code(self, role: str) -> str:
        """The code of a party by its role."""
        return self.parties[role].code
