"""Seasons with a bank: the sound village, one payer of which names a profile, altered in one place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from attrs import evolve

from checks.settled import settled
from linkage.bank.order import PROFILES, Order, bank_order
from linkage.model.entitlement import Settlement
from lints.tripped import Change

_COMPANY = "  公司: {类型: 有限责任公司,"


def season(
    profile: str = "",
    *,
    details: str = "",
    cells: Mapping[str, str] | None = None,
    files: Mapping[str, str] | None = None,
) -> Settlement:
    """The village settled; its company names this profile, cells of 名册 are set, files put in."""
    return _season(profile, details, tuple((cells or {}).items()), tuple((files or {}).items()))


@cache
def _season(
    profile: str, details: str, cells: tuple[tuple[str, str], ...], files: tuple[tuple[str, str], ...]
) -> Settlement:
    said = (f" 代发: {profile}," if profile else "") + details
    made = settled(
        Change(
            text=[(_COMPANY, f"{_COMPANY}{said}")],
            cells={"名册": dict(cells)} if cells else {},
            files=dict(files),
        )
    )
    own = {name: text for name, text in files if name.startswith("银行")}
    return evolve(made, extras={PROFILES: own})


def order(settlement: Settlement, code: str = "gs") -> Order:
    """The order of a payer."""
    return bank_order(settlement, code)
