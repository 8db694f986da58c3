"""Work (干活): which incomes are pay for it; the law shields them, whatever an agreement calls them."""

from __future__ import annotations

#: What pay for work is called that goes under the gold of commission.
WORK_PAY = "劳务佣金"


def is_work(income: str, kind: str) -> bool:
    """Say whether an income is pay for work, as wage (薪金) or under the gold of commission (用工).

    >>> is_work("佣金", "用工"), is_work("佣金", "代销")
    (True, False)
    """
    return income == "薪金" or (income, kind) == ("佣金", "用工")
