"""Write examples/石门村2025/台账.xlsx again from nothing: python examples/tools/build_shimen.py [FILE].

Eight households for the contracts that the other villages have no use for: two raise pigs for a company, all
put woodland into it, the collective lets it a workshop and rewards who plants and builds.
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from attrs import evolve
from yunping_cells import Cell

from linkage.files.register_sheets import SHEET_BY_NAME
from linkage.files.workbook_writer import register_workbook
from linkage.invented.numbers import bank_card, mobile, resident_id
from linkage.model.registers import Column, Kind, Sheet

TARGET = Path(__file__).parent.parent / "石门村2025" / "台账.xlsx"

_HEADS = ("石永宽", "柏秋月", "骆长河", "谷金凤", "阎大有", "宁小满", "石春生", "古丽巴哈尔·买买提")
_MATES = ("郝桂兰", "宁志成", "谷秀云", "石国强", "柏玉珍", "骆建平", "", "")
_ACRES = ("6.4", "5.2", "8.1", "3.75", "4.6", "7.3", "2.8", "5.05")
#: The son of the first household moved out with part of the woodland on this day.
_PARTED = "2025-05-01"


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def _number(at: int) -> str:
    return f"SM{at:03d}"


def _roster() -> list[dict[str, Cell]]:
    rows: list[dict[str, Cell]] = []
    for at, (head, mate) in enumerate(zip(_HEADS, _MATES, strict=True), start=1):
        number = _number(at)
        born = datetime.date(1960 + 3 * at, 1 + at, 4 + at)
        rows.append(
            {
                "户号": number,
                "成员号": "1",
                "姓名": head,
                "与户主关系": "户主",
                "证件号": resident_id(born, male=at % 2 == 1, serial=40 + at),
                "组": f"{1 + (at - 1) // 4}组",
                "户类别": "监测对象" if at == 6 else "一般户",
                "成员自": _day(_PARTED) if at == 7 else None,
                "电话": mobile("石门", number),
                "户名": head,
                "卡号": bank_card("石门", number),
                "开户行": "石门农商行",
            }
        )
        if mate:
            rows.append({"户号": number, "成员号": "2", "姓名": mate, "与户主关系": "配偶"})
    rows.append(
        {"户号": "SM001", "成员号": "3", "姓名": "石春生", "与户主关系": "子", "成员至": _day("2025-04-30")}
    )
    return rows


def _land() -> list[dict[str, Cell]]:
    named = ("后山", "鹰嘴崖", "干溪口", "桐子坪")
    rows: list[dict[str, Cell]] = []
    for at, acres in enumerate(_ACRES, start=1):
        rows.append(
            {
                "户号": _number(at),
                "地块代码": f"3699011030100100{at:03d}",
                "面积": Decimal(acres),
                "起": _day(_PARTED) if at == 7 else None,
                "承包期止": _day("2070-12-31"),
                "地块名称": f"{named[at % 4]}{at}号林",
                "四至": "东至山脊，南至路，西至沟，北至林",
                "土地类型": "林地",
            }
        )
    rows.append({**rows[6], "户号": "SM001", "起": None, "止": _day("2025-04-30")})
    return rows


def _shares() -> list[dict[str, Cell]]:
    rows: list[dict[str, Cell]] = [
        {
            "户号": _number(at),
            "股别": "土地股",
            "份额": Decimal(acres),
            "起": _day(_PARTED) if at == 7 else None,
            "依据": "林地入股登记表",
        }
        for at, acres in enumerate(_ACRES, start=1)
    ]
    rows.append(
        {
            "户号": "SM001",
            "股别": "土地股",
            "份额": Decimal(_ACRES[6]),
            "止": _day("2025-04-30"),
            "依据": "林地入股登记表",
        }
    )
    return rows


def _batches() -> list[dict[str, Cell]]:
    pigs = (
        ("SM002", "2025-01批", "2025-01-10", 200, "7.2", "2025-06-05", 193, "21905.5", "60021"),
        ("SM002", "2025-07批", "2025-07-02", 200, "7", "2025-11-28", 196, "22148", "60464"),
        ("SM005", "2025-02批", "2025-02-15", 180, "6.9", "2025-07-11", 168, "18732", "52824"),
    )
    keys = ("户号", "批次", "进苗日", "进苗数", "进苗均重", "出栏日", "上市数", "总重", "用料")
    rows: list[dict[str, Cell]] = []
    for pig in pigs:
        row: dict[str, Cell] = dict(zip(keys, pig, strict=True))
        days = {key: _day(str(row[key])) for key in ("进苗日", "出栏日")}
        weights = {key: Decimal(str(row[key])) for key in ("进苗均重", "总重", "用料")}
        rows.append({**row, **days, **weights, "单位": "头"})
    return rows


def sheets() -> Mapping[str, Sequence[Mapping[str, Cell]]]:
    """All registers: sheet name to rows."""
    return {
        "名册": _roster(),
        "事件": [
            {
                "日期": _day(_PARTED),
                "户号": "SM001",
                "成员号": "3",
                "事件": "分户",
                "对方户号": "SM007",
                "对方成员号": "1",
                "依据": "分户登记2025-01号",
            }
        ],
        "地块": _land(),
        "股份": _shares(),
        "批次": _batches(),
        "验收": [
            {
                "日期": _day("2025-10-18"),
                "户号": "SM003",
                "事项": "新种药材",
                "数量": Decimal("5.5"),
                "单位": "亩",
                "认定人": "村验收组",
            },
            {
                "日期": _day("2025-10-18"),
                "户号": "SM005",
                "事项": "新建猪栏",
                "数量": 64,
                "单位": "平方米",
                "认定人": "村验收组",
            },
            {
                "日期": _day("2025-10-19"),
                "户号": "SM006",
                "事项": "新种药材",
                "数量": Decimal("2.25"),
                "单位": "亩",
                "认定人": "村验收组",
            },
        ],
        "资产": [
            {
                "资产号": "ZC01",
                "名称": "药材加工房",
                "类别": "经营性",
                "原值": 680000,
                "资金来源": "村集体自有",
                "验收日": _day("2024-05-30"),
                "所有者": "村集体",
                "起": _day("2024-06-01"),
                "条款": "加工房租金",
                "坐落": "石门村2组路口",
                "计租面积": 320,
                "实收": 0,
            },
        ],
        "收租": [
            {"条款": "加工房租金", "日期": _day("2024-07-01"), "实收": 30720, "凭证": "SJ2024-031"},
        ],
        "会议": [
            {
                "会议号": "GS-2026-01",
                "步骤": "决议",
                "日期": _day("2026-01-01"),
                "事项": "股东会：云溪县石门畜牧有限公司2025年度利润分配方案",
                "文号": "石牧股决〔2026〕1号",
            },
            {
                "会议号": "2026-01",
                "步骤": "结果公开",
                "日期": _day("2026-01-02"),
                "事项": "2025年度林下利润分配结果",
                "公示起": _day("2026-01-02"),
                "公示止": _day("2026-01-19"),
            },
        ],
        "决定": [
            {
                "编号": "JD1",
                "日期": _day("2026-01-01"),
                "种类": "答复",
                "对象": "C797",
                "内容": "股息红利的个人所得税由公司用自有资金代缴，不从各户的钱里扣",
                "决定人": "柴望山",
                "理由": "税由公司代缴",
            },
        ],
        "事实": [
            {
                "名称": "林下净利润",
                "数值": Decimal("86420.55"),
                "单位": "元",
                "起": _day("2025-01-01"),
                "止": _day("2025-12-31"),
                "来源": "公司2025年度报表（虚拟数据）",
            },
            {"名称": "出表日", "数值": _day("2026-01-20"), "单位": "日期", "来源": "虚拟数据"},
        ],
    }


#: Columns of the village's own, and the sheet of rent that came in, which no other village has.
_ADDED = {
    "地块": (Column("地块名称"), Column("四至"), Column("土地类型")),
    "资产": (Column("计租面积", Kind.NUMBER, units=("平方米",)),),
}
_RENT = Sheet(
    "收租",
    "收到的租金，每笔一行。",
    (Column("条款"), Column("日期", Kind.DAY), Column("实收", Kind.NUMBER, units=("元",)), Column("凭证")),
)


def _weighed(column: Column) -> Column:
    """The scales of this village weigh in kilograms."""
    return evolve(column, units=("公斤",)) if "公斤" in column.units else column


def main(target: Path) -> None:
    """Write the workbook: of each sheet only the columns that the village fills."""
    tables = sheets()
    kept = []
    for name, rows in tables.items():
        sheet = SHEET_BY_NAME.get(name, _RENT)
        used = {heading for row in rows for heading in row}
        columns = (*sheet.columns, *_ADDED.get(name, ()))
        kept.append(
            evolve(sheet, columns=tuple(map(_weighed, (one for one in columns if one.heading in used))))
        )
    title = "石门村2025年台账（全部虚构，只作示例）"
    target.write_bytes(register_workbook(kept, tables, title=title))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
