"""Alone (单独核对): everything a payout list proves, or does not prove, by itself."""

from __future__ import annotations

from linkage.verify.list_rows import LOST_DIGITS
from linkage.verify.payout_list import PayoutList
from linkage.verify.proof import WARNING, Remark, proofs


def prove(paid: PayoutList) -> tuple[Remark, ...]:
    """Ask a list all questions; the remarks stand as the rows of the list do."""
    lost = [
        Remark(note.code, WARNING, note.where, f"{note.what}。{note.why}", note.remedy)
        for note in paid.notes
        if note.code == LOST_DIGITS.code
    ]
    found = [*lost, *(remark for proof in proofs() for remark in proof.run(paid))]
    return tuple(sorted(found, key=lambda remark: (remark.where, remark.code, remark.message)))
