from __future__ import annotations

import hashlib
import itertools
import math
import random
import unicodedata
from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from linkage.ground.money import ZERO, Money, Rounding, Share, cutoff_of, round_to, share_out, tie_digest

SEASON = "YP-HT-2025/2025-01-01"
POOL = "公司当年净利润/3"

amounts = st.integers(min_value=0, max_value=10**10)
weight = st.fractions(min_value=0, max_value=10**6, max_denominator=400)
weights = st.dictionaries(st.text("甲乙丙丁戊己庚辛壬癸", min_size=1, max_size=3), weight, min_size=1)


def shared(total: int, given_weights: Mapping[str, Fraction], pool: str = POOL) -> dict[str, int]:
    shares = share_out(total, given_weights, season=SEASON, pool=pool)
    return {payee: share.steps for payee, share in shares.items()}


def somebody(given_weights: Mapping[str, Fraction]) -> None:
    assume(sum(given_weights.values()) > 0)


# Money


@pytest.mark.parametrize(
    ("fen", "plain", "shown"),
    [
        (0, "0.00", "0.00"),
        (5, "0.05", "0.05"),
        (-5, "-0.05", "-0.05"),
        (-123456, "-1234.56", "-1,234.56"),
        (10**13, "100000000000.00", "100,000,000,000.00"),
    ],
)
def test_money_prints_yuan_with_two_decimals(fen: int, plain: str, shown: str) -> None:
    assert (Money(fen).plain, str(Money(fen))) == (plain, shown)


def test_money_adds_compares_and_turns_its_sign() -> None:
    assert Money(30) + Money(12) == Money(42)
    assert Money(30) - Money(42) == -Money(12)
    assert Money(1) < Money(2)
    assert sum([Money(1), Money(2)], ZERO) == Money(3)
    assert Money(1)
    assert not ZERO
    assert Money(250).yuan == Fraction(5, 2)


@pytest.mark.parametrize("value", [1.0, True, "1", Fraction(1), None])
def test_money_refuses_what_is_not_a_whole_number(value: object) -> None:
    with pytest.raises(TypeError, match=rf"^money is whole fen, not {type(value).__name__}$"):
        Money(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("other", [1, 1.0, "1", Fraction(1)])
def test_money_adds_nothing_but_money(other: object) -> None:
    with pytest.raises(TypeError):
        Money(1) + other  # type: ignore[operator]
    with pytest.raises(TypeError):
        Money(1) - other  # type: ignore[operator]


def test_money_never_multiplies() -> None:
    with pytest.raises(TypeError):
        Money(1) * 2  # type: ignore[operator]


# Rounding

FEN, YUAN = Fraction(1, 100), Fraction(1)


@pytest.mark.parametrize(
    ("value", "step", "rounded"),
    [  # 四舍五入, 四舍六入五成双, 去尾, 进一
        ("2.674", FEN, "2.67 2.67 2.67 2.68"),
        ("2.675", FEN, "2.68 2.68 2.67 2.68"),
        ("2.665", FEN, "2.67 2.66 2.66 2.67"),
        ("2.6651", FEN, "2.67 2.67 2.66 2.67"),
        ("-2.674", FEN, "-2.67 -2.67 -2.67 -2.68"),
        ("-2.675", FEN, "-2.68 -2.68 -2.67 -2.68"),
        ("-2.665", FEN, "-2.67 -2.66 -2.66 -2.67"),
        ("0.5", YUAN, "1 0 0 1"),
        ("1.5", YUAN, "2 2 1 2"),
        ("2.5", YUAN, "3 2 2 3"),
        ("-0.5", YUAN, "-1 0 0 -1"),
        ("-2.5", YUAN, "-3 -2 -2 -3"),
        ("929.5", Fraction(10), "930 930 920 930"),
        ("925", Fraction(10), "930 920 920 930"),
        ("7", YUAN, "7 7 7 7"),
        ("0", YUAN, "0 0 0 0"),
    ],
)
def test_rounding_modes(value: str, step: Fraction, rounded: str) -> None:
    assert [round_to(Fraction(value), step, mode) for mode in Rounding] == list(
        map(Fraction, rounded.split())
    )


@pytest.mark.parametrize("step", [Fraction(0), Fraction(-1)])
def test_rounding_needs_a_step(step: Fraction) -> None:
    with pytest.raises(ValueError, match=r"^the rounding step must be positive$"):
        round_to(Fraction(1), step, Rounding.DOWN)


def test_rounding_modes_are_named_in_chinese() -> None:
    assert [mode.label for mode in Rounding] == ["四舍五入", "四舍六入五成双", "去尾", "进一"]


@given(st.fractions(), st.fractions(min_value=Fraction(1, 1000), max_value=1000), st.sampled_from(Rounding))
def test_rounding_gives_the_nearest_whole_steps(value: Fraction, step: Fraction, mode: Rounding) -> None:
    rounded = round_to(value, step, mode)
    assert (rounded / step).denominator == 1
    assert abs(rounded - value) < step
    if mode in {Rounding.HALF_UP, Rounding.HALF_EVEN}:
        assert abs(rounded - value) <= step / 2
    assert round_to(-value, step, mode) == -rounded
    assert round_to(rounded, step, mode) == rounded


@given(st.fractions(), st.fractions(), st.sampled_from(Rounding))
def test_rounding_keeps_order(one: Fraction, other: Fraction, mode: Rounding) -> None:
    low, high = sorted((one, other))
    assert round_to(low, FEN, mode) <= round_to(high, FEN, mode)


# Sharing: published vectors and the laws every allocation keeps


@pytest.mark.parametrize(
    ("total", "ratio", "parts"),
    [
        (9999, [75, 25], [7499, 2500]),
        (1003, [49, 51], [491, 512]),
        (5, [100, 101, 100, 100], [1, 2, 1, 1]),
        (613, [98, 92, 98, 123, 102, 92], [99, 93, 99, 125, 104, 93]),
        (613, [123, 102, 98, 98, 92, 92], [125, 104, 99, 99, 93, 93]),
        (15489380, [40, 40, 20], [6195752, 6195752, 3097876]),
    ],
)
def test_published_vectors(total: int, ratio: list[int], parts: list[int]) -> None:
    given_weights = {str(place): Fraction(part) for place, part in enumerate(ratio)}
    assert list(shared(total, given_weights).values()) == parts


@given(amounts, weights)
def test_shares_make_up_the_pool(total: int, given_weights: dict[str, Fraction]) -> None:
    somebody(given_weights)
    assert sum(shared(total, given_weights).values()) == total


@given(amounts, weights)
def test_a_share_is_within_a_step_of_the_exact_one(total: int, given_weights: dict[str, Fraction]) -> None:
    somebody(given_weights)
    whole = sum(given_weights.values())
    for payee, share in share_out(total, given_weights, season=SEASON, pool=POOL).items():
        exact = total * given_weights[payee] / whole
        assert abs(share.steps - exact) < 1
        assert share.floor == math.floor(exact)
        assert share.remainder == exact - share.floor
        assert share.steps == share.floor + share.extra
        assert share.digest == tie_digest(SEASON, POOL, payee)


@given(amounts, weights)
def test_more_weight_never_gets_less(total: int, given_weights: dict[str, Fraction]) -> None:
    somebody(given_weights)
    parts = shared(total, given_weights)
    in_order = sorted(given_weights, key=lambda payee: given_weights[payee])
    for lighter, heavier in itertools.pairwise(in_order):
        if given_weights[lighter] < given_weights[heavier]:
            assert parts[lighter] <= parts[heavier]
        else:
            assert abs(parts[lighter] - parts[heavier]) <= 1


@given(amounts, weights, st.sets(st.text("寅卯", min_size=1, max_size=3)))
def test_no_weight_no_share(total: int, given_weights: dict[str, Fraction], strangers: set[str]) -> None:
    somebody(given_weights)
    parts = shared(total, given_weights | dict.fromkeys(strangers, Fraction(0)))
    assert all(parts[payee] == 0 for payee in strangers)
    assert {payee: part for payee, part in parts.items() if payee not in strangers} == shared(
        total, given_weights
    )


@given(weights)
def test_an_empty_pool_gives_nobody_anything(given_weights: dict[str, Fraction]) -> None:
    assert set(shared(0, given_weights).values()) == {0}


@given(amounts, weights, st.randoms(use_true_random=False))
def test_row_order_never_matters(
    total: int, given_weights: dict[str, Fraction], shuffler: random.Random
) -> None:
    somebody(given_weights)
    rows = list(given_weights.items())
    shuffler.shuffle(rows)
    assert shared(total, dict(rows)) == shared(total, given_weights)


@given(amounts, weights)
@example(10, {"甲": Fraction(6), "乙": Fraction(6), "丙": Fraction(2)})
def test_one_step_more_moves_nobody_by_more_than_one(total: int, given_weights: dict[str, Fraction]) -> None:
    somebody(given_weights)
    before, after = shared(total, given_weights), shared(total + 1, given_weights)
    moves = [after[payee] - before[payee] for payee in given_weights]
    assert set(moves) <= {-1, 0, 1}
    assert sum(moves) == 1


def test_the_alabama_paradox_is_real() -> None:
    seats = {"甲": Fraction(6), "乙": Fraction(6), "丙": Fraction(2)}
    assert shared(10, seats) == {"甲": 4, "乙": 4, "丙": 2}
    assert shared(11, seats) == {"甲": 5, "乙": 5, "丙": 1}


@given(amounts, weights, st.fractions(min_value=Fraction(1, 999), max_value=999))
def test_only_proportions_matter(total: int, given_weights: dict[str, Fraction], factor: Fraction) -> None:
    somebody(given_weights)
    scaled = {payee: part * factor for payee, part in given_weights.items()}
    assert shared(total, scaled) == shared(total, given_weights)


def test_a_record_in_two_shares_differs_by_at_most_a_step() -> None:
    assert sorted(shared(100, dict.fromkeys("甲乙丙", Fraction(1))).values()) == [33, 33, 34]
    assert shared(100, {"甲": Fraction(2), "丙": Fraction(1)}) == {"甲": 67, "丙": 33}


@given(amounts, weights, st.fractions(min_value=0, max_value=1, max_denominator=50))
def test_cutting_a_record_in_two_moves_its_owner_by_at_most_a_step_a_record(
    total: int, given_weights: dict[str, Fraction], part: Fraction
) -> None:
    somebody(given_weights)
    whole = shared(total, given_weights)
    owner = min(given_weights)
    cut = {payee: weight for payee, weight in given_weights.items() if payee != owner}
    pieces = {f"{owner}之一": given_weights[owner] * part, f"{owner}之二": given_weights[owner] * (1 - part)}
    apart = shared(total, {**cut, **pieces})
    assert abs(sum(apart[piece] for piece in pieces) - whole[owner]) <= len(pieces)


@given(amounts, st.lists(st.lists(weight, min_size=1, max_size=4), min_size=1, max_size=4))
def test_sharing_by_groups_first_moves_nobody_by_more_than_a_step_a_stage(
    total: int, groups: list[list[Fraction]]
) -> None:
    """One stage and two may differ, so the contract says how many there are."""
    flat = {f"{g}组{m}": weight for g, group in enumerate(groups) for m, weight in enumerate(group)}
    somebody(flat)
    at_once = shared(total, flat)
    by_group = shared(total, {str(g): sum(group, Fraction(0)) for g, group in enumerate(groups)})
    for g, group in enumerate(groups):
        if not sum(group):
            continue
        inside = shared(by_group[str(g)], {f"{g}组{m}": weight for m, weight in enumerate(group)}, f"{g}组")
        assert sum(inside.values()) == by_group[str(g)]
        assert all(abs(part - at_once[payee]) <= 2 for payee, part in inside.items())


def test_two_stages_are_not_one() -> None:
    seven = {str(n): Fraction(1) for n in range(7)}
    assert sorted(shared(100, seven).values()) == [14, 14, 14, 14, 14, 15, 15]
    groups = shared(100, {"三人": Fraction(3), "四人": Fraction(4)})
    assert groups == {"三人": 43, "四人": 57}
    assert sorted(shared(43, {str(n): Fraction(1) for n in range(3)}).values()) == [14, 14, 15]
    assert sorted(shared(57, {str(n): Fraction(1) for n in range(4)}).values()) == [14, 14, 14, 15]


# Ties


def test_ties_go_by_digest() -> None:
    payees = [f"A{number:03d}" for number in range(1, 8)]
    shares = share_out(1000, dict.fromkeys(payees, Fraction(1)), season=SEASON, pool=POOL)
    lucky = {payee for payee, share in shares.items() if share.extra}
    by_digest = sorted(payees, key=lambda payee: hashlib.sha256(f"{SEASON}|{POOL}|{payee}".encode()).digest())
    assert lucky == set(by_digest[: 1000 % 7])


def test_the_odd_fen_wanders_over_pools_and_seasons() -> None:
    two = dict.fromkeys(("A001", "A002"), Fraction(1))
    lucky = {
        payee
        for step in range(20)
        for payee, share in share_out(1, two, season=SEASON, pool=f"分红/{step}").items()
        if share.extra
    }
    assert lucky == set(two)


def test_the_digest_is_over_composed_characters() -> None:
    composed, apart = "é", unicodedata.normalize("NFD", "é")
    assert composed != apart
    assert tie_digest(SEASON, POOL, composed) == tie_digest(SEASON, POOL, apart)


@given(amounts, weights)
def test_a_payee_alone_can_check_the_cut_off(total: int, given_weights: dict[str, Fraction]) -> None:
    somebody(given_weights)
    shares = share_out(total, given_weights, season=SEASON, pool=POOL)
    cutoff = cutoff_of(shares.values())
    for share in shares.values():
        due = (
            cutoff is not None
            and share.remainder > 0
            and (-share.remainder, share.digest) <= (-cutoff[0], cutoff[1])
        )
        assert share.extra == due


def test_without_a_leftover_there_is_no_cut_off() -> None:
    assert cutoff_of([Share(1, 1, Fraction(0), extra=False, digest="00")]) is None


# Refusals


def test_a_negative_amount_is_never_shared() -> None:
    with pytest.raises(ValueError, match=r"^a negative amount is never shared$"):
        shared(-1, {"甲": Fraction(1)})


def test_a_negative_weight_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^a weight is negative$"):
        shared(1, {"甲": Fraction(2), "乙": Fraction(-1)})


@pytest.mark.parametrize("nobody", [{}, {"甲": Fraction(0)}])
def test_somebody_must_have_a_right(nobody: dict[str, Fraction]) -> None:
    with pytest.raises(ValueError, match=r"^nobody has a right to this pool$"):
        shared(1, nobody)
    assert shared(0, nobody) == dict.fromkeys(nobody, 0)
