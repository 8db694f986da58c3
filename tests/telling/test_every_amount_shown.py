"""Every amount of a view stands on its page where the template puts it, and no other does: each made unlike all others.

Sets of amounts hide a column that shows another's sums, or none. Here every amount of a view is replaced by one
that stands nowhere else, and the page has to show just these, whatever else the view says in sentences.
"""

from __future__ import annotations

import copy
import html
import re
from collections.abc import Collection, Iterator, Mapping

import pytest

from linkage.document import Shown, View, render_html
from linkage.publishing import documents
from telling.test_known_sums import SEASONS, first_of, leaves, place

AMOUNT = re.compile(r"(?<![0-9.,A-Za-z-])-?[0-9]{1,3}(?:,[0-9]{3})*\.[0-9]{2}(?![0-9])")
ZERO = "0.00"
_MARKUP = re.compile(r"<style\b.*?</style>|<[^>]*>", re.DOTALL)

#: Places whose sum the page shows from another place: a total of one row, a list in two columns or in one.
ELSEWHERE: Mapping[str, Collection[str]] = {
    **dict.fromkeys(
        ("agency", "asset_lease", "contract_raising", "labour", "land_lease", "lease_fee", "order_purchase"),
        ("annexes.words.total",),
    ),
    **dict.fromkeys(
        ("slip_acceptance", "slip_batch", "slip_commission", "slip_rent", "slip_weigh"),
        ("slips.clauses.amount",),
    ),
    **dict.fromkeys(("reward_notice", "reward_wall"), ("clauses.amount", "granted.amount")),
    **dict.fromkeys(("reward", "reward_roll"), ("clauses.amount",)),
    "audit_pack": ("tables.rows.cells.text",),
    "bank_roll": ("pages.rows.shares.amount",),
    "notice": ("pools.lists.wall.lines.amount", "pools.lists.rows.amount"),
    "notice_wall": ("pools.flow.parts.amount", "pools.income", "pools.kept", "pools.lists.rows.amount",
                    "pools.steps.amount"),
    "paylist": tuple(f"sums_of_unpaid.{one}" for one in ("carried", "deducted", "gross", "opening", "paid", "payable")),
    "plan": ("surpluses.shares.given",),
    "public_money_ledger": ("tables.total.text",),
    "statement": ("groups.subtotal", "moves.subtotal"),
}  # fmt: skip
#: Places that are for the workbook of the same name, for the smaller notice, or for what sentences say.
NOT_HERE: Mapping[str, Collection[str]] = {
    "linkage_ledger": ("tables.rows.cells.text", "tables.total.text"),
    "notice_wall": ("pools.steps.earmarks.amount",),
    "statement": ("carries",),
}


def page_of(kind: str, view: View) -> set[str]:
    """The amounts that stand on the page of a view."""
    page = _MARKUP.sub(" ", render_html(documents()[kind].template, view))
    return set(AMOUNT.findall(html.unescape(page)))


def unlike(view: View) -> tuple[View, Mapping[str, str]]:
    """The view with every amount another, and where each of them stands."""
    changed = copy.deepcopy(view)
    places = {}
    for number, (path, amount) in enumerate(leaves(view)):
        new = (
            f"{'-' * amount.startswith('-')}9,{number // 1000:03d},{number % 1000:03d}.{number * 7 % 100:02d}"
        )
        places[new] = place(path)
        inside = changed
        for part in path[:-1]:
            inside = inside[part]  # type: ignore[index,assignment]
        inside[path[-1]] = new  # type: ignore[index]
    return changed, places


def told_in(shown: Shown) -> Iterator[str]:
    """The amounts that a view tells, alone or in sentences."""
    if isinstance(shown, str):
        yield from AMOUNT.findall(shown)
    elif isinstance(shown, dict | list):
        for inner in shown.values() if isinstance(shown, dict) else shown:
            yield from told_in(inner)


@pytest.mark.parametrize("season", SEASONS)
def test_each_amount_stands_on_the_page_and_no_other(season: str) -> None:
    lost, strange = set(), set()
    for kind, view in first_of(SEASONS[season]()):
        changed, places = unlike(view)
        shown, usual = page_of(kind, changed), page_of(kind, view)
        for (amount, where), (_, before) in zip(places.items(), leaves(view), strict=True):
            if {amount, amount.lstrip("-")} & shown or where in NOT_HERE.get(kind, ()):
                continue
            if where not in ELSEWHERE.get(kind, ()) or not (
                {before, before.lstrip("-")} & usual or before == ZERO
            ):
                lost.add((kind, where))
        told = {one.lstrip("-") for one in told_in(changed)}
        strange |= {(kind, amount) for amount in shown if amount.lstrip("-") not in told}
    assert (lost, strange) == (set(), set())
