"""Joined (合起来): every condition, in their order; any one of several; not a condition."""

from __future__ import annotations

from attrs import frozen

from linkage.ground.conditions import all_of, any_of, negated
from linkage.model.eligibility import Condition, Subject, Verdict


@frozen
class Every(Condition):
    """All conditions must be met; the first that is not gives the reason."""

    conditions: tuple[Condition, ...]

    def test(self, subject: Subject) -> Verdict:
        """Ask in order."""
        verdicts = [condition.test(subject) for condition in self.conditions]
        failed = next((one for one in verdicts if not one.met), None)
        proofs = [one.proof for one in verdicts if one.proof is not None]
        if failed is None:
            return Verdict(met=True, proof=all_of(proofs) if proofs else None)
        provable = any(not one.met and one.proof is not None for one in verdicts)
        return Verdict(met=False, proof=all_of(proofs) if provable else None, why=failed.why)

    def words(self) -> str:
        """Say them all."""
        return "，".join(condition.words() for condition in self.conditions)


@frozen
class AnyOne(Condition):
    """One of the conditions is enough (任一)."""

    conditions: tuple[Condition, ...]

    def test(self, subject: Subject) -> Verdict:
        """Ask in order; the reason names what each one missed."""
        verdicts = [condition.test(subject) for condition in self.conditions]
        proofs = [one.proof for one in verdicts if one.proof is not None]
        met = next((one for one in verdicts if one.met), None)
        if met is not None:
            provable = any(one.met and one.proof is not None for one in verdicts)
            return Verdict(met=True, proof=any_of(proofs) if provable else None)
        why = "，".join(one.why for one in verdicts)
        return Verdict(met=False, proof=any_of(proofs) if proofs else None, why=why)

    def words(self) -> str:
        """Say them as alternatives."""
        return f"符合其一：{'；或'.join(condition.words() for condition in self.conditions)}"


@frozen
class Unless(Condition):
    """The condition must not be met (不是)."""

    condition: Condition

    def test(self, subject: Subject) -> Verdict:
        """Turn the answer round."""
        verdict = self.condition.test(subject)
        proof = negated(verdict.proof) if verdict.proof is not None else None
        if verdict.met:
            return Verdict(met=False, proof=proof, why=f"属于不参加的：{self.condition.words()}")
        return Verdict(met=True, proof=proof)

    def words(self) -> str:
        """Say what is left out."""
        return f"不包括{self.condition.words()}"
