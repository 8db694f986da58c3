"""Whatever stands in a cell of a register, a season reads with problems or settles; nothing fails."""

from __future__ import annotations

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from faults.spoiled import contents_of, with_cell
from linkage.engine.settlement import settle
from linkage.files.season_folder import read_contents
from villages import village

VILLAGE = village(households=4)
SHEETS = sorted(VILLAGE.registers)
TEXTS = st.one_of(
    st.sampled_from(
        [
            "",
            "x",
            "-1",
            "0",
            "1/3",
            "6%",
            "H01",
            "H02",
            "1",
            "9",
            "公司",
            "gs",
            "合计",
            "小计",
            "示例",
            "土地租金",
            "应收",
        ]
    ),
    st.sampled_from(
        ["2025-02-30", "2030-01-01", "1900-01-01", "2025-06-30", "99999999999999", "３", "死亡", "日期", "无"]
    ),
    st.text(max_size=6),
)


@given(st.data())
def test_any_cells_may_be_anything(data: st.DataObject) -> None:
    registers = dict(VILLAGE.registers)
    for _ in range(data.draw(st.integers(1, 3))):
        sheet = data.draw(st.sampled_from(SHEETS))
        rows = registers[sheet]
        column = data.draw(st.integers(0, len(rows[0])))
        row = data.draw(st.integers(1, len(rows)))
        registers[sheet] = with_cell(rows, f"{chr(ord('A') + column)}{row}", data.draw(TEXTS))
    season = read_contents(contents_of(evolve(VILLAGE, registers=registers)))
    if not season.problems:
        settle(season.arrangements, season.books)
