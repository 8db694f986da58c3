"""Reading papers back: bounded, and nothing repaired."""

from __future__ import annotations

import io
import zlib
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from linkage.ground.canonical import canonical_bytes
from linkage.press import pdf_reader
from linkage.press.pdf_reader import StatementParts, UnreadableError, read_file, statement_parts
from linkage.telling.twin import qr_text
from statements import drawn, statement, twin_of, with_attachment


def changed(change: Any, **save: Any) -> bytes:  # noqa: ANN401
    with pikepdf.open(io.BytesIO(statement())) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out, **save)
    return out.getvalue()


def why(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        statement_parts(data)
    return str(caught.value)


def test_what_a_statement_consists_of(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(statement())
    parts = statement_parts(read_file(path))
    twin = twin_of("H003")
    assert parts.twin == canonical_bytes(twin)
    assert parts.codes == (qr_text(twin),)
    assert twin["number"] in parts.text
    assert "用工　1,500.00 元" in parts.text
    assert parts.overlays == 0


def test_a_paper_without_anything() -> None:
    parts = statement_parts(drawn(["名册"], None, b"{}", "other.json"))
    told = ("文件里附带了 1 个文件，只应有 twin.json",)
    assert parts == StatementParts(None, "名册", (), 0, seal="whole", changes=told, marked=True)


def test_other_codes_are_not_ours() -> None:
    assert statement_parts(drawn(["名册"], "https://example.org", None)).codes == ()


def test_a_hyphen_at_the_end_of_a_line_is_read_as_one() -> None:
    number = "YP-HT-2025-QRCQ5JKD-97"
    narrow = f"<span style='display:block;width:{{}}mm'>{number}</span>"
    for width in (15, 25, 35):
        text = statement_parts(drawn([narrow.format(width)], None, None)).text
        assert "".join(text.split()) == number


def test_annotations_are_counted() -> None:
    def cover(pdf: pikepdf.Pdf) -> None:
        notes = [
            pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=kind, Rect=[0, 0, 9, 9], Contents="改")
            for kind in (pikepdf.Name.FreeText, pikepdf.Name.Link, pikepdf.Name.Stamp)
        ]
        pdf.pages[0].obj.Annots = pikepdf.Array(notes)

    assert statement_parts(changed(cover)).overlays == 3


def test_locked_and_broken_files() -> None:
    assert why(changed(lambda _: None, encryption=pikepdf.Encryption(owner="a", user="b"))) == "文件上了密码"
    assert why(statement()[: len(statement()) // 2]) == "不是完好的 PDF"
    assert why(b"PK\x03\x04") == "不是完好的 PDF"


def test_too_many_pages() -> None:
    def more(pdf: pikepdf.Pdf) -> None:
        for _ in range(60):
            pdf.pages.append(pdf.pages[0])

    assert why(changed(more)) == "页数多得不像告知书"


def test_a_huge_page_is_read_small() -> None:
    def enlarge(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.MediaBox = [0, 0, 14_000, 14_000]

    assert statement_parts(changed(enlarge)).twin is not None


def test_a_page_that_cannot_be_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "_SCALE", 0)
    assert why(statement()) == "页面读不出来"


def attachment(raw: bytes, **entries: Any) -> bytes:  # noqa: ANN401
    def put(pdf: pikepdf.Pdf) -> None:
        stream = pdf.attachments["twin.json"].get_file().obj
        stream.write(raw, filter=entries.get("Filter"), decode_parms=entries.get("DecodeParms"))

    return changed(put, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)


def test_attachments_are_unpacked_with_care(monkeypatch: pytest.MonkeyPatch) -> None:
    flate = pikepdf.Name.FlateDecode
    assert statement_parts(attachment(b"{}")).twin == b"{}"
    assert statement_parts(attachment(zlib.compress(b"{}"), Filter=flate)).twin == b"{}"
    assert why(attachment(b"no zlib", Filter=flate)) == "附带的数据损坏"
    assert why(attachment(zlib.compress(b"x" * 999)[:-9], Filter=flate)) == "附带的数据太大，或不完整"
    assert why(attachment(b"7b7d>", Filter=pikepdf.Name.ASCIIHexDecode)) == "附带的数据不是本程序的压缩方式"
    parms = pikepdf.Dictionary(Predictor=12)
    assert why(attachment(zlib.compress(b"{}"), Filter=flate, DecodeParms=parms)).startswith("附带的数据不是")
    monkeypatch.setattr(pdf_reader, "_MOST_TWIN", 100)
    assert why(attachment(zlib.compress(b" " * 200), Filter=flate)) == "附带的数据太大，或不完整"
    monkeypatch.setattr(pdf_reader, "_MOST_RAW_TWIN", 10)
    assert why(attachment(b" " * 20)) == "附带的数据太大"


def test_an_attachment_that_is_no_file() -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        names = pdf.Root.Names.EmbeddedFiles.Names
        names[1] = pikepdf.Dictionary(Type=pikepdf.Name.Filespec)

    assert why(changed(spoil)) == "不是完好的 PDF"


def test_files_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(statement())
    monkeypatch.setattr(pdf_reader, "_MOST_FILE", 10)
    with pytest.raises(UnreadableError, match="大得不像"):
        read_file(path)


def test_another_attachment_takes_its_place() -> None:
    assert statement_parts(with_attachment(statement(), b"{}")).twin == b"{}"
