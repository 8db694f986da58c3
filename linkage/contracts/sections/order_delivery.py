"""When, where and how the goods are handed over (交售)."""

from linkage.contracts.section import Section

SECTION = Section(
    says=("交售期", "交售地点"),
    offers={
        "交售方式": (
            "上门收购",
            "送到收购点",
            "其他",
        ),
        "运费承担": (
            "甲方",
            "乙方",
        ),
    },
)
