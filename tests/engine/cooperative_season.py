"""A co-operative's year as files, altered piece by piece, for the tests of its member accounts."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from linkage.closing import close
from linkage.model.accounts import Accounts
from linkage.model.entitlement import Settlement
from pages import ROOT, write_season

PAGE = ROOT / "docs" / "cases" / "111-leaving-a-co-op.md"


def settled(*changes: tuple[str, str], files: Mapping[str, str] | None = None) -> Settlement:
    """Close the season of case 111 with pieces of its arrangement replaced, and registers put in."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "季"
        write_season(PAGE, path)
        arrangement = path / "合作.yaml"
        text = arrangement.read_text("utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        arrangement.write_text(text, "utf-8")
        for name, data in (files or {}).items():
            (path / "台账" / f"{name}.csv").write_text(data, "utf-8")
        return close(path).settlement


def accounts(settlement: Settlement) -> Accounts:
    """The accounts of a season that keeps them."""
    assert settlement.accounts is not None
    return settlement.accounts


def amounts(settlement: Settlement, item: str, *kinds: str) -> dict[str, str]:
    """What an item of every account holds, or these entries of it."""
    return {one.payee: one.amount(item, *kinds).plain for one in accounts(settlement).members}
