"""Which kind of agreement it is (用工的性质): asked first, for the name alone changes nothing."""

from linkage.contracts.section import Section

SECTION = Section(
    offers={
        "用工性质": (
            "劳动合同",
            "劳务协议",
            "承揽",
        )
    }
)
