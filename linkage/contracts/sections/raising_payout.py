"""When the fee is settled (代养费结算)."""

from linkage.contracts.section import Section

SECTION = Section(says=("结算天数",))
