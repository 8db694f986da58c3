"""Upkeep and fire safety (维修与消防安全)."""

from linkage.contracts.section import Section

SECTION = Section(
    offers={
        "维修责任": (
            "甲方修主体，乙方修日常",
            "甲方",
            "乙方",
        ),
        "资产保险": (
            "甲方投保",
            "乙方投保",
            "不投保",
        ),
        "税费承担": (
            "甲方",
            "乙方",
            "各自依法承担",
        ),
    }
)
