"""Answers references inside a document, and finds figures that refer to themselves in a circle."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter
from typing import TypeAlias

from .account_form import OWNER, Accounts
from .faults import Disagreement, WrongError
from .form import Form, Step
from .reading import brief

_Found: TypeAlias = tuple[tuple[str, ...], int]

# Whose derivations can be part of a circle: nothing refers to a debt or to a fraction that is left.
_REFERRED_TO = frozenset(("条款", "分配", OWNER))


class References:
    """What can be referred to: pools, their steps and parts, the lines of a clause, entries of accounts.

    In a twin ``household`` names whose lines are there; what its pools hold of others stands in ``totals``
    by clause and payee.
    """

    def __init__(
        self,
        form: Form,
        household: str = "",
        totals: Mapping[str, Mapping[str, int]] | None = None,
        accounts: Accounts | None = None,
    ) -> None:
        self.accounts = accounts
        self._pools = {pool.name: pool for pool in form.pools}
        self._household, self._totals = household, totals or {}
        self._lines: dict[str, dict[str, int]] = {reason.clause: {} for reason in form.reasons}
        for line in form.lines:
            by_payee = self._lines.setdefault(line.clause, {})
            by_payee[line.payee] = by_payee.get(line.payee, 0) + line.amount
        self._edges: dict[tuple[str, ...], set[tuple[str, ...]]] = {}

    def __call__(self, params: Mapping[str, object], owner: tuple[str, ...]) -> Fraction:
        """Give the amount referred to, in yuan, and remember who asked, if it can be asked in its turn."""
        if params.keys() == {"account", "item", "kind"}:
            target, amount = self._entry(params)
        elif params.keys() == {"clause", "payee"}:
            target, amount = self._clause(params)
        else:
            target, amount = self._pool(params)
        if owner[0] in _REFERRED_TO:
            asking = owner if owner[0] == "分配" else owner[:2]
            self._edges.setdefault(asking, set()).add(target)
        return Fraction(amount, 100)

    def circle(self) -> list[Disagreement]:
        """Tell whether some figure is derived from itself."""
        try:
            TopologicalSorter(self._edges).prepare()
        except CycleError as error:
            way = " ← ".join(f"“{'·'.join(key[1:])}”" for key in error.args[1])
            return [Disagreement("引用", "", "", f"有的数绕了一圈由自己算出：{way}。")]
        return []

    def _entry(self, params: Mapping[str, object]) -> _Found:
        if self.accounts is None:
            raise WrongError("引用了成员账户，文件里没有。", brief(params["account"]))
        found = self.accounts.amount(params["account"], params["item"], params["kind"])
        return (OWNER, f"{params['item']}/{params['kind']}"), found

    def _clause(self, params: Mapping[str, object]) -> _Found:
        clause, payee = params["clause"], params["payee"]
        if not isinstance(clause, str) or not isinstance(payee, str):
            raise WrongError("引用的条款和收款人应是文字。", brief(clause))
        target = ("条款", clause)
        if self._household and payee.partition(".")[0] != self._household:
            if payee not in self._totals.get(clause, {}):
                raise WrongError("引用的条款合计不在文件里。", f"{brief(clause)}，{brief(payee)}")
            return target, self._totals[clause][payee]
        if clause not in self._lines:
            raise WrongError("引用的条款不在文件里。", brief(clause))
        lines = self._lines[clause]
        return target, sum(lines.values()) if payee == "*" else lines.get(payee, 0)

    def _pool(self, params: Mapping[str, object]) -> _Found:
        name = params.get("pool")
        if not isinstance(name, str) or name not in self._pools:
            raise WrongError("引用的分配不在文件里。", brief(name))
        pool = self._pools[name]
        if params.keys() == {"pool"}:
            return ("分配", name), pool.inflow
        found: list[_Found] = []
        if params.keys() == {"pool", "step"}:
            wanted = params["step"]
            found = [
                (step_key(name, step), step.amount)
                for step in pool.steps
                if wanted in (step.name, step.number)
            ]
        elif params.keys() == {"pool", "asked"}:
            found = [
                ((*step_key(name, step), "asked"), step.asked.amount)
                for step in pool.steps
                if step.asked is not None and step.number == params["asked"]
            ]
        elif params.keys() == {"pool", "weights"}:
            found = [
                ((*step_key(name, step), "weights"), _in_fen(step.weights[0]))
                for step in pool.steps
                if step.weights is not None and step.number == params["weights"]
            ]
        elif params.keys() == {"pool", "of_which"}:
            found = [
                ((*step_key(name, step), part.name), part.amount)
                for step in pool.steps
                for part in step.parts
                if params["of_which"] == part.name
            ]
        if len(found) != 1:
            raise WrongError("引用的步骤在文件里不是恰有一个。", brief(name), str(len(found)))
        return found[0]


def _in_fen(value: Fraction) -> int:
    """Give a sum of claims in fen."""
    fen = value * 100
    if fen.denominator != 1:
        raise WrongError("按标准应得的合计应是整分。", str(value))
    return fen.numerator


def step_key(pool: str, step: Step) -> tuple[str, ...]:
    """Name a step in the graph of references."""
    return ("分配", pool, str(step.number))
