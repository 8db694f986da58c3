"""零头结转: cut off with what was brought along, and over the seasons nobody is a whole step behind or ahead."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from linkage.model.registers import Row
from linkage.sizes.percent import PercentOfBase
from pouring import Poured, held, percent, poured, shared
from rows import row

ALL = PercentOfBase(percent("100"))
STEP = {"分": Fraction(1, 100), "元": Fraction(1)}
SHARES = st.dictionaries(st.sampled_from(["A1", "A2", "A3", "A4"]), st.integers(0, 30), min_size=1)
SEASONS = st.lists(st.tuples(st.integers(0, 10**6), SHARES), min_size=1, max_size=4)


def brought(fractions: Mapping[str, Fraction]) -> list[Row]:
    """The register 零头, as an accountant copies it from the season before."""
    return [
        row("零头", 户号=payee, 项目="利润/1", 零头=(str(fraction * 100), "分"))
        for payee, fraction in fractions.items()
    ]


def season(fen: int, own: Mapping[str, int], fractions: Mapping[str, Fraction], unit: str = "分") -> Poured:
    step = shared(ALL, share_mode="零头结转", share_step=unit, remainder_owner="公司")
    rows = [*held({payee: str(count) for payee, count in own.items()}), *brought(fractions)]
    heads = dict.fromkeys(("A1", "A2", "A3", "A4"), 1)
    return poured(str(Fraction(fen, 100)), [step], *rows, heads=heads)


def closing(found: Poured) -> dict[str, Fraction]:
    return {one.payee: one.fraction for one in found.settlement.fractions}


def test_what_is_cut_off_stands_with_the_payee() -> None:
    found = season(10000, {"A1": 1, "A2": 1, "A3": 1}, {})
    assert (found.parts(), found.remainder) == ({"A1": "33.33", "A2": "33.33", "A3": "33.33"}, "0.01")
    assert found.document["fractions"] == [
        {"payee": payee, "clause": "利润/1", "carried": "1/300"} for payee in ("A1", "A2", "A3")
    ]


def test_what_was_brought_along_is_paid_when_it_fills_a_step_and_its_keeper_pays_it() -> None:
    two_thirds = Fraction(2, 300)
    found = season(10000, {"A1": 1, "A2": 1, "A3": 1}, {"A1": two_thirds, "A2": two_thirds, "A3": two_thirds})
    assert found.parts() == {"A1": "33.34", "A2": "33.34", "A3": "33.34"}
    assert (found.remainder, found.kept, closing(found)) == ("-0.02", "-0.02", {})
    assert found.settlement.pools[0].remainder_owner == "公司"


def test_who_has_no_part_this_season_keeps_the_fraction() -> None:
    found = season(10000, {"A1": 1}, {"A2": Fraction(1, 300)})
    assert closing(found) == {"A2": Fraction(1, 300)}
    [entry] = found.document["fractions"]
    assert entry["trace"]["value"] == "1/300"


def test_when_nobody_may_share_all_fractions_wait() -> None:
    found = season(10000, {"A1": 0}, {"A1": Fraction(1, 300), "A2": Fraction(1, 200)})
    assert (found.parts(), closing(found)) == ({}, {"A1": Fraction(1, 300), "A2": Fraction(1, 200)})


@settings(max_examples=25)
@given(SEASONS, st.sampled_from(["分", "元"]))
def test_over_the_seasons_nobody_is_a_whole_step_off(
    seasons: list[tuple[int, dict[str, int]]], unit: str
) -> None:
    """Settled season after season: the exact sums, the fractions and the keeper's purse agree to the last."""
    exact: dict[str, Fraction] = {}
    paid: dict[str, Fraction] = {}
    fractions: dict[str, Fraction] = {}
    purse = Fraction(0)
    for fen, own in seasons:
        found = season(fen, own, fractions, unit)
        whole = sum(own.values())
        for payee, count in own.items():
            part = Fraction(fen * count, 100 * whole) if whole else Fraction(0)
            exact[payee] = exact.get(payee, Fraction(0)) + part
        for payee, amount in found.parts().items():
            paid[payee] = paid.get(payee, Fraction(0)) + Fraction(amount)
        fractions = closing(found)
        purse += Fraction(found.remainder)
        behind = {payee: exact[payee] - paid.get(payee, Fraction(0)) for payee in exact}
        assert all(0 <= rest < STEP[unit] for rest in behind.values())
        assert {payee: rest for payee, rest in behind.items() if rest} == fractions
        assert purse == sum(fractions.values(), Fraction(0))
