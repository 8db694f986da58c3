"""Every amount of every paper is held in each run: a fen more, a row less, a row twice, two names changed.

The views of every kind of paper are spoilt one amount and one row at a time, as a mistake in one view would
spoil them; what the papers of the season then say must part from the result. What is not held is listed here
with the reason.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

import pytest

from documents.sample import season
from documents.test_member_account import season as cooperative
from documents.trade import traded
from linkage.document import Shown, View
from linkage.ground.money import Money
from linkage.model.entitlement import Settlement
from linkage.publishing import documents
from linkage.recount import miscounts, recounts
from linkage.telling.agreement import Disagreement, disagreements, is_amount, money
from linkage.telling.known_sums import sums_of_result

SEASONS: Mapping[str, Callable[[], Settlement]] = {
    "贸易": traded,
    "小河村": season,
    "合作社": cooperative,
}
#: What is no sum of the season: what was signed or registered, or stands in a unit that looks like an amount.
SIGNED = "约定的、登记的数，不是结算的"
EXACT = "各行可以不是整分，合计才取整"
TOLD = "只是说明，同一张纸上另有核过的数"
FREE: Mapping[tuple[str, str], str] = {
    ("bank_roll", "compared"): "和银行文件核对的合计，代发单自己证明",
    ("collective_income", "sources"): EXACT,
    ("coop_income", "sources"): EXACT,
    ("land_lease", "sections.words.plots.area"): SIGNED,
    ("land_lease", "sections.words.total"): "亩数同支付表的合计一个名字",
    ("lease_fee", "annexes.words.rows.area"): SIGNED,
    ("notice", "totals.amount"): "有一项不单列时合不拢",
    ("plan", "surpluses.current"): TOLD,
    ("plan", "surpluses.incomes"): EXACT,
    ("plan", "surpluses.draws"): TOLD,
    ("plan", "surpluses.bases"): TOLD,
    ("plan", "surpluses.floors"): TOLD,
    ("share_certificate", "certificates.earned.each"): EXACT,
    ("tri_party", "plots.area"): SIGNED,
}
#: Rows of people, of which none may be missing, double or beside another name.
ROWS: Mapping[str, tuple[str, ...]] = {
    "bank_roll": ("pages.rows", "pages"),
    "notice": ("pools.lists.rows", "pools.steps"),
    "notice_wall": ("pools.lists.rows", "pools.steps"),
    "paylist": ("pages.rows", "pages", "unpaid"),
    "reward_notice": ("rows",),
    "reward_roll": ("pages.rows",),
    "reward_wall": ("rows",),
    "slip_batch": ("slips",),
    "slip_labour": ("pay",),
    "slip_rent": ("slips",),
    "slip_weigh": ("slips",),
    "statement": ("groups", "groups.entries", "moves", "moves.entries"),
    "statement_group": ("rows",),
    "member_account": ("rows",),
}
NAMED = ("number", "name", "code", "payee", "group")
_Path = tuple[str | int, ...]


@cache
def known(name: str) -> Mapping[str, Money]:
    return sums_of_result(SEASONS[name]())


@pytest.fixture(params=SEASONS)
def settled(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Settlement:
    """A season whose sums are added up once for all the papers that are spoilt."""
    sums = known(request.param)
    monkeypatch.setattr("linkage.telling.agreement.sums_of_result", lambda _: sums)
    return SEASONS[request.param]()


def leaves(shown: Shown, path: _Path = ()) -> Iterator[tuple[_Path, str]]:
    """Every amount of a view, with the way to it."""
    if isinstance(shown, dict):
        for key, inner in shown.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(shown, list):
        for at, inner in enumerate(shown):
            yield from leaves(inner, (*path, at))
    elif isinstance(shown, str) and is_amount(shown):
        yield path, shown


def rows_of(shown: Shown, wanted: str, path: _Path = ()) -> Iterator[_Path]:
    """Every list of rows that stands in this place of a view."""
    if isinstance(shown, dict):
        for key, inner in shown.items():
            yield from rows_of(inner, wanted, (*path, key))
    elif isinstance(shown, list):
        if place(path) == wanted:
            yield path
        for at, inner in enumerate(shown):
            yield from rows_of(inner, wanted, (*path, at))


def place(path: _Path) -> str:
    return ".".join(part for part in path if isinstance(part, str))


def inside(view: View, path: _Path) -> list[View]:
    found = view
    for part in path:
        found = found[part]  # type: ignore[index,assignment]
    return found  # type: ignore[return-value]


def texts(shown: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text of a view with its place."""
    if isinstance(shown, dict):
        for key, inner in shown.items():
            yield from texts(inner, (*path, key))
    elif isinstance(shown, list):
        for at, inner in enumerate(shown):
            yield from texts(inner, (*path, at))
    elif isinstance(shown, str):
        yield path, shown


def put(view: View, path: _Path, text: str) -> View:
    spoilt = copy.deepcopy(view)
    inside(spoilt, path[:-1])[path[-1]] = text  # type: ignore[call-overload]
    return spoilt


def told(settled: Settlement, kind: str, view: View) -> set[Disagreement]:
    """What the first paper says otherwise; alone it also says a part of what all say together, as always."""
    document = documents()[kind]
    [subject, *_] = document.paths(settled).values()
    said = [(kind, document.says(view))] if document.says is not None else []
    return {*disagreements(settled, said), *miscounts(settled, kind, subject, view)}


def is_free(kind: str, path: _Path) -> bool:
    return any(of == kind and f"{place(path)}.".startswith(f"{where}.") for of, where in FREE)


def first_of(settled: Settlement) -> Iterator[tuple[str, View]]:
    for kind, document in documents().items():
        for subject in list(document.paths(settled).values())[:1]:
            yield kind, document.view(settled, subject)


def test_a_fen_more_anywhere_is_found(settled: Settlement) -> None:
    missed, counted = [], 0
    for kind, view in first_of(settled):
        usual, seen = told(settled, kind, view), dict[str, int]()
        for path, amount in leaves(view):
            seen[place(path)] = seen.get(place(path), 0) + 1
            if seen[place(path)] > 2 or is_free(kind, path):
                continue
            counted += 1
            more = put(view, path, str(money(amount) + Money(1)))
            if not told(settled, kind, more) - usual:
                missed.append((kind, place(path)))
    assert missed == []
    assert counted > 50


def spoilt_rows(view: View, path: _Path) -> Iterator[tuple[str, View]]:
    """The view with a row less, a row twice, two names changed."""
    rows = inside(view, path)
    if not any(money(amount) for _, amount in leaves(rows[-1])):
        return
    less = copy.deepcopy(view)
    inside(less, path).pop()
    yield "less", less
    twice = copy.deepcopy(view)
    inside(twice, path).append(copy.deepcopy(rows[-1]))
    yield "twice", twice
    changed = copy.deepcopy(view)
    first, last = inside(changed, path)[0], inside(changed, path)[-1]
    if [one for _, one in leaves(first)] != [one for _, one in leaves(last)]:
        named = [key for key in NAMED if key in first and first[key] != last[key]]
        for key in named:
            first[key], last[key] = last[key], first[key]
        if named:
            yield "changed", changed


def test_a_row_less_a_row_twice_and_changed_names_are_found(settled: Settlement) -> None:
    missed, counted = [], 0
    for kind, view in first_of(settled):
        usual = told(settled, kind, view)
        for where in ROWS.get(kind, ()):
            for path in [one for one in rows_of(view, where) if inside(view, one)][:2]:
                for how, spoilt in spoilt_rows(view, path):
                    counted += 1
                    if not told(settled, kind, spoilt) - usual:
                        missed.append((kind, where, how))
    assert missed == []
    assert counted > 10


def test_what_is_free_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception that nothing needs any more goes. The seasons are small: every sum is told here."""
    monkeypatch.setattr("linkage.telling.posting_words.FEWEST", 1)
    needed: set[tuple[str, str]] = set()
    for name, build in SEASONS.items():
        sums: Mapping[str, Money] = known(name)
        monkeypatch.setattr("linkage.telling.agreement.sums_of_result", lambda _, sums=sums: sums)
        for kind, view in first_of(build()):
            needed |= {one for one in FREE if one[0] == kind and _stands(view, one[1])}
    assert needed == set(FREE)


def _stands(view: View, where: str) -> bool:
    return any(f"{place(path)}.".startswith(f"{where}.") for path, _ in leaves(view))


def _kinds() -> Sequence[str]:
    return sorted(
        kind for kind, document in documents().items() if document.says is None and kind not in recounts()
    )


def test_every_paper_is_held_by_its_sums_or_a_recount() -> None:
    assert _kinds() == []
