"""Pool (分配), the second primitive: an amount walked through ordered steps, split by weights.

Losses first; a reserve is rounded half up to the fen by itself; shares of one base that go to
parties are rounded together by largest remainder, with what is kept as one more part, so that
in = out + kept holds to the fen at every pool. Nothing negative is ever shared: in a loss year the
pool takes in nought and the loss stands as its own figure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import field, frozen

from linkage.entitlement import Finding, PoolOutcome, StepOutcome
from linkage.figure import Figure, Json
from linkage.model.arrangement import Arrangement, Earmark, Pool, Step
from linkage.model.registers import Books
from linkage.money import ZERO, Money, Rounding, Share, round_to, share_out
from linkage.price import STEPS
from linkage.units import YUAN
from linkage.weight import Weights, weigh

LARGEST_REMAINDER = "最大余额"
PAYEES = ("农户", "成员")


@frozen
class Portion:
    """A payee's part of a pool step."""

    payee: str
    step: Step
    figure: Figure


@frozen
class Walked:
    """A pool walked through: its outcome, the payees' portions, reasons and findings."""

    outcome: PoolOutcome
    portions: tuple[Portion, ...]
    idle: Mapping[int, Mapping[str, str]] = field(factory=dict)
    findings: tuple[Finding, ...] = ()


def walk(pool: Pool, source: Figure, arrangement: Arrangement, books: Books) -> Walked:
    """Walk a pool. ``source`` is what flows in, in yuan; it may be negative (a loss)."""
    return _Walk(pool, source, arrangement, books).run()


class _Walk:
    """The state of one walk: what came in, what is left, what the base of percentages is."""

    def __init__(self, pool: Pool, source: Figure, arrangement: Arrangement, books: Books) -> None:
        self.pool = pool
        self.arrangement = arrangement
        self.books = books
        self.source = source
        self.inflow = source.to_fen().at_least_zero() if source.value < 0 else source.to_fen()
        self.inflow = self.inflow.named("可分配额")
        self.base = self.inflow
        self.left = self.inflow.money
        self.taken: list[Figure] = []
        self.outcomes: list[StepOutcome] = []
        self.portions: list[Portion] = []
        self.idle: dict[int, Mapping[str, str]] = {}
        self.findings: list[Finding] = []
        self.remainder = ZERO
        self.remainder_owner = ""

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
            payer=self.arrangement.party_code(self.pool.payer),
            arrangement=self.arrangement.code,
            source=self.source,
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
            zero = Figure.constant(0, YUAN, "零").named(step.to)
            self._take(step, zero)
            return
        figure = self._asked(step)
        figure = self._within_left(step, figure)
        self._take(step, figure.named(step.to))

    def _asked(self, step: Step) -> Figure:
        if step.amount is not None:
            figure = step.amount.to(YUAN)
        elif step.rate is not None:
            base = self._rest() if step.of_rest else self.base
            figure = base * step.rate
        else:
            message = f"{self.pool.name}: a step needs an amount or a rate"
            raise ValueError(message)
        if step.floor is not None:
            figure = figure.larger_of(step.floor.to(YUAN))
        if step.cap is not None:
            figure = figure.smaller_of(step.cap.to(YUAN))
        return figure.to_fen(Rounding.HALF_UP)

    def _within_left(self, step: Step, figure: Figure) -> Figure:
        if figure.money <= self.left:
            return figure
        if step.kind == "去向":
            self.findings.append(
                Finding(
                    "C501",
                    "警告",
                    f"分配“{self.pool.name}”第{step.number}步",
                    f"“{step.to}”应得 {figure.money} 元，只剩 {self.left} 元，少 {figure.money - self.left} 元",
                    "按顺序分配，先分先得；不足部分不另行垫付",
                )
            )
        return figure.smaller_of(self._rest())

    def _rest(self) -> Figure:
        """What is left, as a figure: what came in less every step before."""
        figure = self.inflow
        for taken in self.taken:
            figure = figure - taken
        return figure.named("余下的")

    def _step_ref(self, step: Step, money: Money) -> Figure:
        return Figure(
            op="ref",
            value=money.yuan,
            unit=YUAN,
            name=step.to,
            params={"pool": self.pool.name, "step": step.number},
        )

    def _take(self, step: Step, figure: Figure) -> None:
        if step.weight is not None and step.to in PAYEES:
            figure, cutoff, weights = self._share(step, figure)
        else:
            cutoff, weights = None, None
        money = figure.money
        self.left = self.left - money
        reference = self._step_ref(step, money)
        self.taken.append(reference)
        if step.kind == "弥补亏损":
            self.base = (self.base - reference).named("弥补亏损后")
        earmarks = tuple((part.name, self._earmark(part, money)) for part in step.earmarks)
        self.outcomes.append(
            StepOutcome(step, step.to, step_target(step, self.arrangement), figure, earmarks, cutoff, weights)
        )

    def _earmark(self, part: Earmark, ceiling: Money) -> Figure:
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
        if figure.money > ceiling:
            whole = Figure(
                op="ref",
                value=ceiling.yuan,
                unit=YUAN,
                params={"pool": self.pool.name, "step": len(self.outcomes) + 1},
            )
            figure = figure.smaller_of(whole)
        return figure.named(part.name)

    def _apportion(self, group: Sequence[Step]) -> None:
        """Round the percentages of one base together; what is kept is one more part."""
        exact = {str(step.number): self.base.value * _rate(step).value for step in group}
        kept = self.left.yuan - sum(exact.values(), Fraction(0))
        if kept < 0:
            for step in group:
                self._single(step)
            return
        weights = {**exact, "余额": kept}
        season = self.arrangement.season_id
        shares = share_out(self.left.fen, weights, season=season, pool=self.pool.name)
        cutoff = cut_off(shares)
        named = {str(step.number): step.to for step in group} | {"余额": self.pool.rest}
        parts: Sequence[Json] = [
            {"step": key, "name": named[key], "exact": str(value)} for key, value in weights.items()
        ]
        available = self.left
        for step in group:
            share = shares[str(step.number)]
            figure = Figure(
                op="apportion",
                value=Fraction(share.steps, 100),
                unit=YUAN,
                args=(self.base, _rate(step)),
                params={
                    "available": str(available.yuan),
                    "parts": parts,
                    "step": "1/100",
                    **_share_params(share, cutoff, f"{season}|{self.pool.name}|{step.number}"),
                },
            ).named(step.to)
            self._take(step, figure)

    def _share(
        self, step: Step, amount: Figure
    ) -> tuple[Figure, tuple[str, str] | None, tuple[str, int] | None]:
        weights = self._weights(step)
        self.idle[step.number] = weights.idle
        positive = {payee: figure for payee, figure in weights.by_payee.items() if figure.value > 0}
        whole = sum((figure.value for figure in positive.values()), Fraction(0))
        summary = (str(whole), len(positive))
        if not positive:
            self._nobody(step, amount.money)
            return Figure.constant(0, YUAN, "零").named(step.to), None, summary
        size = STEPS[step.share_step]
        clause = f"{self.pool.name}/{step.number}"
        season = self.arrangement.season_id
        if step.share_mode == LARGEST_REMAINDER and size == Fraction(1, 100):
            reference = self._step_ref(step, amount.money)
            shares = share_out(
                amount.money.fen,
                {payee: figure.value for payee, figure in positive.items()},
                season=season,
                pool=clause,
            )
            cutoff = cut_off(shares)
            for payee, share in shares.items():
                params = _share_params(share, cutoff, f"{season}|{clause}|{payee}")
                self._portion(step, payee, reference, positive[payee], share.steps * size, whole, size, params)
            return amount, cutoff, summary
        return self._share_by_rule(step, amount, positive, whole, size)

    def _share_by_rule(
        self, step: Step, amount: Figure, positive: Mapping[str, Figure], whole: Fraction, size: Fraction
    ) -> tuple[Figure, tuple[str, str] | None, tuple[str, int]]:
        clause = f"{self.pool.name}/{step.number}"
        season = self.arrangement.season_id
        cutoff: tuple[str, str] | None = None
        params: dict[str, dict[str, Json]] = {}
        values: dict[str, Fraction] = {}
        if step.share_mode == LARGEST_REMAINDER:
            total = (amount.value / size).__floor__()
            raw = {payee: figure.value for payee, figure in positive.items()}
            shares = share_out(total, raw, season=season, pool=clause)
            cutoff = cut_off(shares)
            whole_steps = Figure(
                op="round",
                value=total * size,
                unit=YUAN,
                args=(amount,),
                params={"mode": "去尾", "step": str(size), "label": step.share_step},
            )
            amount_shared = amount if whole_steps.value == amount.value else whole_steps
            for payee, share in shares.items():
                params[payee] = _share_params(share, cutoff, f"{season}|{clause}|{payee}")
                values[payee] = share.steps * size
        else:
            mode = Rounding(step.share_mode)
            amount_shared = amount
            for payee, figure in positive.items():
                exact = amount.value * figure.value / whole
                values[payee] = round_to(exact, size, mode)
                params[payee] = {"mode": mode.label}
        for payee, value in values.items():
            self._portion(step, payee, amount_shared, positive[payee], value, whole, size, params[payee])
        given = sum(values.values(), Fraction(0))
        self.remainder = self.remainder + Money(int((amount.value - given) * 100))
        self.remainder_owner = step.remainder_owner or self.pool.rest
        figure = Figure(
            op="ref", value=given, unit=YUAN, params={"clause": clause, "payee": "*"}, name=step.to
        )
        return figure, cutoff, (str(whole), len(positive))

    def _portion(
        self,
        step: Step,
        payee: str,
        amount: Figure,
        weight: Figure,
        value: Fraction,
        whole: Fraction,
        size: Fraction,
        params: Mapping[str, Json],
    ) -> None:
        figure = Figure(
            op="share",
            value=value,
            unit=YUAN,
            args=(amount, weight),
            params={"mode": LARGEST_REMAINDER, "sum": str(whole), "step": str(size), **params},
        )
        cite = (step.cite,) if step.cite is not None else ()
        self.portions.append(Portion(payee, step, figure.named(self.pool.name, *cite)))

    def _weights(self, step: Step) -> Weights:
        if step.weight is None:
            message = f"{self.pool.name}: a step to payees needs a weight"
            raise ValueError(message)
        return weigh(
            step.weight,
            self.pool.name,
            self.pool.record_day,
            self.arrangement,
            self.books,
            personal=step.personal,
        )

    def _nobody(self, step: Step, amount: Money) -> None:
        self.findings.append(
            Finding(
                "C502",
                "警告",
                f"分配“{self.pool.name}”第{step.number}步",
                f"没有任何人有权参加，{amount} 元留在“{self.pool.name}”",
                "收款人的权数之和为零",
            )
        )


def _rate(step: Step) -> Figure:
    if step.rate is None:
        message = "a percentage step without a percentage"
        raise ValueError(message)
    return step.rate


def _together(steps: Sequence[Step]) -> Sequence[Step]:
    """The leading run of plain percentages of one base, which are rounded together."""
    run: list[Step] = []
    for step in steps:
        plain = step.cap is None and step.floor is None and step.when_over is None
        if step.kind != "去向" or step.rate is None or step.of_rest or not plain:
            break
        run.append(step)
    return run


def _share_params(share: Share, cutoff: tuple[str, str] | None, key: str) -> dict[str, Json]:
    return {
        "key": key,
        "digest": share.digest,
        "floor": share.floor,
        "remainder": str(share.remainder),
        "extra": share.extra,
        "cutoff": list(cutoff) if cutoff is not None else None,
    }


def cut_off(shares: Mapping[str, Share]) -> tuple[str, str] | None:
    """The last payee in line who got a leftover step: her remainder and digest, published."""
    lucky = [share for share in shares.values() if share.extra]
    if not lucky:
        return None
    last = max(lucky, key=lambda share: (-share.remainder, share.digest))
    return (str(last.remainder), last.digest)


def step_target(step: Step, arrangement: Arrangement) -> str:
    """What a step pays, as the result document says it."""
    if step.kind != "去向":
        return step.kind
    if step.to in arrangement.parties:
        return arrangement.party_code(step.to)
    return step.to
