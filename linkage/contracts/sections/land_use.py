"""What the land is used for (土地用途)."""

from linkage.contracts.section import Section

SECTION = Section(says=("土地用途",))
