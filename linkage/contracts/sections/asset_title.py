"""State of the title (权属现状), and how the deal was made."""

from linkage.contracts.section import Section

SECTION = Section(
    says=("抵押情况", "交易编号"),
    sums=("底价", "成交价"),
    offers={
        "交易方式": (
            "竞价",
            "招标",
            "协商",
        )
    },
)
