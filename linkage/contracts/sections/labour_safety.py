"""Safety (安全防护)."""

from linkage.contracts.section import Section

SECTION = Section(
    offers={
        "健康告知": (
            "已告知，可以胜任",
            "有情况，已写明",
        )
    }
)
