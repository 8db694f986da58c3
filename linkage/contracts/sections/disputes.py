"""How disputes are settled (争议解决)."""

from linkage.contracts.section import Section

SECTION = Section(says=("争议解决", "争议机构"), offers={"争议方式": ("仲裁", "诉讼")})
