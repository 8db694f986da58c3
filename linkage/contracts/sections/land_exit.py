"""How land comes back (退出与返还): land or money, at the end, on leaving, on dissolution."""

from linkage.contracts.section import Section

SECTION = Section(says=("退出与返还",), offers={"返还方式": ("返还土地", "返还折价款")})
