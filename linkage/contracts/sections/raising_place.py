"""Sheds and prevention of disease (场舍与防疫条件)."""

from linkage.contracts.section import Section

SECTION = Section(says=("场舍面积", "防疫合格证号", "养户编号"))
