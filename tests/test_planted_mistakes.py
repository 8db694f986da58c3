"""Ten mistakes planted at seeded places all come back in one list, each at its place, and nothing else."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from linkage.files.season_folder import read_season
from villages import village

EXAMPLE = Path(__file__).parent.parent / "examples" / "云坪村2025"


class Planting:
    """A season in a folder, the places where mistakes were planted, and the draw that chose them."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.draw = random.Random(seed)  # noqa: S311 - places, no secret
        self.book = openpyxl.load_workbook(folder / "台账.xlsx")
        self.arrangement = next(iter(sorted(folder.glob("合作*.yaml"))))
        self.text = self.arrangement.read_text("utf-8")
        self.planted: set[tuple[str, str]] = set()
        self.taken: set[tuple[str, int]] = set()

    def column(self, sheet: str, heading: str) -> tuple[Worksheet, int]:
        """The sheet, and the number of its column with this heading."""
        page = self.book[sheet]
        row = [str(cell.value or "").partition("（")[0] for cell in page[1]]
        return page, row.index(heading) + 1

    def row(self, sheet: str, heading: str) -> int:
        """Choose a row that holds something there and has not been spoiled yet."""
        page, column = self.column(sheet, heading)
        free = [
            number
            for number in range(2, page.max_row)
            if page.cell(number, column).value is not None and (sheet, number) not in self.taken
        ]
        number = self.draw.choice(free)
        self.taken.add((sheet, number))
        return number

    def cell(self, sheet: str, heading: str, value: object, code: str) -> None:
        """Spoil a cell of a column."""
        page, column = self.column(sheet, heading)
        number = self.row(sheet, heading)
        cell = page.cell(number, column)
        cell.value = value  # type: ignore[assignment]
        self.planted.add((code, f"{sheet}!{cell.coordinate}"))

    def line(self, old: str, new: str, code: str, *, at: str = "") -> None:
        """Replace a piece of the arrangement; ``at`` is the text whose line the message names."""
        assert old in self.text
        self.text = self.text.replace(old, new, 1)
        self.planted.add((code, at or new))

    def write(self) -> None:
        """Write the spoiled season."""
        data = io.BytesIO()
        self.book.save(data)
        (self.folder / "台账.xlsx").write_bytes(data.getvalue())
        self.arrangement.write_text(self.text, "utf-8")

    def places(self) -> set[tuple[str, str]]:
        """Code and place of every mistake; a line of the arrangement by its number."""
        found = set()
        for code, place in self.planted:
            if "!" in place:
                found.add((code, place))
            else:
                line = self.text[: self.text.index(place)].count("\n") + 1
                found.add((code, f"{self.arrangement.name}:{line}"))
        return found


def identity_as_a_number(plot: Planting) -> None:
    plot.cell("名册", "证件号", 110101199003070000, "E301")


def unit_missing(plot: Planting) -> None:
    plot.cell("用工", "单位", None, "E320")


def decimal_comma(plot: Planting) -> None:
    plot.cell("地块", "面积", "3,5", "E308")


def no_such_day(plot: Planting) -> None:
    plot.cell("用工", "日期", "2025-9-31", "E307")


def household_twice(plot: Planting) -> None:
    page, column = plot.column("名册", "户号")
    number = plot.row("名册", "户号")
    page.append([page.cell(number, index).value if index in {1, 2} else "某" for index in (1, 2, 3, 4)])
    plot.planted.add(("E402", f"名册!{page.cell(page.max_row, column).coordinate}"))


def plot_without_household(plot: Planting) -> None:
    plot.cell("地块", "户号", "ZZ999", "E404")


def merged_cells(plot: Planting) -> None:
    page, column = plot.column("事实", "来源")
    first = page.cell(2, column).coordinate
    page.merge_cells(f"{first}:{page.cell(3, column).coordinate}")
    plot.planted.add(("E305", f"事实!{first}"))


def pool_over_a_hundred(plot: Planting) -> None:
    pool = plot.text.index("分配:\n  - 分配")
    steps = plot.text.index("步骤:\n", pool)
    share = plot.text.index("{去向: 公司, 比例: ", steps)
    end = plot.text.index("}", share) + 1
    new = "{去向: 公司, 比例: 91%}"
    plot.text = plot.text[:share] + new + plot.text[end:]
    first = plot.text[steps + len("步骤:\n") :].lstrip().partition("\n")[0]
    plot.planted.add(("E260", first))


def price_missing(plot: Planting) -> None:
    start = plot.text.index("    费率: 6%/年\n")
    plot.text = plot.text.replace("    费率: 6%/年\n", "", 1)
    name = plot.text.rindex("- 条款:", 0, start)
    plot.planted.add(("E220", plot.text[name + 2 : plot.text.index("\n", name)]))


def unknown_kind(plot: Planting) -> None:
    plot.line("    类别: 代销\n", "    类别: 代消\n", "E241", at="代消")


MISTAKES: Mapping[str, Callable[[Planting], None]] = {
    "证件号是数值": identity_as_a_number,
    "没有单位": unit_missing,
    "小数点写成逗号": decimal_comma,
    "没有这一天": no_such_day,
    "户号重复": household_twice,
    "地块没有户": plot_without_household,
    "分配超过百分之百": pool_over_a_hundred,
    "没有单价": price_missing,
    "类别不认识": unknown_kind,
    "数据区合并单元格": merged_cells,
}


def copy_of(source: str, target: Path) -> Path:
    if source == "小村":
        return village().write(target, workbook=True)
    target.mkdir()
    for file in EXAMPLE.iterdir():
        (target / file.name).write_bytes(file.read_bytes())
    return target


def seasons() -> Iterator[tuple[str, int]]:
    yield from (("小村", seed) for seed in range(6))
    yield from (("云坪村", seed) for seed in range(2))


@pytest.mark.parametrize(("source", "seed"), list(seasons()))
def test_ten_planted_mistakes_come_back_in_one_list(source: str, seed: int, tmp_path: Path) -> None:
    plot = Planting(copy_of(source, tmp_path / "season"), seed)
    for plant in MISTAKES.values():
        plant(plot)
    plot.write()
    season = read_season(plot.folder)
    found = {
        (problem.code, f"{where.sheet}!{where.cell}" if where.sheet else f"{where.file}:{where.line}")
        for problem in season.problems
        for where in (problem.where,)
    }
    assert len(plot.places()) == len(MISTAKES)
    assert found == plot.places()


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_mistake_alone_is_told_alone(mistake: str, tmp_path: Path) -> None:
    plot = Planting(copy_of("小村", tmp_path / "season"), 7)
    MISTAKES[mistake](plot)
    plot.write()
    (problem,) = read_season(plot.folder).problems
    (planted,) = plot.places()
    assert problem.code == planted[0]
    assert problem.what
    assert problem.remedy
