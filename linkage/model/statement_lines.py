"""Lines of the accounts (报表上账里的各行): what an official statement takes from the books, by its statute.

The lines of co-operatives are those of 会农社02表 (财会〔2021〕37号); those of collectives are remembered and
were not compared with the text (财会〔2023〕14号).
"""

from __future__ import annotations

from collections.abc import Mapping

from linkage.model.payer import Statute

_OPERATING = ("经营收入", "投资收益", "经营支出", "税金及附加", "管理费用", "财务费用")

#: The lines from income down to this year's surplus or income, without the sums between them.
ACCOUNT_LINES: Mapping[Statute, tuple[str, ...]] = {
    Statute.COOPERATIVE: (*_OPERATING, "其他收入", "其他支出", "所得税费用"),
    Statute.COLLECTIVE: (*_OPERATING, "补助收入", "其他收入", "公益支出", "其他支出", "所得税费用"),
}
