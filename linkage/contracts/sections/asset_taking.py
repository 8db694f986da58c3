"""Expropriation (征收)."""

from linkage.contracts.section import Section

SECTION = Section(says=("征收补偿归属",))
