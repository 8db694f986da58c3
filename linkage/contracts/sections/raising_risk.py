"""Risks and insurance (风险与保险)."""

from linkage.contracts.section import Section

SECTION = Section(
    says=("保险", "保费分担"),
    offers={
        "市场风险": (
            "甲方",
            "乙方",
            "双方",
        ),
        "养殖风险": (
            "甲方",
            "乙方",
            "双方",
        ),
    },
)
