"""The raiser's deposit (保证金)."""

from linkage.contracts.section import Section

SECTION = Section(says=("保证金退还", "养殖担保人"), sums=("养殖保证金", "保证金利息"))
