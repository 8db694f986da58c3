"""On the wall: no total that shows whose money it is, also not as what the others leave over."""

from __future__ import annotations

import pytest

from linkage.model.entitlement import Line, Settlement
from linkage.reports.effect_notice import REPORT
from rows import CITE, arrangement, books, number


def settled(*paid: tuple[str, str]) -> Settlement:
    lines = [
        Line(payee, payee, "gs", income, "", income, number("100", "元"), CITE, "LI-1")
        for payee, income in paid
    ]
    return Settlement(
        (arrangement(),), books(households=dict.fromkeys("ABCDEF", 1)), tuple(lines), (), (), ()
    )


def rents(names: str) -> list[tuple[str, str]]:
    return [(name, "租金") for name in names]


@pytest.mark.parametrize(
    ("paid", "rows", "total"),
    [
        (rents("AB"), None, ()),
        (rents("ABC"), [("租金", "3", "300.00")], ("3", "300.00")),
        (
            [*rents("ABC"), ("D", "薪金")],
            [("租金", "3", "300.00"), ("其他", "不足 3 户", "不单列")],
            ("4", "不列"),
        ),
        (
            [*rents("ABC"), ("D", "薪金"), ("E", "奖补"), ("F", "奖补")],
            [("租金", "3", "300.00"), ("其他", "3", "300.00")],
            ("6", "600.00"),
        ),
        ([*rents("ABC"), *rents("A")], [("租金", "3", "400.00")], ("3", "400.00")),
    ],
)
def test_fewer_than_three_households_are_never_told_apart(
    paid: list[tuple[str, str]], rows: list[tuple[str, str, str]] | None, total: tuple[str, ...]
) -> None:
    tables = REPORT.tell(settled(*paid))
    if rows is None:
        assert tables == ()
        return
    (table,) = tables
    assert [
        ("其他" if row[0] == "其他" else row[1].removeprefix("土地"), row[2], row[3]) for row in table.rows
    ] == rows
    assert table.total[2:] == total
    assert REPORT.edition == "public"
