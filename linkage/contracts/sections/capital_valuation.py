"""How it is valued and received (出资作价与到账)."""

from linkage.contracts.section import Section

SECTION = Section(
    says=("评估报告号",),
    offers={
        "作价方式": (
            "评估",
            "全体成员作价",
            "协议",
            "按原值",
        )
    },
)
