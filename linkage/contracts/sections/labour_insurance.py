"""Insurance (保险): a field that must be filled."""

from linkage.contracts.section import Section

SECTION = Section(
    says=("务工保险",),
    offers={
        "保险种类": (
            "工伤保险",
            "意外伤害保险",
            "雇主责任险",
            "其他",
        ),
        "保费承担": (
            "甲方",
            "乙方",
        ),
    },
)
