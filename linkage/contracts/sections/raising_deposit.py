"""The raiser's deposit (保证金)."""

from linkage.contracts.section import Section

SECTION = Section(says=("养殖保证金", "保证金利息", "保证金退还"))
