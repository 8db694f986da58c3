"""Set-off walks claims in order through the clauses they may touch, within their caps and what is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest

from linkage.engine.setoff import Claim, set_off, takings
from rows import number

OPEN = {"货款": "100", "分红": "60"}
BOTH = ("货款", "分红")


def taken(
    claims: Sequence[tuple[str, str]],
    reach: Mapping[str, Sequence[str]],
    caps: Mapping[str, str] | None = None,
) -> Fraction:
    return set_off(
        {clause: number(said, "元") for clause, said in OPEN.items()},
        [Claim(item, number(said, "元")) for item, said in claims],
        reach,
        {item: number(said, "元") for item, said in (caps or {}).items()},
    ).value


@pytest.mark.parametrize(
    ("claims", "reach", "caps", "value"),
    [
        ([("种苗", "30")], {"种苗": BOTH}, {}, 30),
        ([("种苗", "130")], {"种苗": BOTH}, {}, 130),
        ([("种苗", "130")], {"种苗": ("分红",)}, {}, 60),
        ([("种苗", "500")], {"种苗": BOTH}, {}, 160),
        ([("种苗", "130")], {"种苗": BOTH}, {"种苗": "45"}, 45),
        ([("种苗", "30"), ("种苗", "30")], {"种苗": BOTH}, {"种苗": "45"}, 45),
        ([("种苗", "100"), ("农药", "80")], {"种苗": ("货款",), "农药": BOTH}, {}, 160),
        ([("农药", "80"), ("种苗", "100")], {"种苗": ("货款",), "农药": BOTH}, {}, 100),
        ([], {}, {}, 0),
    ],
)
def test_what_is_recovered(
    claims: Sequence[tuple[str, str]], reach: Mapping[str, Sequence[str]], caps: Mapping[str, str], value: int
) -> None:
    assert taken(claims, reach, caps) == value


def test_the_figure_keeps_all_it_was_taken_from() -> None:
    figure = set_off(
        {"货款": number("100", "元")},
        [Claim("种苗", number("30", "元"))],
        {"种苗": ("货款",)},
        {"种苗": number("20", "元")},
    )
    assert figure.args == (number("100", "元"), number("30", "元"), number("20", "元"))
    assert figure.params == {
        "clauses": ["货款"],
        "items": ["种苗"],
        "reach": {"种苗": ["货款"]},
        "caps": ["种苗"],
    }


def test_each_claim_says_what_it_took_and_what_it_could_reach() -> None:
    """The parts of the claims make up the whole, in the order in which they were taken."""
    opens = {clause: number(said, "元") for clause, said in OPEN.items()}
    claims = [Claim("种苗", number("130", "元")), Claim("农药", number("40", "元"))]
    reach = {"种苗": ("货款",), "农药": BOTH}
    caps = {"种苗": number("90", "元")}
    found = takings(opens, claims, reach, caps)
    assert [(one.taken, one.room, one.open_) for one in found] == [
        (Fraction(90), Fraction(90), Fraction(100)),
        (Fraction(40), None, Fraction(70)),
    ]
    assert [one.claim for one in found] == claims
    assert set_off(opens, claims, reach, caps).value == sum(one.taken for one in found)
