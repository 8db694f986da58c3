"""Files that somebody prepared: bombs, far cells, definitions, formulas in names."""

from __future__ import annotations

import io
import warnings
import zipfile

from faults.bad_files import (
    WORKBOOK,
    Files,
    bad,
    book,
    packed,
    parts,
    put,
    saved,
    sound,
    texts,
    with_cells,
    with_part,
)

CHAPTER = "坏文件：有意制作的"
SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<?xml version="1.0"?>'


def _instead(data: bytes) -> Files:
    return texts() | {WORKBOOK: data}


def _defined(definition: bytes, part: str = SHEET) -> Files:
    return _instead(with_part(saved(), part, lambda xml: HEAD + definition + xml.removeprefix(HEAD)))


@bad("F32 S8", "解压后有一百兆的小文件", CHAPTER, greedy=True)
def ratio() -> Files:
    return _instead(with_part(saved(), SHEET, lambda xml: xml + b" " * 100_000_000))


@bad("F32 S8", "一格里藏着解压后六十兆的文字", CHAPTER, greedy=True)
def long_text() -> Files:
    return _instead(with_part(saved(), SHEET, lambda xml: xml.replace(b"<t>", b"<t>" + b"a" * 60_000_000, 1)))


@bad("F32 S8", "几千个部件", CHAPTER, greedy=True)
def entries() -> Files:
    return _instead(packed({**parts(saved()), **{f"xl/media/{n}.bin": b"" for n in range(5_000)}}))


@bad("F32 S8", "同名的部件有两份", CHAPTER)
def entry_twice() -> Files:
    target = io.BytesIO(saved())
    with zipfile.ZipFile(target, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr(SHEET, b"<worksheet/>")
    return _instead(target.getvalue())


@bad("F38 S9", "最右下角还有一格", CHAPTER, greedy=True)
def far_cell() -> Files:
    return book(put("地块", {"XFD1048576": "远"}))


@bad("F38 S9", "一百万行以下还有一格", CHAPTER, greedy=True)
def far_row() -> Files:
    return book(put("地块", {"A1048576": "H01"}))


@bad("F38 S9", "谎称有一百万行一万六千列", CHAPTER, greedy=True)
def lying_size() -> Files:
    def lie(xml: bytes) -> bytes:
        before, _, after = xml.partition(b'<dimension ref="')
        return before + b'<dimension ref="A1:XFD1048576' + after[after.index(b'"') :]

    return _instead(with_part(saved(), SHEET, lie))


@bad("F38 S9", "几十万格空白但有格式的格", CHAPTER, greedy=True)
def painted() -> Files:
    rows = b"".join(
        b'<row r="%d">%s</row>' % (row, b"".join(b'<c r="%c%d" s="1"/>' % (65 + n, row) for n in range(20)))
        for row in range(50, 20_050)
    )
    data = with_part(saved(), SHEET, lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>"))
    return _instead(data)


@bad("F32 S10", "藏有外部文件的定义（XXE）", CHAPTER)
def outside_entity() -> Files:
    return _defined(b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///x">]>')


@bad("F32 S10", "一层套一层的定义（billion laughs）", CHAPTER, greedy=True)
def laughs() -> Files:
    lines = [b'<!ENTITY b0 "ha">']
    lines += [b'<!ENTITY b%d "%s">' % (n, b"&b%d;" % (n - 1) * 10) for n in range(1, 10)]
    return _defined(b"<!DOCTYPE a [" + b"".join(lines) + b"]>", "xl/styles.xml")


@bad("F32 S10", "定义换了编码（UTF-16）", CHAPTER)
def in_another_encoding() -> Files:
    xml = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16")
    return _instead(with_part(saved(), "xl/styles.xml", lambda _: xml))


@bad("F39 S11", "姓名写成了公式的样子", CHAPTER)
def formula_as_name() -> Files:
    return with_cells(
        "名册", {"C2": '=HYPERLINK("http://example.invalid","点我")', "C3": "@SUM(A1)", "J2": "+赵英"}
    )


@bad("F39 S12", "名字里有控制符和改变方向的符号", CHAPTER)
def control_signs() -> Files:
    return with_cells("名册", {"C2": "赵\x07英", "C3": "赵\u202e明", "G2": "1\u2066组"})


@bad("F39 S12", "名字里有 Excel 的转义（_x0007_）", CHAPTER)
def escaped_signs() -> Files:
    return book(put("名册", {"C2": "赵_x0007_英", "C3": "赵_x000D_明"}))


@bad("F39 S13", "户号写成路径的样子", CHAPTER)
def paths() -> Files:
    return with_cells("名册", {"A2": "../../x", "A3": "C:\\X"})


@bad("F39 S18", "姓名里写着证件号和手机号", CHAPTER)
def numbers_in_names() -> Files:
    return with_cells("名册", {"C2": "赵英369901196005061077", "J2": "", "K2": "", "G2": "1组15400000000"})


@bad("F39", "名字分成几段字体，还带拼音（可以，连起来读）", CHAPTER)
def rich_text() -> Files:
    plain = "".join(f"&#{ord(sign)};" for sign in sound().registers["名册"][1][2])
    first, rest = plain[: plain.index(";") + 1], plain[plain.index(";") + 1 :]
    runs = f'<is><r><rPr><b/></rPr><t>{first}</t></r><r><t>{rest}</t></r><rPh sb="0" eb="1"><t>zhao</t></rPh></is>'

    def split(xml: bytes) -> bytes:
        return xml.replace(f"<is><t>{plain}</t></is>".encode(), runs.encode())

    return _instead(with_part(saved(), SHEET, split))
