"""Technical service (技术服务): who answers for advice that was followed."""

from linkage.contracts.section import Section

SECTION = Section(says=("技术服务",))
