"""When the land is handed over (土地交付)."""

from linkage.contracts.section import Section

SECTION = Section(says=("交付时间", "交付时的状况"))
