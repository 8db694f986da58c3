"""Sharing (分到户): a step's money to its payees, by weight or by claim, in the way the step was signed."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from attrs import field, frozen

from linkage.engine.carrying import openings
from linkage.engine.claims import claims_of, places_in
from linkage.engine.groups import groups_of, share_in_groups
from linkage.engine.holding import Scope
from linkage.engine.queue import pay_in_turn
from linkage.engine.rounding import STEPS, round_figure
from linkage.engine.water import Banks, share_within
from linkage.engine.weight import Weights, weigh
from linkage.ground.errors import InputRefusedError, Problem
from linkage.ground.fault import Fault
from linkage.ground.figure import Day, Figure, Json
from linkage.ground.money import Rounding
from linkage.ground.units import YUAN, Unit
from linkage.mode import Pot, Shared, share_among, share_modes
from linkage.model.arrangement import Pool, Step, Weight
from linkage.sizes.standard import Standard

PAYEES = ("农户", "成员")
_LARGEST = "最大余额"
_PERSON = Unit.parse("人")
_ONE = Figure.constant(1, Unit.parse("户"), "每户一份")
_ONE_PERSON = Figure.constant(1, _PERSON, "每人一份")
NO_LOT = Fault("E443", "{payee} 的抽签号分不出先后", "{why}", "{remedy}（台账〔{sheet}〕）")


@frozen
class Backing:
    """What a party adds to one payee's part of a step, because the pool could not pay her claim (补足)."""

    payee: str
    step: Step
    figure: Figure


@frozen
class Given:
    """A step shared out: its parts, what a backstop adds, and why some who asked got nothing."""

    shared: Shared
    backings: tuple[Backing, ...] = ()
    floors_cut: bool = False


@frozen
class Sharers:
    """Who shares a step, by what: weights, or claims under a standard.

    Whom a condition refused stands there with the weight nought: that is proved as well.
    """

    by_payee: Mapping[str, Figure]
    idle: Mapping[str, str] = field(factory=dict)

    @property
    def whole(self) -> Fraction:
        """All weights together."""
        return sum((figure.value for figure in self.by_payee.values()), Fraction(0))


def is_shared(step: Step) -> bool:
    """Say whether a step goes to payees, and not to a party, a fund or another pool."""
    return step.weight is not None and step.to in PAYEES


def sharers_of(step: Step, pool: Pool, scope: Scope) -> Sharers:
    """Weigh everybody, and turn weights into claims where the step pays by standard.

    Raises :class:`InputRefusedError` when a row's class has no factor, or standard and weight make no yuan.
    """
    if step.weight is None:
        message = f"{pool.name}: a step to payees needs a weight"
        raise ValueError(message)
    weights: Weights = weigh(step.weight, pool, scope, personal=step.personal)
    by_payee = weights.by_payee
    if isinstance(step.size, Standard):
        by_payee = _capped(claims_of(step, step.size.price, by_payee), step, pool, scope)
    return Sharers(by_payee, weights.idle)


def _capped(claims: Mapping[str, Figure], step: Step, pool: Pool, scope: Scope) -> Mapping[str, Figure]:
    """Claims no larger than a payee's cap: what is cut off is claimed by nobody."""
    caps = {payee: bank.cap for payee, bank in _banks(step, pool, claims, scope).items()}
    return {payee: _at_most(claim, caps.get(payee)) for payee, claim in claims.items()}


def _at_most(claim: Figure, cap: Figure | None) -> Figure:
    return claim if cap is None or not claim.value else claim.smaller_of(cap).named(claim.name)


def check_sharers(step: Step, pool: Pool, scope: Scope) -> None:
    """Ask everything that sharing a step will ask of the books: weights, claims, places, lots and groups.

    Raises :class:`InputRefusedError` with what is missing or does not fit.
    """
    payees = sharers_of(step, pool, scope).by_payee
    problems: list[Problem] = []
    claims = {payee: claim for payee, claim in payees.items() if claim.value}
    for ask in (
        lambda: _drawn(step, payees, scope),
        lambda: _queued(step, claims, scope),
        lambda: groups_of(step.first_by, step, payees, scope) if step.first_by is not None else None,
    ):
        try:
            ask()
        except InputRefusedError as refused:
            problems += refused.problems
    if problems:
        raise InputRefusedError(problems)


def _queued(step: Step, claims: Mapping[str, Figure], scope: Scope) -> Mapping[str, Figure | Day] | None:
    """Where each payee stands, for a step that is paid in turn."""
    if step.shortage is None or step.shortage.queue is None:
        return None
    return places_in(step.shortage.queue, step, claims, scope)


def share_step(step: Step, pool: Pool, amount: Figure, sharers: Sharers, scope: Scope) -> Given:
    """Share an amount among those who have a right to it; there must be one.

    Raises :class:`InputRefusedError` when somebody's place in a queue, drawn number or group is missing.
    """
    payees = sharers.by_payee
    drawn = _drawn(step, payees, scope)
    brought: Mapping[str, Figure] = {}
    if share_modes()[step.share_mode].carries:
        brought = openings(f"{pool.name}/{step.number}", scope.books, payees)
    pot = Pot(step, amount, scope.arrangement.season_id, pool.name, STEPS[step.share_step], drawn, brought)
    places = _queued(step, {payee: claim for payee, claim in payees.items() if claim.value}, scope)
    if places is not None:
        return Given(pay_in_turn(pot, payees, places))
    if isinstance(step.size, Standard):
        shared = _by_claim(pot, payees)
        return Given(shared, _backings(step, pool, payees, shared))
    if step.first_by is not None:
        return Given(share_in_groups(pot, payees, groups_of(step.first_by, step, payees, scope)))
    if step.limits is None:
        return Given(share_among(pot, payees))
    banks = _banks(step, pool, {payee: weight for payee, weight in payees.items() if weight.value}, scope)
    floors = {
        payee: bank.floor for payee, bank in banks.items() if bank.floor is not None and bank.floor.value
    }
    if sum((floor.value for floor in floors.values()), Fraction(0)) > pot.whole_steps * pot.unit:
        return Given(_by_claim(pot, floors), floors_cut=True)
    return Given(share_within(pot, payees, banks))


def _by_claim(pot: Pot, claims: Mapping[str, Figure]) -> Shared:
    """Cut claims in proportion, by largest remainder: the claims themselves were rounded as signed."""
    return share_modes()[_LARGEST].share(pot, claims)


def _backings(step: Step, pool: Pool, claims: Mapping[str, Figure], shared: Shared) -> tuple[Backing, ...]:
    if step.shortage is None or not step.shortage.backstop:
        return ()
    found: list[Backing] = []
    for portion in shared.portions:
        claim = claims[portion.payee]
        if claim.value == portion.figure.value:
            continue
        params: Mapping[str, Json] = {"clause": f"{pool.name}/{step.number}", "payee": portion.payee}
        got = Figure(op="ref", value=portion.figure.value, unit=YUAN, name="本分配已付", params=params)
        found.append(Backing(portion.payee, step, claim - got))
    return tuple(found)


def _drawn(step: Step, payees: Mapping[str, Figure], scope: Scope) -> Mapping[str, Figure]:
    """The number each payee drew: whole, from nought on, and no two alike."""
    if step.drawn is None:
        return {}
    places = places_in(step.drawn, step, payees, scope)
    seen: dict[Fraction, str] = {}
    problems: list[Problem] = []
    numbers: dict[str, Figure] = {}
    for payee in sorted(places):
        place = places[payee]
        number = place.value if isinstance(place, Figure) else None
        if not isinstance(place, Figure) or number is None or number < 0 or number.denominator != 1:
            why, remedy = "抽签号是从零起的整数", "请改成整数"
        elif number in seen:
            why, remedy = f"和 {seen[number]} 的抽签号相同", "请核对抽签记录"
        else:
            seen[number] = payee
            numbers[payee] = place
            continue
        words = {"why": why, "remedy": remedy, "sheet": step.drawn[0]}
        problems.append(NO_LOT.at(step.where, payee=payee, **words))
    if problems:
        raise InputRefusedError(problems)
    return numbers


def _banks(step: Step, pool: Pool, payees: Mapping[str, Figure], scope: Scope) -> Mapping[str, Banks]:
    """Each payee's limits in yuan; a limit per person counts for every person of a household."""
    limits = step.limits
    if limits is None:
        return {}
    heads: Mapping[str, Figure] = {}
    per_person = [one for one in (limits.cap, limits.floor) if one is not None and one.unit == YUAN / _PERSON]
    if per_person and not step.personal:
        heads = weigh(Weight(("", "人")), pool, scope, personal=False).by_payee
    found: dict[str, Banks] = {}
    for payee in payees:
        floor = _limit(limits.floor, payee, heads, personal=step.personal)
        cap = _limit(limits.cap, payee, heads, personal=step.personal)
        found[payee] = Banks(
            None if floor is None else round_figure(floor, Rounding.UP, step.share_step).named("保底"),
            None if cap is None else round_figure(cap, Rounding.DOWN, step.share_step).named("封顶"),
        )
    return found


def _limit(limit: Figure | None, payee: str, heads: Mapping[str, Figure], *, personal: bool) -> Figure | None:
    if limit is None:
        return None
    if limit.unit != YUAN / _PERSON:
        return limit * _ONE
    if personal:
        return limit * _ONE_PERSON
    return limit * heads[payee] if payee in heads else Figure.zero(YUAN)
