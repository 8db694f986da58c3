"""Kind, number and batches (品种数量批次)."""

from linkage.contracts.section import Section

SECTION = Section(says=("品种", "每批数量", "批次"))
