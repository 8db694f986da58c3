"""Pool (分配), the second primitive: an amount walked through ordered steps, split by weights.

Losses first; a reserve is rounded half up to the fen by itself (up, at the charter's rate); shares
of one base that go to parties are rounded together by largest remainder, with what is kept as one
more part, so that in = out + kept holds to the fen at every pool. Nothing negative is ever shared:
in a loss year the pool takes in nought and the loss stands as its own figure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import define, evolve, field, frozen

from linkage.engine.apportion import Table, apportion
from linkage.engine.earmarks import earmarks_of
from linkage.engine.holding import Scope
from linkage.engine.sharing import Backing, Sharers, is_shared, share_step, sharers_of
from linkage.ground.conditions import Sign, all_of, choose, compare, holds
from linkage.ground.figure import Figure, Json, Word
from linkage.ground.money import ZERO, Money, Rounding
from linkage.ground.units import YUAN
from linkage.mode import Portion
from linkage.model.accounts import SHEET as ACCOUNTS
from linkage.model.arrangement import CURRENT, Pool, Step, Weight
from linkage.model.distribution import is_reserve
from linkage.model.entitlement import Finding, PoolOutcome, StepOutcome
from linkage.model.size import Threshold
from linkage.sizes.standard import Standard


@frozen
class Walked:
    """A pool walked through: its outcome, the payees' portions, reasons and findings."""

    outcome: PoolOutcome
    portions: tuple[Portion, ...]
    idle: Mapping[int, Mapping[str, str]] = field(factory=dict)
    findings: tuple[Finding, ...] = ()
    backings: tuple[Backing, ...] = ()


def walk(pool: Pool, source: Figure, scope: Scope, carried: Figure | None = None) -> Walked:
    """Walk a pool. ``source`` is what flows in, in yuan; it may be negative (a loss).

    ``carried`` is the part of it that earlier years left, where there is one.
    Raises :class:`linkage.ground.errors.InputRefusedError` when a row's class has no factor, a standard
    makes no yuan, or somebody's place in a queue is missing.
    """
    return _Walk(pool, source, scope, carried).run()


@define
class _Walk:
    """The state of one walk: what came in, what is left, what the base of percentages is."""

    pool: Pool
    source: Figure
    scope: Scope
    carried: Figure | None
    inflow: Figure = field(init=False)
    base: Figure = field(init=False)
    left: Money = field(init=False)
    unrounded: Fraction = field(init=False)
    taken: list[Figure] = field(factory=list)
    outcomes: list[StepOutcome] = field(factory=list)
    portions: list[Portion] = field(factory=list)
    backings: list[Backing] = field(factory=list)
    idle: dict[int, Mapping[str, str]] = field(factory=dict)
    findings: list[Finding] = field(factory=list)
    remainder: Money = ZERO
    remainder_owner: str = ""
    owned: Money = ZERO
    sharers: dict[int, Sharers] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        whole = self.source.to_fen()
        self.inflow = (whole.at_least_zero() if whole.value < 0 else whole).named("可分配额")
        self.base = self.inflow
        self.left = self.inflow.money
        self.unrounded = self.inflow.value

    def run(self) -> Walked:
        steps = list(self.pool.steps)
        while steps:
            group = _together(steps)
            if group:
                self._apportion(group)
                del steps[: len(group)]
            else:
                self._single(steps.pop(0))
        outcome = PoolOutcome(
            pool=self.pool,
            payer=self.scope.arrangement.party_code(self.pool.payer),
            season=self.scope.arrangement.season_id,
            source=self.source.to_fen(),
            taken_in=self.inflow.money,
            loss=Money(max(0, -self.source.to_fen().money.fen)),
            steps=tuple(self.outcomes),
            kept=self.left + self.owned,
            remainder=self.remainder,
            remainder_owner=self.remainder_owner,
            cutoff=next((o.cutoff for o in reversed(self.outcomes) if o.weights is not None), None),
        )
        return Walked(outcome, tuple(self.portions), self.idle, tuple(self.findings), tuple(self.backings))

    def _single(self, step: Step) -> None:
        condition = _condition(step.runs, self.inflow)
        if condition is not None and not holds(condition):
            self._take(step, choose(condition, None, Figure.zero(YUAN)).named(step.to))
            return
        asked = self._asked(step)
        if condition is not None:
            asked = choose(condition, asked, Figure.zero(YUAN))
        whole = asked.to_fen(_rounding(step))
        if self._is_idle(step):
            self._take(step, whole)
            return
        figure = self._within_left(step, whole)
        self.unrounded -= min(asked.value, self.left.yuan) if figure.op == "min" else asked.value
        self._take(step, figure.named(step.to))

    def _asked(self, step: Step) -> Figure:
        """What the step asks for, within its own floor and cap, and no more than its fund still lacks."""
        figure = step.size.asked(_Asking(self, step))
        if step.floor is not None:
            figure = figure.larger_of(step.floor.to(YUAN))
        if step.cap is not None:
            figure = figure.smaller_of(step.cap.to(YUAN))
        if step.fund is not None:
            lacking = (step.fund.target.to(YUAN) - step.fund.held.to(YUAN)).at_least_zero()
            figure = figure.smaller_of(lacking.named("离满额还差"))
        return figure

    def _within_left(self, step: Step, figure: Figure) -> Figure:
        if figure.money <= self.left:
            return figure
        if step.kind == "去向" and self.source.value >= 0:
            short = figure.money - self.left
            self._finding(
                "C501",
                step,
                f"“{step.name}”应得 {figure.money} 元，只剩 {self.left} 元，少 {short} 元",
                _when_short(step),
            )
        return figure.smaller_of(self.rest())

    def _finding(self, code: str, step: Step, message: str, ground: str) -> None:
        self.findings.append(
            Finding(code, "警告", f"分配“{self.pool.name}”第{step.number}步", message, ground)
        )

    def distributable(self) -> Figure:
        """What may be distributed: the base less reserves, less what earlier years left where so signed."""
        figure = self.base
        for outcome in self.outcomes:
            if is_reserve(outcome.step):
                figure = figure - self.reference(outcome.step, outcome.amount)
        if self.carried is not None and self.pool.basis == CURRENT:
            figure = figure - self.carried.at_least_zero()
        return figure.at_least_zero().named("可分配盈余")

    def rest(self) -> Figure:
        """What is left, as a figure: what came in less every step before."""
        figure = self.inflow
        for taken in self.taken:
            figure = figure - taken
        return figure.named("余下的")

    def reference(self, step: Step, money: Money, *, what: str = "step") -> Figure:
        """A figure that points at something of a step in the document."""
        params: Mapping[str, Json] = {"pool": self.pool.name, what: step.number}
        return Figure(op="ref", value=money.yuan, unit=YUAN, name=step.to, params=params)

    def _take(self, step: Step, figure: Figure) -> None:
        asked: Figure | None = None
        cutoff: tuple[str, str] | None = None
        weights: tuple[str, int] | None = None
        owned = self.remainder
        if is_shared(step):
            whole = figure
            figure, cutoff, weights = self._share(step, figure)
            asked = whole if figure is not whole and weights != ("0", 0) else None
        money = figure.money
        reference = self.reference(step, money)
        earmarks = earmarks_of(step, self.pool, self.base, reference)
        owned = self.remainder - owned
        if asked is not None and owned > ZERO:
            # What rounding left over has an owner: a later step that takes the rest must not share it out.
            self.left = self.left - asked.money
            self.owned = self.owned + owned
            self.taken.append(self.reference(step, asked.money, what="asked"))
        else:
            self.left = self.left - money
            self.taken.append(reference)
        if step.kind == "弥补亏损":
            self.base = (self.base - reference).named("弥补亏损后")
        backstop = step.shortage.backstop if step.shortage is not None else ""
        self.outcomes.append(
            StepOutcome(
                step,
                step.name,
                step_target(step, self.scope),
                figure,
                earmarks,
                cutoff,
                weights,
                asked,
                self.scope.arrangement.party_code(backstop) if backstop else "",
            )
        )

    def _apportion(self, group: Sequence[Step]) -> None:
        """Round the percentages of one base together; what is kept is one more part.

        Where the percentages, with those rounded before, use up the base, nothing is kept: the
        group then shares what is really left in proportion, or a fen rounded earlier would be
        missing, or be kept by nobody's right. The percentage of a step that nobody may share is part of
        what is kept.
        """
        rates = {step.number: _rate(step) for step in group if not self._is_idle(step)}
        whole = Figure.total(list(rates.values())) if rates else None
        if whole is None or self.unrounded < self.base.value * whole.value:
            if whole is not None:
                self.unrounded -= self.base.value * whole.value
            for step in group:
                self._single(step)
            return
        base = self.base
        kept = self.left.yuan - base.value * whole.value
        ideal = self.unrounded - base.value * whole.value
        self.unrounded = ideal
        if (ideal == 0 or kept < 0) and self.left.yuan != base.value * whole.value:
            base, kept = self.rest(), Fraction(0)
            rates = {number: rate / whole for number, rate in rates.items()}
        table = Table(
            pool=self.pool.name,
            season=self.scope.arrangement.season_id,
            base=base,
            rates=rates,
            names={step.number: step.name for step in group},
            left=self.left,
            kept=kept,
            rest=self.pool.rest,
        )
        figures = apportion(table)
        for step in group:
            if step.number in figures:
                self._take(step, figures[step.number])
            else:
                self._single(step)

    def sharing(self, step: Step) -> Sharers:
        """Who shares a step, asked once."""
        if step.number not in self.sharers:
            self.sharers[step.number] = sharers_of(step, self.pool, self._scope_of(step))
        return self.sharers[step.number]

    def _scope_of(self, step: Step) -> Scope:
        """What a step's weights may look at: member accounts as they stand after the steps before."""
        if self.scope.balances is None or not _by_accounts(step.weight):
            return self.scope
        return evolve(self.scope, books=self.scope.balances(self.pool, tuple(self.outcomes)))

    def _is_idle(self, step: Step) -> bool:
        """Say whether a step is to be shared and nobody may share it: then its money stays in the pool."""
        return is_shared(step) and not self.sharing(step).whole

    def _share(self, step: Step, amount: Figure) -> tuple[Figure, tuple[str, str] | None, tuple[str, int]]:
        sharers = self.sharing(step)
        self.idle[step.number] = sharers.idle
        if not sharers.whole:
            if amount.money:
                kept = f"{amount.money} 元留在“{self.pool.name}”"
                self._finding("C502", step, f"没有任何人有权参加，{kept}", "收款人的权数之和为零")
            return Figure.zero(YUAN), None, ("0", 0)
        given = share_step(step, self.pool, amount, sharers, self.scope)
        shared = given.shared
        if given.floors_cut:
            self._finding("C503", step, "各份的保底合计超过可分的钱", "按保底同比例减少")
        self.portions += shared.portions
        self.backings += given.backings
        # What caps keep everybody from taking goes back to the pool with its odd fen.
        rest = ZERO if shared.unused else amount.money - shared.given.money
        if rest:
            self.remainder = self.remainder + rest
            self.remainder_owner = step.remainder_owner or self.pool.rest
        return shared.given, shared.cutoff, (str(shared.whole), len(shared.portions))


@frozen
class _Asking:
    """What a size may ask of the walk it stands in."""

    walk: _Walk
    step: Step

    @property
    def inflow(self) -> Figure:
        return self.walk.inflow

    @property
    def base(self) -> Figure:
        return self.walk.base

    def distributable(self) -> Figure:
        return self.walk.distributable()

    def rest(self) -> Figure:
        return self.walk.rest()

    def taken_by(self, step: str) -> Figure:
        taken = [
            self.walk.reference(outcome.step, outcome.amount)
            for outcome in self.walk.outcomes
            if step in {outcome.name, outcome.step.to}
        ]
        if not taken:
            raise KeyError(step)
        return Figure.total(taken)

    def claims(self) -> Figure:
        whole = self.walk.sharing(self.step).whole
        figure = self.walk.reference(self.step, Money((whole * 100).numerator), what="weights")
        return figure.named("按标准合计应得")


def _by_accounts(weight: Weight | None) -> bool:
    parts = (weight, *weight.parts) if weight is not None else ()
    return any(sheet == ACCOUNTS for part in parts for sheet, _ in (part.quantity, *part.times))


def _condition(runs: Threshold | None, inflow: Figure) -> Word | None:
    if runs is None:
        return None
    signs = ((runs.above, Sign.ABOVE), (runs.below, Sign.BELOW))
    return all_of([compare(inflow, limit.to(YUAN), sign) for limit, sign in signs if limit is not None])


def _when_short(step: Step) -> str:
    """The ground of a finding: how a shortage is borne."""
    if step.shortage is not None and step.shortage.queue is not None:
        return f"按“{step.shortage.queue[1]}”依次付，后面的不足"
    if step.shortage is not None and step.shortage.backstop:
        return f"由{step.shortage.backstop}补足"
    return "各人按比例减少" if isinstance(step.size, Standard) else "先分先得"


def _rate(step: Step) -> Figure:
    rate = step.size.of_base()
    if rate is None:
        message = f"step {step.number} is no percentage of the base"
        raise ValueError(message)
    return rate


def _rounding(step: Step) -> Rounding:
    """Half up; but a draw at the rate of charter or law goes up, or it would fall below that rate."""
    by_charter = step.kind == "提取" and any(leaf.op == "law" for leaf in step.size.leaves())
    by_law = step.kind == "提取" and step.to.startswith("法定")
    return Rounding.UP if by_charter or by_law or step.size.rounds_up() else Rounding.HALF_UP


def _together(steps: Sequence[Step]) -> Sequence[Step]:
    """The leading run of plain percentages of one base, which are rounded together."""
    run: list[Step] = []
    for step in steps:
        plain = step.cap is None and step.floor is None and step.fund is None and step.runs is None
        if step.kind != "去向" or step.size.of_base() is None or not plain:
            break
        run.append(step)
    return run


def backing_clause(pool: Pool, step: Step) -> str:
    """The clause of what a backstop adds to a step: ``分配/步骤号/补足``."""
    return f"{pool.name}/{step.number}/补足"


def step_target(step: Step, scope: Scope) -> str:
    """What a step pays, as the result document says it: a party's code, or the kind of step."""
    if step.kind != "去向":
        return step.kind
    if step.to in scope.pool_owners:
        return scope.pool_owners[step.to]
    if step.to in scope.arrangement.parties:
        return scope.arrangement.party_code(step.to)
    return step.to
