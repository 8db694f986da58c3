"""Taking back (回收标准)."""

from linkage.contracts.section import Section

SECTION = Section(says=("出栏体重区间", "目标料肉比", "存活率标准"), sums=("每档奖扣",))
