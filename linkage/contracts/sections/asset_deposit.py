"""Deposits (履约保证金)."""

from linkage.contracts.section import Section

SECTION = Section(says=("保证金退还",), sums=("交易保证金", "履约保证金"))
