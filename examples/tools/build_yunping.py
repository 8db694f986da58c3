"""Write examples/云坪村2025/台账.xlsx again from nothing: python examples/tools/build_yunping.py [FILE]."""

from __future__ import annotations

import sys
from pathlib import Path

from attrs import evolve
from yunping_registers import sheets

from linkage.files.register_sheets import SHEET_BY_NAME
from linkage.files.workbook_writer import register_workbook
from linkage.model.registers import Column, Sheet

LEFT_OUT = {
    *(
        ("名册", "职务"),
        ("名册", "上季应得"),
        ("事件", "股别"),
        ("事件", "申请日"),
        ("事实", "用途"),
        ("资产", "收入项"),
    ),
    *(("交售", heading) for heading in ("毛重", "皮重", "扣杂")),
    *((sheet, "收款方") for sheet in ("已付", "期初")),
    *(("地块", heading) for heading in ("所有权人", "经营权人", "权证号", "证载面积")),
}

# What the leases of this village say of each plot, in columns of its own.
ADDED = {"地块": ("地块名称", "四至", "质量等级", "土地类型")}

TARGET = Path(__file__).parent.parent / "云坪村2025" / "台账.xlsx"


def main(target: Path) -> None:
    """Write the workbook."""
    tables = sheets()
    kept = [_kept(SHEET_BY_NAME[name]) for name in tables]
    rows = {
        sheet.name: [
            dict(zip((column.heading for column in sheet.columns), row, strict=True))
            for row in tables[sheet.name]
        ]
        for sheet in kept
    }
    title = "云坪村2025年台账（全部虚构，只作示例）"
    target.write_bytes(register_workbook(kept, rows, title=title))


def _kept(sheet: Sheet) -> Sheet:
    """The sheet without the columns that this village has no use for, and with its own."""
    columns = [column for column in sheet.columns if (sheet.name, column.heading) not in LEFT_OUT]
    columns += [Column(heading) for heading in ADDED.get(sheet.name, ())]
    return evolve(sheet, columns=tuple(columns))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
