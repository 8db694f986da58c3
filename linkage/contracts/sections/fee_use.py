"""What the collective spends the fee on (费用的用途): the land and public use."""

from linkage.contracts.section import Section

SECTION = Section(says=("流转服务费用途",))
