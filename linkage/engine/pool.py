"""Pool (分配), the second primitive: an amount walked through ordered steps, split by weights.

Losses first; a reserve is rounded half up to the fen by itself (up, at the charter's rate); shares
of one base that go to parties are rounded together by largest remainder, with what is kept as one
more part, so that in = out + kept holds to the fen at every pool. Nothing negative is ever shared:
in a loss year the pool takes in nought and the loss stands as its own figure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import define, field, frozen

from linkage.engine.holding import Scope
from linkage.engine.portion import FEN, Portion, Pot, cut_off, share_among, share_params
from linkage.engine.weight import Weights, weigh
from linkage.ground.figure import Figure, Json
from linkage.ground.money import ZERO, Money, Rounding, share_out
from linkage.ground.units import YUAN
from linkage.model.arrangement import Earmark, Pool, Step, Weight
from linkage.model.entitlement import Finding, PoolOutcome, StepOutcome

PAYEES = ("农户", "成员")
KEPT = "余额"


@frozen
class Walked:
    """A pool walked through: its outcome, the payees' portions, reasons and findings."""

    outcome: PoolOutcome
    portions: tuple[Portion, ...]
    idle: Mapping[int, Mapping[str, str]] = field(factory=dict)
    findings: tuple[Finding, ...] = ()


def walk(pool: Pool, source: Figure, scope: Scope) -> Walked:
    """Walk a pool. ``source`` is what flows in, in yuan; it may be negative (a loss).

    Raises :class:`linkage.ground.errors.InputRefusedError` when a row's class has no factor.
    """
    return _Walk(pool, source, scope).run()


@define
class _Walk:
    """The state of one walk: what came in, what is left, what the base of percentages is."""

    pool: Pool
    source: Figure
    scope: Scope
    inflow: Figure = field(init=False)
    base: Figure = field(init=False)
    left: Money = field(init=False)
    unrounded: Fraction = field(init=False)
    taken: list[Figure] = field(factory=list)
    outcomes: list[StepOutcome] = field(factory=list)
    portions: list[Portion] = field(factory=list)
    idle: dict[int, Mapping[str, str]] = field(factory=dict)
    findings: list[Finding] = field(factory=list)
    remainder: Money = ZERO
    remainder_owner: str = ""
    weighed: dict[int, Weights] = field(factory=dict)

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
            kept=self.left,
            remainder=self.remainder,
            remainder_owner=self.remainder_owner,
            cutoff=next((o.cutoff for o in reversed(self.outcomes) if o.weights is not None), None),
        )
        return Walked(outcome, tuple(self.portions), self.idle, tuple(self.findings))

    def _single(self, step: Step) -> None:
        if step.when_over is not None and self.inflow.value <= step.when_over.to(YUAN).value:
            self._take(step, Figure.zero(YUAN))
            return
        asked = self._asked(step)
        if self._is_idle(step):
            self._take(step, asked.to_fen(_rounding(step)))
            return
        figure = self._within_left(step, asked.to_fen(_rounding(step)))
        self.unrounded -= min(asked.value, self.left.yuan) if figure.op == "min" else asked.value
        self._take(step, figure.named(step.to))

    def _asked(self, step: Step) -> Figure:
        if step.amount is not None:
            figure = step.amount.to(YUAN)
        else:
            figure = (self._rest() if step.of_rest else self.base) * _rate(step)
        if step.floor is not None:
            figure = figure.larger_of(step.floor.to(YUAN))
        if step.cap is not None:
            figure = figure.smaller_of(step.cap.to(YUAN))
        return figure

    def _within_left(self, step: Step, figure: Figure) -> Figure:
        if figure.money <= self.left:
            return figure
        if step.kind == "去向":
            short = figure.money - self.left
            self._finding(
                "C501",
                step,
                f"“{step.to}”应得 {figure.money} 元，只剩 {self.left} 元，少 {short} 元",
                "先分先得",
            )
        return figure.smaller_of(self._rest())

    def _finding(self, code: str, step: Step, message: str, ground: str) -> None:
        self.findings.append(
            Finding(code, "警告", f"分配“{self.pool.name}”第{step.number}步", message, ground)
        )

    def _rest(self) -> Figure:
        """What is left, as a figure: what came in less every step before."""
        figure = self.inflow
        for taken in self.taken:
            figure = figure - taken
        return figure.named("余下的")

    def _reference(self, step: Step, money: Money) -> Figure:
        params: Mapping[str, Json] = {"pool": self.pool.name, "step": step.number}
        return Figure(op="ref", value=money.yuan, unit=YUAN, name=step.to, params=params)

    def _take(self, step: Step, figure: Figure) -> None:
        cutoff: tuple[str, str] | None = None
        weights: tuple[str, int] | None = None
        if step.weight is not None and step.to in PAYEES:
            figure, cutoff, weights = self._share(step, figure)
        money = figure.money
        reference = self._reference(step, money)
        earmarks = tuple((part.name, self._earmark(part, reference)) for part in step.earmarks)
        self.left = self.left - money
        self.taken.append(reference)
        if step.kind == "弥补亏损":
            self.base = (self.base - reference).named("弥补亏损后")
        target = step_target(step, self.scope)
        self.outcomes.append(StepOutcome(step, step.to, target, figure, earmarks, cutoff, weights))

    def _earmark(self, part: Earmark, ceiling: Figure) -> Figure:
        """A part inside a step: a percentage of the pool's base, never more than the step itself."""
        if part.rate is not None:
            figure = self.base * part.rate
        elif part.amount is not None:
            figure = part.amount.to(YUAN)
        else:
            message = f"{self.pool.name}: an earmark needs an amount or a rate"
            raise ValueError(message)
        if part.cap is not None:
            figure = figure.smaller_of(part.cap.to(YUAN))
        figure = figure.to_fen()
        if figure.value > ceiling.value:
            figure = figure.smaller_of(ceiling)
        return figure.named(part.name)

    def _apportion(self, group: Sequence[Step]) -> None:
        """Round the percentages of one base together; what is kept is one more part.

        Where the percentages, with those rounded before, use up the base, nothing is kept: the
        group then shares what is really left in proportion, or a fen rounded earlier would be
        missing, or be kept by nobody's right. The percentage of a step that nobody may share is part of
        what is kept.
        """
        rates = [_rate(step) for step in group if not self._is_idle(step)]
        if not rates:
            for step in group:
                self._single(step)
            return
        base = self.base
        whole = Figure.total(rates)
        kept = self.left.yuan - base.value * whole.value
        ideal = self.unrounded - base.value * whole.value
        self.unrounded = ideal
        if ideal < 0:
            for step in group:
                self._single(step)
            return
        if (ideal == 0 or kept < 0) and self.left.yuan != base.value * whole.value:
            base, kept = self._rest(), Fraction(0)
            rates = [rate / whole for rate in rates]
        own = dict(zip((step.number for step in group if not self._is_idle(step)), rates, strict=True))
        exact = {str(number): base.value * rate.value for number, rate in own.items()}
        season = self.scope.arrangement.season_id
        weights = {**exact, KEPT: kept}
        shares = share_out(self.left.fen, weights, season=season, pool=self.pool.name)
        cutoff = cut_off(shares)
        named = {str(step.number): step.to for step in group} | {KEPT: self.pool.rest}
        common: Mapping[str, Json] = {
            "available": str(self.left.yuan),
            "parts": [
                {"step": key, "name": named[key], "exact": str(value)} for key, value in weights.items()
            ],
            "step": str(FEN),
        }
        for step in group:
            if step.number not in own:
                self._single(step)
                continue
            share = shares[str(step.number)]
            key = f"{season}|{self.pool.name}|{step.number}"
            figure = Figure(
                op="apportion",
                value=share.steps * FEN,
                unit=YUAN,
                args=(base, own[step.number]),
                params={**common, **share_params(share, cutoff, key)},
            )
            self._take(step, figure.named(step.to))

    def _weights(self, step: Step, weight: Weight) -> Weights:
        if step.number not in self.weighed:
            self.weighed[step.number] = weigh(weight, self.pool, self.scope, personal=step.personal)
        return self.weighed[step.number]

    def _is_idle(self, step: Step) -> bool:
        """Say whether a step is to be shared and nobody may share it: then its money stays in the pool."""
        if step.weight is None or step.to not in PAYEES:
            return False
        return all(figure.value <= 0 for figure in self._weights(step, step.weight).by_payee.values())

    def _share(self, step: Step, amount: Figure) -> tuple[Figure, tuple[str, str] | None, tuple[str, int]]:
        if step.weight is None:
            message = f"{self.pool.name}: a step to payees needs a weight"
            raise ValueError(message)
        weights = self._weights(step, step.weight)
        self.idle[step.number] = weights.idle
        if not any(figure.value > 0 for figure in weights.by_payee.values()):
            if amount.money:
                kept = f"{amount.money} 元留在“{self.pool.name}”"
                self._finding("C502", step, f"没有任何人有权参加，{kept}", "收款人的权数之和为零")
            return Figure.zero(YUAN), None, ("0", 0)
        pot = Pot(
            step,
            amount,
            self._reference(step, amount.money),
            self.scope.arrangement.season_id,
            self.pool.name,
        )
        # Whom a condition refused stands in the sharing with the weight nought: that is proved as well.
        shared = share_among(pot, weights.by_payee)
        self.portions += shared.portions
        rest = amount.money - shared.given.money
        if rest:
            self.remainder = self.remainder + rest
            self.remainder_owner = step.remainder_owner or self.pool.rest
        return shared.given, shared.cutoff, (str(shared.whole), len(weights.by_payee))


def _rate(step: Step) -> Figure:
    if step.rate is None:
        message = f"step {step.number} has neither an amount nor a percentage"
        raise ValueError(message)
    return step.rate


def _rounding(step: Step) -> Rounding:
    """Half up; but a draw at the charter's own rate goes up, or it would fall below that rate."""
    return (
        Rounding.UP
        if step.kind == "提取" and step.rate is not None and step.rate.op == "law"
        else Rounding.HALF_UP
    )


def _together(steps: Sequence[Step]) -> Sequence[Step]:
    """The leading run of plain percentages of one base, which are rounded together."""
    run: list[Step] = []
    for step in steps:
        plain = step.cap is None and step.floor is None and step.when_over is None
        if step.kind != "去向" or step.rate is None or step.of_rest or not plain:
            break
        run.append(step)
    return run


def step_target(step: Step, scope: Scope) -> str:
    """What a step pays, as the result document says it: a party's code, or the kind of step."""
    if step.kind != "去向":
        return step.kind
    if step.to in scope.pool_owners:
        return scope.pool_owners[step.to]
    if step.to in scope.arrangement.parties:
        return scope.arrangement.party_code(step.to)
    return step.to
