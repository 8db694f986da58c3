"""An example season driven to its ends: the longest names, the busiest household, the largest sums, a loss.

Whoever changes how papers look runs ``python tests/extreme_seasons.py examples/石门村2025 大 out`` and prints what it
wrote. Everybody in it is invented, as in the examples.
"""

from __future__ import annotations

import datetime
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import cycle, islice
from pathlib import Path

import openpyxl
from attrs import frozen
from openpyxl.worksheet.worksheet import Worksheet

from linkage.invented.numbers import bank_card, mobile, resident_id

#: Names as long, as short and as rare as a register may hold, and some that differ in nothing but a letter.
NAMES = (
    "阿依古丽·阿卜杜热合曼·努尔买买提江古丽",
    "㑇䶮",
    "欧阳㛃𠅤",
    "买买提吐尔逊·阿卜杜克里木江",
    "王鑫",
    "司马相如远",
    "尼玛次仁·扎西顿珠",
    "丁一",
)
LONG = {
    "有限公司": "云溪县石门镇青石畜牧养殖与林下中药材种植加工销售一体化产业发展股份有限责任公司",
    "专业合作社": "云溪县青岚镇高寒山区奶牛养殖与鲜奶冷链收购加工销售一体化服务农民专业合作社",
    "股份经济合作社": "云溪县青岭镇云坪高寒山区少数民族聚居移民安置新村第三片区股份经济合作社",
}
GROUP = "第十二村民小组（大垭口移民安置点）"
ADDRESS = "云溪县青岭镇云坪高寒山区移民安置新村第三片区青石路一百二十九号产业服务中心三楼三〇六室"
BOUNDS = "东至王家湾大堰塘北侧机耕道，南至县道X012线排水沟外缘，西至国有林场界桩第108号，北至大垭口分水岭"
PLOT = "大垭口移民安置点后山梯田第十八台阶靠水渠一侧"
BANK = "云溪县农村商业银行股份有限公司青岭镇云坪高寒山区便民服务支行"

#: How many rows a register holds of the busiest household, and how many people live in it.
BUSY, PEOPLE = 60, 60
#: What sums of money are multiplied with: they come to nine, ten and eleven figures.
RICH = {"事实": 9_999, "股份": 9_999, "成员账户": 9_999, "交售": 999, "批次": 299, "代销": 9_999}
Row = dict[str, object]


@frozen
class Book:
    """A register as rows by their headings, the unit of a heading left out."""

    sheet: Worksheet

    @property
    def headings(self) -> Sequence[str]:
        """The headings of the first row."""
        return [str(cell.value or "").partition("（")[0] for cell in self.sheet[1]]

    def rows(self) -> Iterator[tuple[int, Row]]:
        """The rows with their numbers."""
        for at, cells in enumerate(self.sheet.iter_rows(min_row=2, values_only=True), 2):
            if any(cell is not None for cell in cells):
                yield at, dict(zip(self.headings, cells, strict=False))

    def put(self, at: int, heading: str, value: object) -> None:
        """Write a cell, where there is such a column."""
        if heading in self.headings:
            self.sheet.cell(at, self.headings.index(heading) + 1).value = value  # type: ignore[assignment]

    def add(self, row: Mapping[str, object]) -> None:
        """Write a row below the others."""
        at = max((at for at, _ in self.rows()), default=1) + 1
        for heading, value in row.items():
            self.put(at, heading, value)


@frozen
class Draft:
    """A season while it is changed: its registers by their titles, its other files by their names."""

    workbook: openpyxl.Workbook
    texts: dict[str, str]

    def book(self, title: str) -> Book | None:
        """A register, if the season has it."""
        return Book(self.workbook[title]) if title in self.workbook.sheetnames else None

    def rows(self, title: str) -> Iterator[tuple[Book, int, Row]]:
        """The rows of a register with their numbers; none if the season has no such register."""
        book = self.book(title)
        for at, row in list(book.rows()) if book else ():
            yield book, at, row  # type: ignore[misc]

    def new(self, title: str, headings: Sequence[str]) -> Book:
        """A register of its own, with these headings."""
        sheet = self.workbook.create_sheet(title)
        sheet.append(list(headings))
        return Book(sheet)


def extreme(season: Path, kind: str, folder: Path) -> Path:
    """Write a variant of an example season.

    Args:
        season: the folder of the example.
        kind: one of :data:`KINDS`.
        folder: where the variant is written; it must not exist.
    """
    shutil.copytree(season, folder)
    path = folder / "台账.xlsx"
    files = sorted(folder.glob("*.yaml"))
    draft = Draft(openpyxl.load_workbook(path), {one.name: one.read_text(encoding="utf-8") for one in files})
    for change in KINDS[kind]:
        change(draft)
    for one in files:
        one.write_text(draft.texts[one.name], encoding="utf-8")
    draft.workbook.save(path)
    return folder


def _name_people(draft: Draft) -> None:
    """Give every person a name of :data:`NAMES`, every account a long bank, one group a long name."""
    names: dict[object, str] = {}
    turns = cycle(NAMES)
    for book, at, row in draft.rows("名册"):
        if row["姓名"] not in names:
            names[row["姓名"]] = next(turns)
        said = {"姓名": names[row["姓名"]], "户名": names.get(row.get("户名")), "开户行": BANK}
        for heading, value in said.items():
            if row.get(heading):
                book.put(at, heading, value)
        if row.get("组") == "1组":
            book.put(at, "组", GROUP)


def _name_parties(draft: Draft) -> None:
    """Give every party the longest name of its kind and a long address, wherever it is named."""
    found = {old for text in draft.texts.values() for old in re.findall(r"名称: (云溪县\S+)", text)}
    longer: dict[str, str] = {}
    for old in sorted(found):
        name = next(LONG[kind] for kind in LONG if old.endswith(kind))
        # Two companies have two names, and the same length.
        longer[old] = name if name not in longer.values() else f"山{name[1:]}"
    for name, text in draft.texts.items():
        draft.texts[name] = re.sub(r"(地址: ).*", rf"\g<1>{ADDRESS}", _renamed(text, longer))
    for sheet in draft.workbook:
        for cell in (cell for line in sheet.iter_rows() for cell in line):
            if isinstance(cell.value, str):
                cell.value = _renamed(cell.value, longer)


def _renamed(text: str, longer: Mapping[str, str]) -> str:
    for old, new in longer.items():
        text = text.replace(old, new)
    return text


def _describe_places(draft: Draft) -> None:
    """Give every second plot a long name and long bounds, and every asset a long address."""
    for book, at, _ in islice(draft.rows("地块"), 0, None, 2):
        book.put(at, "地块名称", PLOT)
        book.put(at, "四至", BOUNDS)
    for book, at, _ in draft.rows("资产"):
        book.put(at, "坐落", ADDRESS)


_TRADE = ("批次", "交售", "代销", "用工", "验收", "预付")
_MARKS = ("批次", "单据号", "凭证", "认定人")


def _fill_one_household(draft: Draft) -> None:
    """Let whoever has most rows of a register have :data:`BUSY` of them."""
    for title in _TRADE:
        rows = [row for _, _, row in draft.rows(title)]
        whose = [str(row["户号"]) for row in rows]
        if not rows:
            continue
        busiest = max(sorted(set(whose)), key=whose.count)
        own = [row for row in rows if row["户号"] == busiest]
        for number, row in zip(range(len(own), BUSY), cycle(own), strict=False):
            marks: dict[str, object] = {mark: f"{row[mark]}-{number}" for mark in _MARKS if row.get(mark)}
            marks = marks or {"数量": number}
            book = draft.book(title)
            assert book is not None
            book.add({**row, **marks})


def _people_one_household(draft: Draft) -> None:
    """Let a household have :data:`PEOPLE` people, each of whom works where there is work."""
    roster, work = draft.book("名册"), draft.book("用工")
    row = next(iter(draft.rows("用工" if work else "名册")))[2]
    assert roster is not None
    own = [one for _, one in roster.rows() if one["户号"] == row["户号"]]
    there = {int(str(one["成员号"])) for one in own}
    for at in sorted(set(range(1, PEOPLE + 1)) - there):
        name = NAMES[at % len(NAMES)]
        roster.add(
            {"户号": row["户号"], "成员号": at, "姓名": name, "与户主关系": "孙女", "组": own[0]["组"]}
        )
        if work:
            work.add({**row, "成员号": at})


def _advance(draft: Draft) -> None:
    """Let the company have advanced money to a household :data:`BUSY` times, where it pays a fee."""
    for name, text in draft.texts.items():
        if "抵扣:" in text or "数量: 批次" not in text:
            continue
        rule = "{项目: 饲料预付款, 债权人: 公司, 从: [佣金], 顺序: 1, 同意书: 需要, 不足: 结转}"
        draft.texts[name] = f"{text}\n抵扣:\n  - {rule}\n"
        whose = next(row["户号"] for _, _, row in draft.rows("批次"))
        said = {"户号": whose, "项目": "饲料预付款", "日期": datetime.date(2025, 3, 5)}
        advances = draft.new("预付", ("户号", "付款方", "项目", "金额（元）", "日期", "凭证"))
        for at in range(BUSY):
            advances.add({**said, "付款方": "公司", "金额": 1000 + at, "凭证": f"YF{at:04}"})
        agreed = draft.new("抵扣同意", ("户号", "项目", "债权人", "日期", "凭证"))
        agreed.add({**said, "债权人": "公司", "凭证": "DKTY0001"})


def _add_empty_household(draft: Draft) -> None:
    """Register a household that has nothing to do with anything of the season."""
    roster = draft.book("名册")
    assert roster is not None
    _, row = next(roster.rows())
    number = f"{str(row['户号'])[:2]}{'9' * (len(str(row['户号'])) - 2)}"
    born = datetime.date(1950, 3, 4)
    said = {
        "户号": number,
        "姓名": NAMES[0],
        "户名": NAMES[0],
        "证件号": resident_id(born, male=False, serial=477),
        "出生日期": born,
        "电话": mobile(number),
        "卡号": bank_card(number),
    }
    roster.add({**row, **said})


def _enrich(draft: Draft) -> None:
    """Multiply what money comes from."""
    for title, times in RICH.items():
        for book, at, row in draft.rows(title):
            for heading in _SUMS:
                if isinstance(row.get(heading), int | float):
                    grown = (Decimal(str(row[heading])) * times).quantize(Decimal("0.01"))
                    book.put(at, heading, int(grown) if grown == int(grown) else float(grown))


def _lose(draft: Draft) -> None:
    """Let every profit of the season be a loss."""
    for book, at, row in draft.rows("事实"):
        if str(row["名称"]).endswith(_PROFITS):
            book.put(at, "数值", _LOSS)


_SUMS = ("数值", "出资额", "金额", "交易额", "销售额", "上市数", "进苗数", "总重", "用料")
_PROFITS, _LOSS = ("净利润", "本年盈余"), -1234567.89

_ALWAYS = (_name_people, _name_parties, _describe_places, _add_empty_household, _people_one_household)

#: What is done to an example, by a word: 大 has the largest sums and the longest lists, 亏 a loss.
KINDS: Mapping[str, Sequence[Callable[[Draft], None]]] = {
    "大": (*_ALWAYS, _advance, _fill_one_household, _enrich),
    "亏": (*_ALWAYS, _lose),
}

if __name__ == "__main__":
    print(extreme(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])))  # noqa: T201
