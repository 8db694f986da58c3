"""Technical rules (技术规程), death and culling (死淘)."""

from linkage.contracts.section import Section

SECTION = Section(says=("技术规程", "死亡认定人"))
