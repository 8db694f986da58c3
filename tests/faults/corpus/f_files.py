"""Files that are no workbook, or one that the post, the disk or another program broke."""

from __future__ import annotations

import io
import zipfile

from faults.bad_files import (
    WORKBOOK,
    Files,
    bad,
    packed,
    part_of,
    parts,
    put,
    saved,
    tables,
    texts,
    with_part,
)

CHAPTER = "坏文件：换了格式另存的，传坏了的"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1528)
LINK = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%s</externalLink>"""


def _instead(data: bytes, name: str = WORKBOOK) -> Files:
    return texts() | {name: data}


@bad("F32", "U 盘拔早了，只拷了一半", CHAPTER)
def truncated() -> Files:
    data = saved()
    return _instead(data[: len(data) // 2])


@bad("F32", "传输中坏了一个字节", CHAPTER)
def wrong_sum() -> Files:
    data = bytearray(saved())
    name = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entry = archive.getinfo(name)
    data[entry.header_offset + 30 + len(name) + entry.compress_size // 2] ^= 0xFF
    return _instead(bytes(data))


@bad("F32", "丢了〔已付〕一张表的内容（不说就会重付）", CHAPTER)
def part_missing() -> Files:
    content = parts(saved())
    del content[part_of("已付")]
    return _instead(packed(content))


@bad("F32", "缺了目录", CHAPTER)
def relations_missing() -> Files:
    content = parts(saved())
    del content["xl/_rels/workbook.xml.rels"]
    return _instead(packed(content))


@bad("F32", "一张表的内容被截断", CHAPTER)
def part_cut() -> Files:
    return _instead(with_part(saved(), "xl/worksheets/sheet1.xml", lambda xml: xml[: len(xml) // 2]))


@bad("F32", "台账.xlsx 是空的", CHAPTER)
def empty_file() -> Files:
    return _instead(b"")


@bad("F32", "旧格式 .xls 改了后缀", CHAPTER)
def xls_renamed() -> Files:
    return _instead(OLE)


@bad("F32", "台账.xls、台账.et、台账.ods 原样放着", CHAPTER)
def other_formats() -> Files:
    return texts() | {"台账.xls": OLE, "台账.et": OLE, "台账.ods": b"PK"}


@bad("F32", "台账做成了一个 CSV", CHAPTER)
def one_table() -> Files:
    return texts() | {"台账.csv": tables()["台账/地块.csv"]}


@bad("F32", "从网上系统导出的网页，后缀是 .xlsx", CHAPTER)
def html_renamed() -> Files:
    return _instead("\ufeff<html><meta charset=utf-8><table><tr><td>户号</td></tr></table>".encode())


@bad("F32", "2003 版的 XML 表格", CHAPTER)
def xml_2003() -> Files:
    return _instead(b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>')


@bad("F32", "设了打开密码", CHAPTER)
def encrypted() -> Files:
    return _instead(OLE + "EncryptedPackage".encode("utf-16-le") + bytes(512))


@bad("F32", "二进制工作簿 .xlsb 改了后缀", CHAPTER)
def xlsb_renamed() -> Files:
    return _instead(packed({"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": bytes(64)}))


@bad("F32", "OpenDocument 表格 .ods 改了后缀", CHAPTER)
def ods_renamed() -> Files:
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return _instead(packed({"mimetype": kind, "content.xml": b"<a/>"}))


@bad("F32", "PDF 改了后缀", CHAPTER)
def pdf_renamed() -> Files:
    return _instead(b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n")


@bad("F32", "Word 文档改了后缀", CHAPTER)
def word_renamed() -> Files:
    return _instead(packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<a/>"}))


@bad("F32", "照片改了后缀", CHAPTER)
def picture_renamed() -> Files:
    return _instead(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(256))


@bad("F32", "两样台账都在：工作簿和 CSV 文件夹", CHAPTER)
def both() -> Files:
    return tables() | {WORKBOOK: saved()}


@bad("F32", "工作簿当作 CSV 放进了台账文件夹", CHAPTER)
def workbook_as_table() -> Files:
    return tables() | {"台账/地块.csv": saved()}


@bad("F33", "带宏的工作簿改了后缀", CHAPTER)
def macros() -> Files:
    return _instead(packed({**parts(saved()), "xl/vbaProject.bin": b"macro"}))


@bad("F33", "有格子引用别的工作簿", CHAPTER)
def outside_links() -> Files:
    link = LINK % b'<externalBook xmlns:r="r" r:id="rId1"><sheetNames/></externalBook>'
    return _instead(packed({**parts(saved()), "xl/externalLinks/externalLink1.xml": link}))


@bad("F33", "有格子通过 DDE 调用别的程序", CHAPTER)
def dynamic_exchange() -> Files:
    link = LINK % b'<ddeLink ddeService="cmd" ddeTopic="/c calc"/>'
    data = _formula(b"cmd|'/c calc'!A0", "地块", "C2")
    return _instead(packed({**parts(data), "xl/externalLinks/externalLink1.xml": link}))


def _formula(formula: bytes, sheet: str, cell: str) -> bytes:
    """The sound workbook with a formula, and its saved value 1, in a cell."""
    kept = b"<f>" + formula + b"</f><v>1</v>"
    marked = saved(put(sheet, {cell: 123454321}))
    return with_part(marked, part_of(sheet), lambda xml: xml.replace(b"<v>123454321</v>", kept))
