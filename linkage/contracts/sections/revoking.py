"""How a mandate is revoked (撤销)."""

from linkage.contracts.section import Section

SECTION = Section(says=("撤销方式",))
