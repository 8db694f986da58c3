"""Training (培训)."""

from linkage.contracts.section import Section

SECTION = Section(says=("培训",))
