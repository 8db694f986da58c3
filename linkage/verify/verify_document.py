"""The verification as data (核对结果.json): what ``verify --json`` says of a list, and the season beside it.

Amounts are yuan with two decimals as text; keys are stable and ASCII. No identity, telephone or account
number stands in it but for its last four.
"""

from __future__ import annotations

from linkage.ground.canonical import canonical_bytes
from linkage.ground.figure import Json
from linkage.ground.money import Money
from linkage.verify.beside import Outcome
from linkage.verify.corrections import corrections
from linkage.verify.shown import document
from linkage.verify.told import VERDICTS
from linkage.verify.verdict import Difference, Verdict
from linkage.verify.verification import Verification

#: Verdicts as other programs read them.
WORDS: dict[Verdict, str] = {
    Verdict.EQUAL: "equal",
    Verdict.DIFFERENT: "different",
    Verdict.MISSING: "missing",
    Verdict.EXTRA: "extra",
    Verdict.TWICE: "twice",
    Verdict.WRONG_ACCOUNT: "wrong_account",
    Verdict.AMBIGUOUS: "ambiguous",
}


def verify_bytes(verification: Verification, sha256: str) -> bytes:
    """The document of a verification in canonical bytes; ``sha256`` is that of the list's file."""
    return canonical_bytes(verify_document(verification, sha256))


def verify_document(verification: Verification, sha256: str) -> dict[str, Json]:
    """The document of a verification."""
    paid, season = verification.paid, verification.settlement.main
    inputs: list[Json] = [{"file": file, "sha256": sha} for file, sha in verification.settlement.inputs]
    rows: list[Json] = [
        {
            "household": one.household,
            "member": one.member,
            "payer": one.payer,
            "item": one.item,
            "season": one.season,
            "due": one.due.plain,
            "paid": one.paid.plain,
        }
        for one in corrections(verification)
    ]
    return {
        **document(paid, (*verification.remarks, *verification.proved)),
        "sha256": sha256,
        "season": {
            "id": season.season_id,
            "from": season.first_day.date.isoformat(),
            "to": season.last_day.date.isoformat(),
        },
        "inputs": inputs,
        "compared": _compared(verification),
        "counts": {WORDS[verdict]: verification.count(verdict) for verdict in VERDICTS},
        "sums": {"overpaid": verification.overpaid.plain, "underpaid": verification.underpaid.plain},
        "households": [_outcome(outcome) for outcome in verification.outcomes],
        "totals": [
            {
                "text": one.text,
                "holds": one.holds,
                "sides": [{"name": name, "amount": amount.plain} for name, amount in one.sides],
            }
            for one in verification.agreements
        ],
        "corrections": rows,
    }


def _compared(verification: Verification) -> list[Json]:
    return [
        {
            "heading": one.column.heading,
            "about": one.about,
            "measure": one.scope.measure.name.lower(),
            "payer": one.scope.payer,
            "clauses": list(one.scope.clauses),
            "whole": one.whole,
            "found": one.found,
        }
        for one in verification.comparisons
    ]


def _outcome(outcome: Outcome) -> dict[str, Json]:
    return {
        "payee": outcome.payee,
        "name": outcome.name,
        "group": outcome.group,
        "rows": [row.row.number for row in outcome.rows],
        "verdict": WORDS[outcome.verdict],
        "due": outcome.due.plain,
        "paid": outcome.paid.plain,
        "difference": (outcome.paid - outcome.due).plain,
        "differences": [_difference(one) for one in outcome.differences],
        "told": list(outcome.told),
    }


def _difference(difference: Difference) -> dict[str, Json]:
    return {
        "verdict": WORDS[difference.verdict],
        "payee": difference.payee,
        "clause": difference.clause,
        "rows": list(difference.rows),
        "cells": [str(place) for place in difference.places],
        "due": _plain(difference.due),
        "paid": _plain(difference.paid),
        "told": difference.told,
        "causes": [
            {"kind": cause.kind, "words": cause.words, "amount": cause.amount.plain}
            for cause in difference.causes
        ],
    }


def _plain(amount: Money | None) -> str | None:
    return amount.plain if amount is not None else None
