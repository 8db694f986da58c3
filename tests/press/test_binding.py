from __future__ import annotations

import io
from functools import cache

import pikepdf

from linkage.press.binding import Piece, bind
from linkage.press.drawing import Drawer
from sheets import fonts_for, sheet, text_of

TABLE = "<table><thead><tr><th>项目</th></tr></thead><tbody><tr><td>{}</td></tr></tbody></table>"


def part(name: str, pages: int) -> str:
    return sheet(TABLE.format(name) + f"<p class=page>{name}续</p>" * (pages - 1))


PARTS = (part("目录", 1), part("甲户", 2), part("乙户", 1), part("丙户", 3))


@cache
def book() -> tuple[bytes, int]:
    """Four parts of 1, 2, 1 and 3 pages, drawn in three pieces."""
    drawer = Drawer(fonts_for(*PARTS))
    layouts = [drawer.lay_out(one) for one in PARTS]
    pieces = []
    for number, held in enumerate((layouts[:1], layouts[1:3], layouts[3:])):
        data = drawer.draw(held, "print", "第一组打印册", piece=str(number))
        pieces.append(Piece(data, tuple(one.pages for one in held)))
    return bind(pieces)


def test_every_part_begins_on_a_front_side() -> None:
    data, pages = book()
    texts = text_of(data).split("\f")
    told = ["目录", "", "甲户", "甲户续", "乙户", "", "丙户", "丙户续", "丙户续"]
    assert pages == len(texts) == len(told)
    for text, name in zip(texts, told, strict=True):
        assert name in text if name else not text.strip()
    # Each part counts its own pages, as its single file does.
    assert "第 2 页 共 2 页" in texts[3]
    assert "第 1 页 共 3 页" in texts[6]


def test_a_blank_back_is_as_large_as_its_front() -> None:
    with pikepdf.open(io.BytesIO(book()[0])) as pdf:
        assert [list(page.MediaBox) for page in pdf.pages] == [list(pdf.pages[0].MediaBox)] * len(pdf.pages)


def test_the_trees_grow_into_one_that_names_every_page() -> None:
    with pikepdf.open(io.BytesIO(book()[0])) as pdf:
        tree = pdf.Root.StructTreeRoot
        numbers = [int(number) for number in list(tree.ParentTree.Nums)[::2]]
        assert numbers == sorted(set(numbers))
        (document,) = tree.K
        tables = [element for element in document.K if element.S == "/Table"]
        assert [page_of(pdf, table) for table in tables] == [0, 2, 4, 6]
        for element in document.K:
            assert document == element.P
        # What stands on a page is named by the entry of its number, and this entry points back to the page.
        named = dict(zip(numbers, list(tree.ParentTree.Nums)[1::2], strict=True))
        for position, page in enumerate(pdf.pages):
            if "/StructParents" in page:
                owners = [one for one in named[int(page.StructParents)] if "/Pg" in one]
                assert owners
                assert {page_of(pdf, one) for one in owners} == {position}


def test_headings_have_names_of_their_own() -> None:
    with pikepdf.open(io.BytesIO(book()[0])) as pdf:
        elements = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one]
        names = [str(one.ID) for one in elements if "/ID" in one]
        assert len(names) == len(set(names)) == 4
        cells = [one for one in elements if one.S == "/TD"]
        assert {str(name) for cell in cells for name in cell.A.Headers} == set(names)


def test_language_title_and_nothing_more() -> None:
    with pikepdf.open(io.BytesIO(book()[0])) as pdf:
        assert str(pdf.Root.Lang) == "zh-CN"
        assert str(pdf.docinfo["/Title"]) == "第一组打印册"
        assert set(pdf.docinfo.keys()) == {"/Title", "/Producer"}
        assert pdf.Root.MarkInfo.Marked


def test_the_same_pieces_give_the_same_bytes() -> None:
    first = book()
    book.cache_clear()
    assert book() == first


def page_of(pdf: pikepdf.Pdf, element: pikepdf.Object) -> int:
    (found,) = [n for n, page in enumerate(pdf.pages) if page.obj.objgen == element.Pg.objgen]
    return found
