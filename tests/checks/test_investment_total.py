"""The total investment is what the sides bring in together."""

from __future__ import annotations

from checks.settled import found, settled
from linkage.model.entitlement import Settlement
from lints.tripped import Change


def stakes(season: Settlement) -> int:
    """What households have paid in, in whole yuan."""
    rows = (row.figure("出资额") for row in season.books.rows("股份") if row.day("止") is None)
    return int(sum(figure.value for figure in rows if figure is not None))


def said(total: str, own: str = "100000.00 元") -> list[str]:
    change = Change(
        text=(
            ("  地点:", f"  总投资: {total}\n  地点:"),
            ("类型: 有限责任公司,", f'类型: 有限责任公司, 投入作价: "{own}",'),
        )
    )
    return [finding.message for finding in found("investment_total", change)]


def test_as_much_as_is_brought_in_is_right() -> None:
    brought = 100_000 + stakes(settled(Change()))
    assert said(f"{brought} 元") == []
    (message,) = said(f"{brought - 1} 元")
    assert "多 1.00 元" in message
    assert "农户出资" in message


def test_less_may_be_what_has_no_value() -> None:
    brought = 100_000 + stakes(settled(Change()))
    assert said(f"{brought + 1} 元") == []
    assert said("另行商定") == []
