"""Risk and security (风险与担保)."""

from linkage.contracts.section import Section

SECTION = Section(says=("担保", "灾害处理"))
