"""Agreeing the account (对账)."""

from linkage.contracts.section import Section

SECTION = Section(says=("对账日", "结算周期"))
