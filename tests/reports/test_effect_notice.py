"""On the wall: no total that shows whose money it is, also not as what the others leave over."""

from __future__ import annotations

import pytest
from attrs import evolve

from linkage.model.entitlement import Line, Settlement
from linkage.reports import effect_notice
from linkage.reports.effect_notice import REPORT
from linkage.telling.summary import add
from rows import CITE, arrangement, books, number
from test_example_cooperative import closed


def settled(*paid: tuple[str, str]) -> Settlement:
    lines = [
        Line(payee, payee, "gs", income, "", income, number("100", "元"), CITE, "LI-1")
        for payee, income in paid
    ]
    return Settlement(
        (arrangement(),), books(households=dict.fromkeys("ABCDEFGHIJ", 1)), tuple(lines), (), (), ()
    )


def rents(names: str) -> list[tuple[str, str]]:
    return [(name, "租金") for name in names]


@pytest.mark.parametrize(
    ("paid", "rows", "total"),
    [
        (rents("ABCD"), None, ()),
        (rents("ABCDE"), [("租金", "5", "500.00")], ("5", "500.00")),
        (
            [*rents("ABCDE"), ("F", "薪金")],
            [("租金", "5", "500.00"), ("其他", "不足 5 户", "不单列")],
            ("6", "不列"),
        ),
        (
            [*rents("ABCDE"), ("F", "薪金"), *((name, "奖补") for name in "GHIJ")],
            [("租金", "5", "500.00"), ("其他", "5", "500.00")],
            ("10", "1,000.00"),
        ),
        ([*rents("ABCDE"), *rents("A")], [("租金", "5", "600.00")], ("5", "600.00")),
    ],
)
def test_fewer_than_five_households_are_never_told_apart(
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


def kinds(*paid: tuple[str, str]) -> Settlement:
    """Commissions of kinds that the notice on the same wall adds up under one heading."""
    base = settled(*(("A", "佣金") for _ in paid))
    lines = [
        evolve(line, payee=payee, name=payee, kind=kind)
        for line, (payee, kind) in zip(base.lines, paid, strict=True)
    ]
    return evolve(base, lines=tuple(lines))


def test_what_the_notice_adds_up_must_not_be_told_apart_by_subtraction() -> None:
    sold = [(name, "代销") for name in "ABCDE"]
    (table,) = REPORT.tell(kinds(*sold, ("F", "用工")))
    assert [row[2:] for row in table.rows] == [("6", "600.00")]
    assert table.rows[0][0] == "其他"
    (table,) = REPORT.tell(kinds(*sold, *((name, "用工") for name in "FGHIJ")))
    assert [row[3] for row in table.rows] == ["500.00", "500.00"]


def test_a_total_that_holds_listed_shares_tells_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    base = settled(*((name, "股金") for name in "ABCDEF"))
    shares = [evolve(line, clause="年终/1") for line in base.lines[:5]]
    (open_,) = REPORT.tell(evolve(base, lines=(*shares, base.lines[5])))
    assert open_.rows[0][2:] == ("6", "600.00")
    monkeypatch.setattr(effect_notice, "_listed", lambda _: frozenset({"年终/1"}))
    (table,) = REPORT.tell(evolve(base, lines=(*shares, base.lines[5])))
    assert table.rows == (("其他", "户数少，合在一起", "不足 5 户", "不单列"),)
    assert table.total[3] == "不列"


def test_capital_given_back_is_not_told_as_an_effect() -> None:
    settled = closed().settlement
    (table,) = REPORT.tell(settled)
    assert not any("退社" in cell for row in table.rows for cell in row)
    assert table.total[3] == str(add(line.amount for line in settled.lines if line.income != "退社退还"))
