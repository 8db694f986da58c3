"""What it may be used for (用途)."""

from linkage.contracts.section import Section

SECTION = Section(says=("资产用途",))
