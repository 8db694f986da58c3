"""Whatever a dishonest clerk does to a printed statement, recheck sees it without the manifest."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import segno
from pikepdf import Array, Dictionary, Name
from PIL import Image

from drawing_attacks import DRAWING_ATTACKS
from font_attacks import FONT_ATTACKS
from linkage.press.manifest import Manifest
from linkage.press.pdf_reader import carried_parts
from linkage.press.seal import sealed
from linkage.recheck import Verdict, recheck_file
from printed import printed_village

Pdf = Any


def noted(pdf: Pdf, **more: Any) -> Any:  # noqa: ANN401 - objects of any kind
    """A note on the first page."""
    note = Dictionary(Type=Name.Annot, Rect=[0, 0, 300, 300], Contents="9", **more)
    pdf.pages[0].Annots = Array([pdf.make_indirect(note)])
    return pdf.pages[0].Annots[0]


def file_named(pdf: Pdf, name: str) -> Any:  # noqa: ANN401 - as above
    return pdf.make_indirect(
        pikepdf.AttachedFileSpec(
            pdf, b"{}", filename=name, description="", mime_type="", creation_date="", mod_date=""
        ).obj
    )


def original(way: str) -> bytes:
    """A statement as the press made it: set by learned rules, or drawn by the layout engine."""
    out = printed_village().out
    manifest = Manifest.from_bytes((out / "清单.json").read_bytes())
    assert manifest is not None
    names = [one.name for one in manifest.files if one.way == way and one.name.startswith("农户/statement")]
    return (out / names[0]).read_bytes()


def other() -> bytes:
    """The statement of another household."""
    return max((printed_village().out / "农户").glob("statement-*.pdf")).read_bytes()


def judged(data: bytes, tmp_path: Path) -> Verdict:
    path = tmp_path / "statement.pdf"
    path.write_bytes(data)
    return recheck_file(path)


def changed(data: bytes, change: Callable[[Pdf], None], **how: Any) -> bytes:  # noqa: ANN401 - as above
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out, **how)
        return out.getvalue()


def over(*words: str) -> Callable[[Pdf], None]:
    """Draw more on the first page."""

    def draw(pdf: Pdf) -> None:
        page = pdf.pages[0]
        page.Resources.Font[Name("/Zz")] = pdf.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        )
        page.contents_add("\n".join(words).encode())

    return draw


def content(pdf: Pdf) -> bytes:
    return bytes(pdf.pages[0].Contents.read_bytes())


def rewrite(old: bytes, new: bytes) -> Callable[[Pdf], None]:
    def write(pdf: Pdf) -> None:
        text = content(pdf)
        assert old in text
        pdf.pages[0].Contents.write(text.replace(old, new, 1))

    return write


def paste(pdf: Pdf) -> None:
    picture = pdf.make_stream(b"\xff" * 100, Type=Name.XObject, Subtype=Name.Image, Width=10, Height=10,
                              ColorSpace=Name.DeviceGray, BitsPerComponent=8)  # fmt: skip
    pdf.pages[0].Resources.XObject[Name("/Zz")] = picture
    pdf.pages[0].contents_add(b"q 90 0 0 90 100 500 cm /Zz Do Q")


def picture_of_the_page(pdf: Pdf) -> None:
    paste(pdf)
    pdf.pages[0].Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Zz Do Q")


def note(kind: str) -> Callable[[Pdf], None]:
    def put(pdf: Pdf) -> None:
        noted(pdf, Subtype=Name(f"/{kind}"))

    return put


def field(pdf: Pdf) -> None:
    widget = noted(pdf, Subtype=Name.Widget, FT=Name.Tx, T="甲", V="9.00")
    pdf.Root.AcroForm = Dictionary(Fields=[widget])


def layer(pdf: Pdf) -> None:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="层"))
    pdf.Root.OCProperties = Dictionary(OCGs=[group], D=Dictionary(Order=[group]))
    pdf.pages[0].Resources.Properties = Dictionary(MC0=group)
    pdf.pages[0].contents_add(b"/OC /MC0 BDC 1 g 100 500 90 90 re f EMC")


def script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def hidden_script(pdf: Pdf) -> None:
    first = pdf.make_indirect(Dictionary(Title="甲", A=Dictionary(S=Name.URI, URI="http://example.org")))
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, First=first, Last=first))


def above(key: str, value: str) -> Callable[[Pdf], None]:
    def put(pdf: Pdf) -> None:
        pdf.Root.Pages[key] = pikepdf.Object.parse(value.encode())

    return put


def on_page(key: str, value: str) -> Callable[[Pdf], None]:
    def put(pdf: Pdf) -> None:
        pdf.pages[0].obj[key] = pikepdf.Object.parse(value.encode())

    return put


def page_otherwise_unpacked(pdf: Pdf) -> None:
    pdf.pages[0].Contents.DecodeParms = Dictionary(Predictor=2, Columns=3)


def second_file(name: str) -> Callable[[Pdf], None]:
    def put(pdf: Pdf) -> None:
        held = pdf.Root.Names.EmbeddedFiles
        held.Names = Array([*list(held.Names), pikepdf.String(name), file_named(pdf, name)])

    return put


def associated(pdf: Pdf) -> None:
    pdf.Root.AF = Array([file_named(pdf, "twin.json")])


def exchanged_code(text: str) -> Callable[[Pdf], None]:
    """Another code is drawn where the code is: of another household, season or sum."""

    def put(pdf: Pdf) -> None:
        out = io.BytesIO()
        segno.make(text, error="m").save(out, kind="png", scale=4, border=4)
        dots = Image.open(out).convert("L")
        for page in pdf.pages:
            for name, picture in dict(page.Resources.get("/XObject", {}).items()).items():
                if picture.Width == picture.Height:
                    new = pdf.make_stream(dots.tobytes(), Type=Name.XObject, Subtype=Name.Image,
                                          Width=dots.width, Height=dots.height,
                                          ColorSpace=Name.DeviceGray, BitsPerComponent=8)  # fmt: skip
                    page.Resources.XObject[name] = new

    return put


def exchanged_picture(pdf: Pdf) -> None:
    with pikepdf.open(io.BytesIO(other())) as book:
        theirs = [one for one in book.pages[0].Resources.XObject.values() if one.Width == one.Height]
        mine = pdf.pages[0].Resources.XObject
        for name, picture in dict(mine.items()).items():
            if picture.Width == picture.Height:
                mine[name] = pdf.copy_foreign(theirs[0])


def remarked(pdf: Pdf) -> None:
    pdf.Root.LNK.Pages = Array([])


def unmarked(pdf: Pdf) -> None:
    del pdf.Root.LNK


def read_aloud(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.K[0].ActualText = "现付 9,999.00 元"


def shown_in_part(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences = Dictionary(ViewArea=Name.TrimBox)
    pdf.pages[0].TrimBox = Array([0, 400, 595, 842])


def pages(change: Callable[[Any], object]) -> Callable[[Pdf], None]:
    def put(pdf: Pdf) -> None:
        change(pdf.pages)

    return put


PAGE = "第 1 页的页面被改动"
SIZE = "BT /Zz 12 Tf 120 520 Td (9,999.00) Tj ET"

#: What is done to a file, and what is then said, among other things.
ATTACKS: dict[str, tuple[Callable[[Pdf], None], str]] = {
    "white box and another amount": (over("q 1 g 100 500 90 40 re f Q", SIZE), PAGE),
    "white box alone": (over("q 1 g 100 500 90 40 re f Q"), PAGE),
    "white letters": (over("1 g", SIZE), PAGE),
    "letters that are not drawn": (over("BT 3 Tr /Zz 12 Tf 120 520 Td (9.00) Tj ET"), PAGE),
    "letters cut off": (over("q 0 0 1 1 re W n", SIZE, "Q"), PAGE),
    "a row moved": (rewrite(b" Tm\n", b" Tm\n2 Tr\n"), PAGE),
    "a glyph exchanged": (rewrite(b">Tj", b"0001>Tj"), PAGE),
    "a picture pasted": (paste, PAGE),
    "a picture for the page": (picture_of_the_page, PAGE),
    "free text": (note("FreeText"), "页面上盖有批注"),
    "a stamp": (note("Stamp"), "页面上盖有批注"),
    "a link": (note("Link"), "页面上盖有批注"),
    "a field": (field, "文件多了表单（/AcroForm）"),
    "a layer": (layer, "文件多了图层（/OCProperties）"),
    "a script": (script, "文件里有脚本或动作"),
    "a link among the bookmarks": (hidden_script, "文件里有脚本或动作"),
    "turned": (on_page("/Rotate", "180"), "第 1 页多了转动（/Rotate）"),
    "cut": (on_page("/CropBox", "[0 400 595 842]"), "第 1 页多了裁切（/CropBox）"),
    "cut from above": (above("/CropBox", "[0 400 595 842]"), "第 1 页多了裁切（/CropBox）"),
    "turned from above": (above("/Rotate", "180"), "第 1 页多了转动（/Rotate）"),
    "enlarged": (on_page("/UserUnit", "4"), "第 1 页多了放大（/UserUnit）"),
    "a smaller page": (on_page("/MediaBox", "[0 0 595 400]"), PAGE),
    "a moved page": (on_page("/MediaBox", "[0 300 595.275591 1141.889764]"), PAGE),
    "a second twin": (second_file("twin.json"), "文件里"),
    "a second file": (second_file("a.exe"), "文件里附带了 2 个文件"),
    "another file associated": (associated, "文件里另有附件"),
    "other words read aloud": (read_aloud, "文件里有替换朗读和复制的文字"),
    "a part of the page shown": (shown_in_part, "显示设置多了（/ViewArea）"),
    "a page put in": (pages(lambda all_of: all_of.append(all_of[0])), "原有"),
    "all pages but the first": (pages(lambda all_of: all_of.insert(0, all_of[-1])), "原有"),
    "marks taken away": (unmarked, "文件里没有页面的记号"),
    "marks emptied": (remarked, "原有 0 页"),
}  # fmt: skip
ATTACKS |= FONT_ATTACKS | DRAWING_ATTACKS
ENGINE = {
    "white box and another amount",
    "read otherwise",
    "drawn otherwise",
    "other glyphs",
    "one other width",
}
ENGINE |= {"letters that shine through", "a picture with a mask", "a picture cut short", "other colours"}
ENGINE |= {"a map of glyphs", "a usual width"}
CODES: dict[str, tuple[Callable[[Pdf], None], str]] = {
    "code of another sum": (exchanged_code("LK1|XH-HT-2025-QRCQ5JKD-97|1|0123456789abcdef"), "二维码是 LK1"),
    "code of another season": (exchanged_code("LK1|XH-HT-2024-QRCQ5JKD-97|1|0123456789abcdef"), "二维码是"),
    "an address for a code": (exchanged_code("https://example.org"), "页面上读不到二维码"),
    "another household's code": (exchanged_picture, "二维码是 LK1"),
}


@pytest.mark.parametrize("way", ["form", "full"])
def test_a_printed_statement_agrees(way: str, tmp_path: Path) -> None:
    verdict = judged(original(way), tmp_path)
    assert (verdict.exit_code, verdict.altered) == (0, ())
    assert "封记相符：印成以后没有改写过" in verdict.facts


def found(data: bytes) -> tuple[str, ...]:
    """What a file tells of itself, but for its pages as pictures, which take long to read."""
    parts = carried_parts(data)
    return (*parts.changes, *(["页面上盖有批注"] if parts.overlays else []))


@pytest.mark.parametrize("name", sorted(ATTACKS))
def test_an_attack_is_told_even_when_the_seal_is_put_anew(name: str) -> None:
    change, told = ATTACKS[name]
    attacked = changed(original("form"), change)
    assert carried_parts(attacked).seal == "missing"
    assert any(one.startswith(told) for one in found(sealed(attacked))), found(attacked)


@pytest.mark.parametrize("name", sorted(ATTACKS.keys() & ENGINE))
def test_a_page_that_the_engine_drew_tells_it_too(name: str) -> None:
    change, told = ATTACKS[name]
    assert any(one.startswith(told) for one in found(changed(original("full"), change)))


@pytest.mark.parametrize("name", sorted(CODES))
def test_another_code_is_found(name: str, tmp_path: Path) -> None:
    change, told = CODES[name]
    verdict = judged(sealed(changed(original("form"), change)), tmp_path)
    assert verdict.exit_code == 5
    assert "图片（二维码等）被换过" in verdict.altered
    assert any(one.startswith(told) for one in verdict.altered), verdict.altered


def test_what_is_said_of_an_attack(tmp_path: Path) -> None:
    attacked = changed(original("form"), ATTACKS["white box and another amount"][0])
    verdict = judged(attacked, tmp_path)
    assert verdict.exit_code == 5
    assert verdict.altered[0].startswith("文件没有封记")
    assert PAGE in verdict.altered
    assert "页面上的金额 9,999.00 在附带数据里没有" in verdict.altered


def test_a_second_page_is_told_by_its_number(tmp_path: Path) -> None:
    found = (path.read_bytes() for path in sorted((printed_village().out / "农户").glob("statement-*.pdf")))
    data = next(one for one in found if len(pikepdf.open(io.BytesIO(one)).pages) > 1)

    def draw(pdf: Pdf) -> None:
        pdf.pages[1].contents_add(b"1 g 0 0 90 90 re f")

    told = judged(changed(data, draw), tmp_path).altered
    assert "第 2 页的页面被改动" in told
    assert PAGE not in told


def appended(data: bytes) -> bytes:
    """An incremental update: the page's content is given anew behind the end of the file."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        number = pdf.pages[0].Contents.objgen[0]
        root = pdf.Root.objgen[0]
        size = int(pdf.trailer.Size)
    before = int(data.rsplit(b"startxref\n", 1)[1].split()[0])
    base = data.rstrip(b"\n") + b"\n"
    body = b"%d 0 obj\n<</Length 4>>stream\nBT\n\nendstream\nendobj\n" % number
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, len(base))
    end = b"trailer\n<</Size %d/Root %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    return base + body + table + end % (size, root, before, len(base + body))


def test_an_update_behind_the_end_is_found(tmp_path: Path) -> None:
    told = judged(appended(original("form")), tmp_path).altered
    assert told[0].startswith("文件印成以后被改写过")
    assert "文件后面接了一段修改（增量更新）" in told


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data + b"\n",
        lambda data: b"<html>" + data,
        lambda data: data.replace(b"%PDF-1.7", b"%PDF-1.6"),
        lambda data: data.replace(b"%LNK1 ", b"%LNK1 0"),
        lambda data: changed(data, lambda _: None),
        lambda data: changed(data, lambda pdf: pdf.docinfo.update({"/Title": "甲"})),
    ],
)
def test_any_other_byte_breaks_the_seal(change: Callable[[bytes], bytes], tmp_path: Path) -> None:
    verdict = judged(change(original("form")), tmp_path)
    assert verdict.exit_code in {3, 5}
    assert verdict.exit_code == 3 or "封记" in verdict.altered[0]


def test_rolls_and_notices_are_sealed_too(tmp_path: Path) -> None:
    out = printed_village().out
    for name in ("内部/paylist-cjt.pdf", "内部/statement-zu-01.pdf", "公开/notice.pdf"):
        path = out / name
        assert judged(path.read_bytes(), tmp_path).facts == ("封记相符：印成以后没有改写过",)
        told = judged(changed(path.read_bytes(), over("1 g 0 0 9 9 re f")), tmp_path)
        assert told.exit_code == 5
        assert told.altered[0].startswith("文件没有封记")
        assert PAGE in told.altered


def test_a_notice_saved_again_is_altered_but_a_stranger_is_none_of_ours(tmp_path: Path) -> None:
    data = (printed_village().out / "公开" / "notice.pdf").read_bytes()
    again = judged(changed(data, lambda _: None), tmp_path)
    assert (again.exit_code, len(again.altered)) == (5, 1)
    assert again.altered[0].startswith("文件没有封记")
    foreign = judged(changed(data, unmarked), tmp_path)
    assert (foreign.exit_code, [one.code for one in foreign.problems]) == (3, ["E702"])


def test_a_page_that_is_packed_otherwise_is_refused(tmp_path: Path) -> None:
    told = judged(sealed(changed(original("form"), page_otherwise_unpacked)), tmp_path)
    assert told.exit_code == 5
    assert told.altered == ("页面或字体不是本程序的压缩方式，或大得不像",)


def test_a_page_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    def bloat(pdf: Pdf) -> None:
        pdf.pages[0].Contents.write(b"0" * 40_000_000)

    assert judged(changed(original("form"), bloat), tmp_path).exit_code == 5
