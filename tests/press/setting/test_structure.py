"""A structure is what the paper's own tree says, whichever papers were written before it."""

from __future__ import annotations

import re
import zlib

import pytest

from linkage.press.setting import structure
from linkage.press.setting.looks import Look
from linkage.press.setting.markup import Element, Rule
from linkage.press.setting.structure import FIRST_NODE, PARENTS, Structure, Structures
from linkage.press.setting.tags import Tree

BODY, PARAGRAPH, PICTURE = Rule("body"), Rule("p"), Rule("img")
TABLE, ROW, LIST, ITEM = Rule("table"), Rule("tr"), Rule("ul"), Rule("li")
HEADING, WIDE, CELL = Rule("th"), Rule("th", {"colspan": "2"}), Rule("td")
SIDE = Rule("th", {"scope": "row"})


def element(rule: Rule) -> Element:
    return Element(rule, Look.nothing(), rule.attributes)


def paper(lines: int = 1, *, picture: str = "", pages: int = 1) -> Tree:
    """A paper of some lines of text on each page, and a picture at the end of the first."""
    tree = Tree()
    block = -1
    for page in range(pages):
        tree.begin_page()
        block = tree.box(element(PARAGRAPH), tree.root) if block < 0 else block
        for _ in range(lines):
            tree.text(block)
        if picture and not page:
            figure = tree.box(element(PICTURE), tree.root)
            tree.figures[figure] = f"/Alt({picture})"
            tree.mark(figure)
    return tree


def table(*rows: list[Rule]) -> Tree:
    tree = Tree()
    tree.begin_page()
    node = tree.table(element(TABLE), tree.root)
    for cells in rows:
        row = tree.row(element(ROW), node, node)
        for cell in cells:
            tree.text(tree.box(element(cell), row))
    return tree


def objects(found: Structure) -> dict[int, str]:
    """The objects in the stream of a structure by their numbers."""
    told = re.fullmatch(r"/Type/ObjStm/N (\d+)/First (\d+)", found.words)
    assert told is not None
    data = zlib.decompress(found.packed).decode("latin-1")
    pairs = [int(one) for one in data[: int(told[2])].split()]
    assert pairs[::2] == [*found.numbers]
    assert len(found.numbers) == int(told[1])
    starts = [int(told[2]) + start for start in pairs[1::2]]
    return {
        number: data[start:stop].strip()
        for number, start, stop in zip(pairs[::2], starts, [*starts[1:], len(data)], strict=True)
    }


def test_every_text_is_named_on_its_page() -> None:
    held = objects(Structures().of(paper(2, pages=2), "0-"))
    first = FIRST_NODE
    pages = FIRST_NODE + 6
    assert held[PARENTS] == f"<</Nums[0[{first + 2} 0 R {first + 3} 0 R]1[{first + 4} 0 R {first + 5} 0 R]]>>"
    assert held[first + 1].endswith(f"/K[{' '.join(f'{first + at} 0 R' for at in (2, 3, 4, 5))}]>>")
    assert held[first + 4] == f"<</S/Span/P {first + 1} 0 R/Pg {pages + 1} 0 R/K[0]>>"
    assert held[first + 5].endswith("/K[1]>>")


def test_a_picture_keeps_an_object_of_its_own() -> None:
    structures = Structures()
    one, other = paper(1, picture="甲"), paper(1, picture="乙")
    found = structures.of(one, "0-")
    assert structures.of(other, "0-") is found
    ((number, words),) = found.figures.items()
    assert number not in found.numbers
    assert words.endswith("/K[1]")
    assert f"{number} 0 R]" in objects(found)[PARENTS]
    assert {number - FIRST_NODE} == set(one.figures) == set(other.figures)


@pytest.mark.parametrize("names", ["0-", "3-"])
def test_cells_name_their_headings(names: str) -> None:
    held = objects(Structures().of(table([HEADING, WIDE], [SIDE, CELL, CELL]), names))
    assert f"/A<</O/Table/ColSpan 2>>/ID({names}0-0-1)" in " ".join(held.values())
    cells = [words for words in held.values() if "/S/TD" in words]
    assert [words[words.index("/Headers") :] for words in cells] == [
        f"/Headers[({names}0-1-0)({names}0-0-1)]>>>>", f"/Headers[({names}0-1-0)]>>>>"
    ]  # fmt: skip


def test_items_have_a_body_and_boxes_without_elements_no_kind_of_their_own() -> None:
    tree = Tree()
    tree.begin_page()
    items = tree.box(element(LIST), tree.root)
    tree.text(tree.box(element(ITEM), items))
    tree.box(element(ITEM), items, anonymous=True)
    kinds = re.findall(r"<</S/(\w+)/P", " ".join(objects(Structures().of(tree, "0-")).values()))
    assert kinds == ["Document", "L", "LI", "LBody", "Span", "NonStruct"]


def test_what_was_written_before_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    papers = [paper(1), paper(2), table([CELL]), paper(2, pages=2), paper(1, picture="甲"), table([HEADING])]
    alone = [Structures().of(one, "0-") for one in papers]
    monkeypatch.setattr(structure, "_MEMORY", 3)
    together = Structures()
    assert [together.of(one, "0-") for one in papers] == alone
    assert [together.of(one, "0-") for one in reversed(papers)] == alone[::-1]
    assert together.of(papers[0], "1-") == alone[0]
    assert together.of(papers[5], "1-") != alone[5]
