"""Write examples/云坪村2025/台账.xlsx again from nothing: python examples/tools/build_yunping.py [FILE]."""

from __future__ import annotations

import sys
from pathlib import Path

from yunping_registers import sheets

from linkage.files.register_sheets import SHEET_BY_NAME
from linkage.files.workbook_writer import register_workbook

TARGET = Path(__file__).parent.parent / "云坪村2025" / "台账.xlsx"


def main(target: Path) -> None:
    """Write the workbook."""
    rows = {
        name: [
            dict(zip((column.heading for column in SHEET_BY_NAME[name].columns), row, strict=True))
            for row in table
        ]
        for name, table in sheets().items()
    }
    title = "云坪村2025年台账（全部虚构，只作示例）"
    target.write_bytes(register_workbook([SHEET_BY_NAME[name] for name in rows], rows, title=title))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
