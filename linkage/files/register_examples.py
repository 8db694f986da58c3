"""Register examples (示例行): the row that shows how to fill a sheet, for whoever fills it to delete.

An example row is never data: its 户号, or its first word where a sheet has no 户号, marks it, and the
reader skips it with a note (W310). Every cell of it says 示例, days and numbers too, so that a cell
somebody forgot while typing over the row is refused, and never taken for data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from linkage.files.register_sheets import EXAMPLE_HOUSEHOLD, EXAMPLE_MARK
from linkage.model.registers import Column, Kind, Sheet

NOTE = "这一行是示例，照着填。填好自己的以后，请整行删除；忘了删也不会当作数据，检查时会提醒。"
# Sheets whose rows are written already: what is to be filled there is yellow.
_WRITTEN = frozenset({"约定", "事实"})
# Words by sheet and heading; "" stands for every sheet. Headings left out stay empty in the example.
_WORDS: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("", "成员号"): "1",
        ("", "姓名"): "张三",
        ("", "与户主关系"): "户主",
        ("", "组"): "一组",
        ("", "户名"): "张三",
        ("", "开户行"): "某县农商行",
        ("", "证件号"): "18位号码",
        ("", "卡号"): "银行卡号码",
        ("", "电话"): "手机号码",
        ("", "类别"): "一般户",
        ("", "依据"): "村民会议决议",
        ("", "事件"): "迁出",
        ("", "地块代码"): "DK001",
        ("", "股别"): "资金股",
        ("", "项目"): "按合作协议里的名称",
        ("成员账户", "项目"): "出资",
        ("", "单据号"): "0001",
        ("", "品名"): "黄桃",
        ("", "等级"): "一级",
        ("", "付款方"): "公司",
        ("", "收款方"): "村集体",
        ("", "事项"): "介绍用工",
        ("积分", "事项"): "环境整治",
        ("", "单位"): "工日",
        ("居间", "单位"): "人",
        ("验收", "单位"): "株",
        ("批次", "单位"): "头",
        ("", "批次"): "2025-01批",
        ("", "岗位"): "采摘",
        ("", "认定人"): "李四",
        ("", "系列"): "稻谷收购价",
        ("", "每"): "斤",
        ("", "来源"): "县发改局公告",
        ("", "债权人"): "公司",
        ("", "凭证"): "收据0001",
        ("", "应付|应收"): "应付",
        ("", "原期间"): "2024年",
        ("", "名称"): "冷库",
        ("资产", "类别"): "经营性",
        ("", "资金来源"): "村集体自有",
        ("", "险种"): "水稻保险",
        ("", "会议号"): "2025-01",
        ("", "步骤"): "决议",
        ("会议", "事项"): "成员大会：2025年度收益分配方案",
        ("", "状态"): "到会",
        ("", "种类"): "答复",
        ("", "对象"): "C615",
        ("", "理由"): "已按规定公示",
        ("", "决定人"): "李四",
    }
)
_NUMBERS: Mapping[str, str] = MappingProxyType({"面积": "3.5", "份额": "10", "价": "1.3", "数量": "2"})
_ANY_NUMBER = "100"
# Days that mostly stay empty; an example that shows them would be copied.
_SPARE_DAYS = frozenset({"止", "成员自", "成员至", "申请日"})


def example_row(sheet: Sheet, year: int, choices: Mapping[tuple[str, str], Sequence[str]]) -> dict[str, str]:
    """The example row of a sheet by heading; empty where the rows of the sheet are written already.

    ``choices`` are the words this season offers, so that the example speaks of its own clauses.
    """
    if sheet.name in _WRITTEN:
        return {}
    said = {column.heading: _said(sheet, column, year, choices) for column in sheet.columns}
    if "户号" not in said:
        first = next((column.heading for column in sheet.columns if column.kind is Kind.TEXT), "")
        said[first] = said[first] or "1"
    row = {heading: f"{EXAMPLE_MARK}{text}" for heading, text in said.items() if text}
    return row | ({"户号": EXAMPLE_HOUSEHOLD} if "户号" in said else {})


def _said(sheet: Sheet, column: Column, year: int, choices: Mapping[tuple[str, str], Sequence[str]]) -> str:
    """What an example writes into a column; empty where it shows nothing."""
    heading = column.heading
    offered = choices.get((sheet.name, heading))
    match column.kind:
        case Kind.DAY:
            return "" if heading in _SPARE_DAYS else _day(heading, year)
        case Kind.NUMBER:
            return _NUMBERS.get(heading, _ANY_NUMBER) if column.required else ""
        case Kind.TEXT if offered:
            return offered[0]
        case _:
            said = _WORDS.get((sheet.name, heading)) or _WORDS.get(("", heading), "")
            return column.choices[0] if said and column.choices and said not in column.choices else said


def _day(heading: str, year: int) -> str:
    if heading == "出生日期":
        return "1968-05-01"
    if heading == "承包期止":
        return f"{year + 5}-12-31"
    return f"{year}-01-01" if heading == "起" else f"{year}-09-01"
