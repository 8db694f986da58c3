"""Disaster and insurance (灾害与保险)."""

from linkage.contracts.section import Section

SECTION = Section(says=("灾害处理", "订单保险"))
