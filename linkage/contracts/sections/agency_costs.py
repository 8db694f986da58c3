"""Costs and taxes (费用税费)."""

from linkage.contracts.section import Section

SECTION = Section(
    offers={
        "费用承担": (
            "甲方",
            "乙方",
            "各自承担",
        )
    }
)
