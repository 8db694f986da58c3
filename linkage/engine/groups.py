"""Groups (先按组): a step shared to groups first, and within each group among its payees.

Both stages go by largest remainder in whole steps, so that the groups make up the step and the payees
make up their group. A payee may differ by a step for each stage from what one stage would have given her.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from attrs import frozen

from linkage.engine.holding import Scope
from linkage.ground.errors import InputRefusedError, Problem
from linkage.ground.fault import Fault, listed
from linkage.ground.figure import Figure, Json, Word
from linkage.ground.money import Share, share_out, tie_digest
from linkage.ground.units import YUAN
from linkage.mode import Portion, Pot, Shared, cut_off, share_params, sum_of
from linkage.model.arrangement import Step
from linkage.model.registers import Row

_LARGEST = "最大余额"


@frozen
class _Sharing:
    """What was shared among some: each one's steps, the sum of their weights, the published cut-off."""

    shares: Mapping[str, Share]
    whole: Fraction
    cutoff: tuple[str, str] | None


def share_in_groups(pot: Pot, weights: Mapping[str, Figure], groups: Mapping[str, Word]) -> Shared:
    """Share a step to groups by their weights together, then within each group; somebody has a weight."""
    members: dict[str, dict[str, Fraction]] = {}
    for payee, word in groups.items():
        members.setdefault(word.text, {})[payee] = weights[payee].value
    first = _among(
        pot, pot.whole_steps, {name: sum(own.values(), Fraction(0)) for name, own in members.items()}
    )
    amount = pot.shared_amount()
    step: Mapping[str, Json] = {"step": str(pot.unit)}
    portions: list[Portion] = []
    inner = {name: _among(pot, first.shares[name].steps, own) for name, own in members.items()}
    for payee, weight in weights.items():
        if payee not in groups:
            params: dict[str, Json] = {"mode": _LARGEST, "sum": str(first.whole), **step}
            nothing = Share(0, 0, Fraction(0), extra=False, digest=tie_digest(pot.season, pot.clause, payee))
            params |= share_params(nothing, first.cutoff, pot.key(payee))
            portions.append(_portion(pot, payee, (amount, weight), Fraction(0), params))
            continue
        word = groups[payee]
        own, group = inner[word.text], first.shares[word.text]
        received = Figure(
            op="group",
            value=group.steps * pot.unit,
            unit=YUAN,
            name=f"{word.text}分得",
            args=(amount, word),
            params={
                "weight": str(own.whole),
                "sum": str(first.whole),
                **step,
                **share_params(group, first.cutoff, pot.key(word.text)),
            },
        )
        params = {"mode": _LARGEST, "sum": str(own.whole), **step, "group": word.text}
        params |= share_params(own.shares[payee], own.cutoff, pot.key(payee))
        portions.append(_portion(pot, payee, (received, weight), own.shares[payee].steps * pot.unit, params))
    given = pot.given(pot.whole_steps * pot.unit)
    return Shared(tuple(portions), given, first.cutoff, sum_of(weights))


NO_GROUP = Fault(
    "E444",
    "{payee} 没有写“{heading}”",
    "第{step}步先分到各{heading}，要知道算在哪一个",
    "请在台账〔{sheet}〕填上",
)
TWO_GROUPS = Fault(
    "E445",
    "{payee} 的“{heading}”写了{said}",
    "第{step}步先分到各{heading}，同一个收款人只能算在一个里",
    "请改成一样",
)


def groups_of(
    column: tuple[str, str], step: Step, payees: Mapping[str, Figure], scope: Scope
) -> Mapping[str, Word]:
    """The group of every payee with a weight, as the register says it.

    Raises :class:`InputRefusedError` naming every payee who has no group there, or two.
    """
    sheet, heading = column
    rows: dict[str, list[Row]] = {}
    for row in scope.books.rows(sheet):
        payee = row.payee if step.personal else row.household
        rows.setdefault(payee, []).append(row)
    problems: list[Problem] = []
    found: dict[str, Word] = {}
    for payee in sorted(payee for payee, weight in payees.items() if weight.value):
        own = sorted(rows.get(payee, ()), key=lambda row: (row.text(heading), row.member, row.number))
        words = [word for row in own if isinstance(word := row.values.get(heading), Word) and word.text]
        if not words:
            where = own[0].where(heading) if own else step.where
            blanks = {"payee": payee, "heading": heading, "step": step.number, "sheet": sheet}
            problems.append(NO_GROUP.at(where, **blanks))
        elif len({word.text for word in words}) > 1:
            said = listed(sorted({word.text for word in words}))
            where = own[-1].where(heading)
            problems.append(TWO_GROUPS.at(where, payee=payee, heading=heading, said=said, step=step.number))
        else:
            found[payee] = words[0]
    if problems:
        raise InputRefusedError(problems)
    return found


def _among(pot: Pot, steps: int, weights: Mapping[str, Fraction]) -> _Sharing:
    shares = share_out(steps, weights, season=pot.season, pool=pot.clause)
    return _Sharing(shares, sum(weights.values(), Fraction(0)), cut_off(shares))


def _portion(
    pot: Pot, payee: str, args: tuple[Figure, Figure], value: Fraction, params: Mapping[str, Json]
) -> Portion:
    figure = Figure(op="share", value=value, unit=YUAN, name=pot.pool, args=args, params=params)
    return Portion(payee, pot.step, figure)
