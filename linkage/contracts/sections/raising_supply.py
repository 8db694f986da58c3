"""Young stock, feed and drugs (苗、料、药供应与计价)."""

from linkage.contracts.section import Section

SECTION = Section(sums=("超短料单价",))
