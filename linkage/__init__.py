"""Benefit linkage (联农带农): contracts, entitlements and dividends that anyone can check.

The names below are the public face (docs/library.md): what a program calls that brings its own shell. Each
is fetched from its room when it is asked for, so that ``import linkage.checker`` loads nothing else.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linkage.closing import Closing, Examination, close, close_plan, examine
    from linkage.delivery import Published, publish
    from linkage.engine.settlement import settle
    from linkage.files.season_folder import ReadSeason, read_season
    from linkage.ground.errors import (
        EnvironmentTroubleError,
        InputRefusedError,
        IntegrityAlarmError,
        LinkageError,
        Problem,
        WithheldError,
    )
    from linkage.ground.figure import Figure
    from linkage.ground.money import Money
    from linkage.model.entitlement import Debt, Finding, Line, Settlement
    from linkage.publishing import Request
    from linkage.recheck import Verdict, recheck_file

__all__ = [
    "Closing",
    "Debt",
    "EnvironmentTroubleError",
    "Examination",
    "Figure",
    "Finding",
    "InputRefusedError",
    "IntegrityAlarmError",
    "Line",
    "LinkageError",
    "Money",
    "Problem",
    "Published",
    "ReadSeason",
    "Request",
    "Settlement",
    "Verdict",
    "WithheldError",
    "close",
    "close_plan",
    "examine",
    "publish",
    "read_season",
    "recheck_file",
    "settle",
]

_ROOMS = {
    "closing": ("Closing", "Examination", "close", "close_plan", "examine"),
    "delivery": ("Published", "publish"),
    "engine.settlement": ("settle",),
    "files.season_folder": ("ReadSeason", "read_season"),
    "ground.errors": (
        *("EnvironmentTroubleError", "InputRefusedError", "IntegrityAlarmError", "LinkageError"),
        *("Problem", "WithheldError"),
    ),
    "ground.figure": ("Figure",),
    "ground.money": ("Money",),
    "model.entitlement": ("Debt", "Finding", "Line", "Settlement"),
    "publishing": ("Request",),
    "recheck": ("Verdict", "recheck_file"),
}


if not TYPE_CHECKING:  # a checker of types would take any name for one of these

    def __getattr__(name: str) -> object:
        """Fetch a public name from its room."""
        for room, names in _ROOMS.items():
            if name in names:
                return getattr(import_module(f"{__name__}.{room}"), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
