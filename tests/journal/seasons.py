"""Small seasons settled for the tests of the journal."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from linkage.closing import close
from linkage.model.entitlement import Settlement

HERE = Path(__file__).parent
CASES = HERE.parent / "cases"

_HEAD = """\
合作: 示例合作
编号: {code}
模式: 公司+村集体+农户
期间: {period}
当事人:
  公司: {{代码: gs, 类型: 有限责任公司, 名称: 青山公司}}
  村集体: {{代码: cjt, 类型: 农村集体经济组织, 名称: 柳湾村股份经济合作社}}
  合作社: {{代码: hzs, 类型: 农民专业合作社, 名称: 柳湾合作社}}
  税务机关: {{代码: swj, 类型: 税务机关, 名称: 县税务局}}
  农户: {{名册: 名册}}
"""

_ROSTER = "户号,成员号,姓名,与户主关系,组\nA1,1,王小田,户主,1组\nA2,1,李大山,户主,1组\n"


_RENT = """\
条款:
  - 条款: 土地租金
    收入: 租金
    付款方: 公司
    收款方: 农户
    数量: 地块.面积
    单价: 600 元/亩/年
    期限: 2025-01-01 至 2034-12-31
    计期: {方法: 按日, 基准: 实际/365}
    取整: {环节: 每户合计, 单位: 分, 方式: 四舍五入}
"""


def rent(paid: str, *more: str) -> str:
    """A clause of rent for land, paid as this says (支付); ``more`` are further lines of it."""
    lines = (f"支付: {paid}", *more, "依据: 第三条")
    return _RENT + "".join(f"    {line}\n" for line in lines)


@cache
def settled(body: str, period: str = "2025-01-01 至 2025-12-31", **registers: str) -> Settlement:
    """Settle a season of two households; ``body`` is what stands under the parties."""
    with TemporaryDirectory() as folder:
        season = Path(folder) / "季"
        (season / "台账").mkdir(parents=True)
        head = _HEAD.format(code="LW-2025", period=period)
        (season / "合作.yaml").write_text(head + body, encoding="utf-8")
        for sheet, text in {"名册": _ROSTER, **registers}.items():
            (season / "台账" / f"{sheet}.csv").write_text(text, encoding="utf-8")
        return close(season).settlement
