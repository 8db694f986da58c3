"""Transfer, exit and the end (转让、退出、期满处置)."""

from linkage.contracts.section import Section

SECTION = Section(says=("期满处置", "退出办法"))
