"""Seasons that trip a check, and seasons just inside its line: the sound village altered in one place."""

from __future__ import annotations

from attrs import evolve

from linkage.check import checks
from linkage.engine.settlement import settle
from linkage.model.entitlement import Finding, Settlement
from lints.tripped import Change


def settled(change: Change) -> Settlement:
    """Settle the altered season, which must read without a problem."""
    season = change.read()
    reckoned = settle(season.arrangements, season.books)
    return evolve(reckoned, laws=season.laws, charter=season.charter)


def found(name: str, change: Change) -> list[Finding]:
    """What one check says of the altered season."""
    check = next(check for check in checks() if check.name == name)
    return list(check.run(settled(change)))
