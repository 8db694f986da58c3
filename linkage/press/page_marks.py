"""Page marks (页记): what a file's pages, letters and pictures are, told by digests inside the file.

They outlive a file being opened and saved elsewhere, where the seal does not, and tell which page was
changed. A page counts with what its stream holds unpacked; fonts and pictures count as they are packed. A
font counts with its outlines, with what its letters are read as, and with which outline is drawn where
(encoding, widths): one of them exchanged makes a page show one thing and say another.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

#: Under this name the catalogue of a file holds its marks.
KEY = "LNK"

_LENGTH = 16
#: What a page, a font or a picture unpacked comes to at most; ours are a hundredth of it.
_MOST = 32 * 1024 * 1024


class BloatedError(Exception):
    """A stream that unpacks to more than any of ours, or that is packed as none of ours is."""


@frozen
class Marks:
    """The marks of a file: one for each page, one for all fonts, one for all pictures, in hex."""

    pages: tuple[str, ...]
    fonts: str
    pictures: str

    @property
    def words(self) -> str:
        """The marks as PDF writes them."""
        pages = "".join(f"<{page}>" for page in self.pages)
        return f"<</Pages[{pages}]/Fonts<{self.fonts}>/Pictures<{self.pictures}>>>"

    def changes(self, found: Marks) -> Iterator[str]:
        """Say what in a file is not as these marks, which it holds, tell."""
        if len(self.pages) != len(found.pages):
            yield f"原有 {len(self.pages)} 页，现有 {len(found.pages)} 页"
        for number, (page, other) in enumerate(zip(self.pages, found.pages, strict=False), start=1):
            if page != other:
                yield f"第 {number} 页的页面被改动"
        if self.fonts != found.fonts:
            yield "字体被换过，页面上看到的字可能不是文件里记的字"
        if self.pictures != found.pictures:
            yield "图片（二维码等）被换过"


def page_mark(box: Sequence[float], content: bytes) -> str:
    """The mark of a page: its corners in points, and its unpacked content."""
    # A corner of the engine's is minus nought.
    corners = b" ".join(b"%.2f" % (length + 0.0) for length in box)
    return _short(hashlib.sha256(corners + b"\n" + content))


def named_mark(parts: Iterable[tuple[str, Sequence[bytes]]]) -> str:
    """The mark of all fonts, or all pictures: their names on the pages with digests of what they are."""
    lines = {f"{name} {b''.join(digests).hex()}\n" for name, digests in parts}
    return _short(hashlib.sha256("".join(sorted(lines)).encode()))


def digest_of(data: bytes) -> bytes:
    """The digest by which a part of a font, or a picture, counts in a mark."""
    return hashlib.sha256(data).digest()


def font_mark(kind: str, encoding: str, widths: str, outlines: bytes, reading: bytes) -> Sequence[bytes]:
    """What a font is: which glyph a code is, how far apart glyphs stand, outlines, what they are read as.

    ``kind`` is as :data:`COMPACT_KIND` and :data:`TRUE_KIND` say it; ``widths`` are listed as in PDF, without
    needless blanks; outlines and reading are the digests of what is packed.
    """
    return digest_of(f"{kind} {encoding} {widths}".encode()), outlines, reading


#: A font as the set writer puts it: its kind, where its outlines are, and what they are.
COMPACT_KIND = "/CIDFontType0/FontFile3/CIDFontType0C"
TRUE_KIND = "/CIDFontType2/FontFile2"
#: Codes are glyphs as they are.
IDENTITY = "/Identity-H"


def _short(total: Any) -> str:  # noqa: ANN401 - hashlib names its type nowhere
    return str(total.digest()[:_LENGTH].hex())


# --------------------------------------------------------------------------------- files being read


def told_marks(pdf: Any) -> Marks | None:  # noqa: ANN401 - a file opened by pikepdf
    """The marks that a file holds; ``None`` when it holds none, or none that we write."""
    held = pdf.Root.get(f"/{KEY}")
    try:
        pages = tuple(bytes(page).hex() for page in held.Pages)
        return Marks(pages, bytes(held.Fonts).hex(), bytes(held.Pictures).hex())
    except (AttributeError, TypeError, ValueError, KeyError):
        return None


def found_marks(pdf: Any) -> Marks:  # noqa: ANN401 - as above
    """The marks that the pages of a file have.

    :raises BloatedError: a stream in it is none of ours.
    """
    pages, fonts, pictures = [], [], []
    seen: dict[Any, tuple[bytes, ...]] = {}
    for page in pdf.pages:
        box = [float(length) for length in page.obj.MediaBox]
        pages.append(page_mark(box, _content(page.obj.get("/Contents"))))
        resources = page.obj.get("/Resources", {})
        fonts += [(name, _once(seen, font, _font)) for name, font in _items(resources, "/Font")]
        pictures += [(name, _once(seen, one, _picture)) for name, one in _items(resources, "/XObject")]
    return Marks(tuple(pages), named_mark(fonts), named_mark(pictures))


def _items(resources: Any, kind: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - as above
    return ((str(name).removeprefix("/"), one) for name, one in resources.get(kind, {}).items())


def _once(seen: dict[Any, tuple[bytes, ...]], one: Any, tell: Any) -> tuple[bytes, ...]:  # noqa: ANN401
    """What a font or picture is, read once although every page names it."""
    if not one.is_indirect:
        return tuple(tell(one))
    if one.objgen not in seen:
        seen[one.objgen] = tuple(tell(one))
    return seen[one.objgen]


def _content(contents: Any) -> bytes:  # noqa: ANN401 - as above
    import pikepdf  # noqa: PLC0415 (only whoever reads a paper needs it)

    if contents is None:
        return b""
    return b"\n".join(map(unpacked, list(contents) if isinstance(contents, pikepdf.Array) else [contents]))


def _font(font: Any) -> Iterator[bytes]:  # noqa: ANN401 - as above
    """What a font is; nothing of one that is not built as ours are."""
    try:
        (part,) = font.DescendantFonts
        described = part.FontDescriptor
        (place,) = _OUTLINES & set(described.keys())
        outlines, reading = described[place], font.ToUnicode
        if not _is_ours(font, part, described) or not _are_packed(outlines, reading):
            yield b"?"
            return
        yield from font_mark(
            f"{part.Subtype}{place}{outlines.get('/Subtype', '')}",
            _encoding(font.Encoding),
            _widths(zip(part.W[::2], part.W[1::2], strict=True)),
            digest_of(bytes(outlines.read_raw_bytes())),
            digest_of(bytes(reading.read_raw_bytes())),
        )
    except (AttributeError, TypeError, KeyError, IndexError, ValueError):
        yield b"?"


_OUTLINES = frozenset(("/FontFile", "/FontFile2", "/FontFile3"))
_FONT = frozenset(("/Type", "/Subtype", "/BaseFont", "/Encoding", "/DescendantFonts", "/ToUnicode"))
_PART = frozenset(
    ("/Type", "/Subtype", "/BaseFont", "/CIDSystemInfo", "/CIDToGIDMap", "/W", "/FontDescriptor")
)
_DESCRIBED = _OUTLINES | {
    "/Type",
    "/FontName",
    "/FontFamily",
    "/Flags",
    "/ItalicAngle",
    "/FontBBox",
    "/CIDSet",
}
_DESCRIBED |= {"/Ascent", "/Descent", "/CapHeight", "/StemV", "/StemH"}

#: How else to unpack a stream, or where else it lies.
_PARAMETERS = frozenset(("/DecodeParms", "/DP", "/F", "/FFilter", "/FDecodeParms"))


def _is_ours(font: Any, part: Any, described: Any) -> bool:  # noqa: ANN401 - as above
    """Whether a font says nothing that ours do not, and a code is the glyph of its number."""
    held = ((font, _FONT), (part, _PART), (described, _DESCRIBED))
    info = part.CIDSystemInfo
    return (
        all(set(one.keys()) <= known for one, known in held)
        and str(font.Subtype) == "/Type0"
        and (str(info.Registry), str(info.Ordering)) == ("Adobe", "Identity")
        and str(part.get("/CIDToGIDMap", "/Identity")) == "/Identity"
    )


def _are_packed(*streams: Any) -> bool:  # noqa: ANN401 - as above
    """Whether streams that count packed can be unpacked in one way only."""
    return all(str(one.get("/Filter")) == "/FlateDecode" and _is_plain(one) for one in streams)


def _is_plain(stream: Any) -> bool:  # noqa: ANN401 - as above
    return not _PARAMETERS & set(stream.keys())


def _encoding(encoding: Any) -> str:  # noqa: ANN401 - as above
    """The name of an encoding, or the digest of one that stands in the file."""
    import pikepdf  # noqa: PLC0415 (as above)

    if isinstance(encoding, pikepdf.Stream):
        if not _are_packed(encoding):
            raise ValueError
        return digest_of(bytes(encoding.read_raw_bytes())).hex()
    return str(encoding)


def _widths(rows: Iterable[tuple[Any, Iterable[Any]]]) -> str:
    """Widths as the set writer lists them: the first code of a row, and a width for each that follows."""
    return "".join(f"{int(code)}[{' '.join(map(_width, row))}]" for code, row in rows)


def _width(value: Any) -> str:  # noqa: ANN401 - a number of the engine or of a file
    return str(int(value)) if int(value) == value else f"{value:.3f}"


def _picture(picture: Any) -> Iterator[bytes]:  # noqa: ANN401 - as above
    yield digest_of(bytes(picture.read_raw_bytes()))


def unpacked(stream: Any) -> bytes:  # noqa: ANN401 - as above
    """What a stream holds.

    :raises BloatedError: it is packed otherwise than ours, or holds more.
    """
    raw = bytes(stream.read_raw_bytes())
    packing = stream.get("/Filter")
    if not _is_plain(stream):
        raise BloatedError
    if packing is None or not raw:
        return raw
    if str(packing) != "/FlateDecode" or len(raw) > _MOST:
        raise BloatedError
    opened = zlib.decompressobj()
    try:
        data = opened.decompress(raw, _MOST)
    except zlib.error as error:
        raise BloatedError from error
    if not opened.eof:
        raise BloatedError
    return data


# --------------------------------------------------------------------------------- files being drawn


def drawn_marks(pdf: Any) -> Marks:  # noqa: ANN401 - a file that the layout engine is about to write
    """The marks of a file whose objects the layout engine has put together."""
    objects = {one.number: one for one in pdf.objects}

    def named(reference: Any) -> Any:  # noqa: ANN401 - an object of the engine, or a reference to one
        return objects[int(reference.split()[0])] if isinstance(reference, bytes) else reference

    pages, fonts, pictures = [], [], []
    for kid in pdf.pages["Kids"][::3]:
        page = objects[int(kid)]
        pages.append(page_mark(page["MediaBox"], b"\n".join(map(_bytes, named(page["Contents"]).stream))))
        resources = named(page["Resources"])
        for name, reference in named(resources.get("Font", {})).items():
            fonts.append((name, _drawn_font(named(reference), named)))
        for name, reference in named(resources.get("XObject", {})).items():
            pictures.append((name, (digest_of(_packed(named(reference))),)))
    return Marks(tuple(pages), named_mark(fonts), named_mark(pictures))


def _drawn_font(font: Mapping[str, Any], named: Any) -> Sequence[bytes]:  # noqa: ANN401 - as above
    part = named(font["DescendantFonts"][0])
    described = named(part["FontDescriptor"])
    place = "FontFile3" if "FontFile3" in described else "FontFile2"
    outlines = named(described[place])
    encoding = named(font["Encoding"])
    return font_mark(
        f"{part['Subtype']}/{place}{outlines.extra.get('Subtype', '')}",
        encoding if isinstance(encoding, str) else digest_of(_packed(encoding)).hex(),
        _widths(zip(part["W"][::2], part["W"][1::2], strict=True)),
        digest_of(_packed(outlines)),
        digest_of(_packed(named(font["ToUnicode"]))),
    )


def _packed(stream: Any) -> bytes:  # noqa: ANN401 - as above
    """A stream as the engine packs it: what it writes between two words."""
    data: bytes = stream.data
    return data[data.index(_BEGIN) + len(_BEGIN) : data.rindex(_END)]


_BEGIN, _END = b"\nstream\n", b"\nendstream"


def _bytes(part: Any) -> bytes:  # noqa: ANN401 - as above
    """A part of a stream as the engine writes it: bytes, words, or an object that holds bytes."""
    return part if isinstance(part, bytes) else str(part).encode() if isinstance(part, str) else part.data
