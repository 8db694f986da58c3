"""Packing (包装)."""

from linkage.contracts.section import Section

SECTION = Section(
    says=("包装",),
    offers={
        "包装提供": (
            "甲方",
            "乙方",
        )
    },
)
