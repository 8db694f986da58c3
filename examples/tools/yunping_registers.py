"""The registers of 云坪村 for the season of 2025: what stands in each sheet of the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from yunping_cells import Cell, Rows
from yunping_holdings import Holdings
from yunping_money import DECISIONS, FACTS, MEETINGS, OPENING, PRICES, Payments, attendance
from yunping_people import Household, households
from yunping_trade import Trade


def sheets() -> Mapping[str, Rows]:
    """All registers: sheet name to rows, in the order of the columns of each sheet."""
    village = households()
    held = Holdings(village)
    trade = Trade(village, held.plots)
    payments = Payments(village, held.plots, trade.work, trade.orders)
    return {
        "名册": list(roster(village, trade.work)),
        "事件": held.events,
        "地块": held.plots,
        "股份": held.shares,
        "用工": trade.work,
        "交售": trade.orders,
        "代销": trade.sales,
        "居间": trade.brokerage,
        "价格": PRICES,
        "事实": FACTS,
        "预付": payments.advances,
        "抵扣同意": payments.consents,
        "已付": payments.paid,
        "期初": OPENING,
        "会议": MEETINGS,
        "到会": list(attendance(village)),
        "决定": DECISIONS,
    }


def roster(village: Sequence[Household], work: Rows) -> Iterator[Sequence[Cell]]:
    """户号 成员号 姓名 与户主关系 证件号 出生日期 组 户类别 成员自 成员至 电话 户名 卡号 开户行 版式."""
    workers = {(row[1], row[2]) for row in work}
    for household in village:
        for person in household.people:
            is_head = person is household.head
            paid = is_head or (person.household, str(person.number)) in workers
            yield (
                person.household,
                str(person.number),
                person.name,
                person.relation,
                person.identity,
                person.birth,
                f"{household.group}组",
                household.category,
                person.since,
                person.until,
                person.phone if paid else None,
                person.name if paid else None,
                person.card if paid else None,
                "青岭农商银行云坪支行" if paid else None,
                ("大字" if household.large else "普通") if is_head else None,
            )
