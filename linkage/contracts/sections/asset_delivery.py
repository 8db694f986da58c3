"""Handing over (交付验收)."""

from linkage.contracts.section import Section

SECTION = Section(says=("交付日期",))
