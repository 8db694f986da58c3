"""Alterations and subletting (改造添附、转租)."""

from linkage.contracts.section import Section

SECTION = Section(
    says=("添附处置",),
    offers={
        "转租": (
            "不得转租",
            "经甲方书面同意可以转租",
        )
    },
)
