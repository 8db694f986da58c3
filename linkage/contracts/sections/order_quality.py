"""What is good enough (质量要求), and who says so."""

from linkage.contracts.section import Section

SECTION = Section(
    says=("质量标准",),
    offers={
        "检测方式": (
            "感官查验",
            "仪器检测",
            "送检",
            "其他",
        )
    },
)
