"""Write examples/青岚奶业2025/台账.xlsx again from nothing: python examples/tools/build_qinglan.py [FILE]."""

from __future__ import annotations

import sys
from pathlib import Path

from attrs import evolve
from qinglan_registers import sheets

from linkage.files.register_sheets import SHEET_BY_NAME
from linkage.files.workbook_writer import register_workbook
from linkage.model.registers import Column, Kind

# What the co-operative writes beside each delivery, in a column of its own.
ADDED = {"交售": (Column("交易额", Kind.NUMBER, units=("元",)),)}

TARGET = Path(__file__).parent.parent / "青岚奶业2025" / "台账.xlsx"


def main(target: Path) -> None:
    """Write the workbook: of each sheet only the columns that the co-operative fills."""
    tables = sheets()
    kept = []
    for name, rows in tables.items():
        used = {heading for row in rows for heading in row}
        known = (*SHEET_BY_NAME[name].columns, *ADDED.get(name, ()))
        columns = (column for column in known if column.heading in used)
        kept.append(evolve(SHEET_BY_NAME[name], columns=tuple(columns)))
    title = "青岚奶牛专业合作社2025年台账（全部虚构，只作示例）"
    target.write_bytes(register_workbook(kept, tables, title=title))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
