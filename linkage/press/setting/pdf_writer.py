"""Writes a set paper as a PDF file: pages, fonts, structure, pictures, twin. Same paper, same bytes."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Mapping, Sequence

from attrs import field, frozen

from linkage.press.page_marks import (
    COMPACT_KIND,
    IDENTITY,
    KEY,
    TRUE_KIND,
    Marks,
    digest_of,
    font_mark,
    named_mark,
    page_mark,
)
from linkage.press.setting.face_cutting import CutFace
from linkage.press.setting.ink import SCALE, Inked
from linkage.press.setting.packing import pack, pack_objects, pack_rows
from linkage.press.setting.pictures import picture_stream
from linkage.press.setting.structure import (
    CATALOGUE,
    FIRST_NODE,
    HOLDER,
    INFO,
    LEAVES,
    RESOURCES,
    TREE,
    Structure,
)
from linkage.press.setting.type_case import literal, number


@frozen
class Dress:
    """What a file of an edition holds besides its pages: producer, metadata, colour profile, twin's label."""

    producer: str
    metadata: bytes = field(repr=False, default=b"")
    profile: bytes = field(repr=False, default=b"")
    condition: str = ""


@frozen
class Attached:
    """A file that a paper carries inside: its name, words for it, its bytes, its day as PDF writes it."""

    name: str
    words: str
    data: bytes = field(repr=False)
    day: str


@frozen
class Label:
    """What a file is called, in which language it is, its dress, what it carries inside."""

    title: str
    language: str
    dress: Dress
    attached: Attached | None = None

    @property
    def tight(self) -> bool:
        """Whether it is packed tight: there is a file with a twin for every household, others are fewer."""
        return self.attached is None


@frozen
class Drawn:
    """The drawn pages of a file, its structure, the fonts and pictures that it needs.

    ``figures`` are what the structure says of pictures, by their place in it.
    """

    pages: Sequence[Inked]
    structure: Structure
    figures: Mapping[int, str]
    faces: Mapping[str, CutFace]
    pictures: Mapping[str, str]


#: Where an object stands, in the seven bytes of its row.
_row = struct.Struct(">BIH").pack


class _File:
    """Objects being written: streams as they come, others that are ready packed or together at the end."""

    def __init__(self, *, tight: bool) -> None:
        self.tight = tight
        self._out = bytearray(b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n")
        self._streams: dict[int, int] = {}
        self._plain: dict[int, str] = {}
        self._shared: dict[bytes, int] = {}
        self._held: list[tuple[int, Iterable[int]]] = []
        self._count = 0
        self._told = hashlib.sha256()

    def reserve(self, count: int = 1) -> int:
        """The number of the next object, or of the first of several."""
        first = self._count + 1
        self._count += count
        return first

    def plain(self, at: int, words: str) -> None:
        self._plain[at] = words

    def stream(self, words: str, packed: bytes, at: int = 0, *, named: bool = False) -> int:
        """Add a packed stream; what is ``named`` elsewhere tells no files apart."""
        at = at or self.reserve()
        if not named:
            self._told.update(packed)
        self._streams[at] = len(self._out)
        self._out += f"{at} 0 obj\n<<{words}/Filter/FlateDecode/Length {len(packed)}>>stream\n".encode()
        self._out += packed
        self._out += b"\nendstream\nendobj\n"
        return at

    def held(self, words: str, packed: bytes, at: int, numbers: Iterable[int]) -> None:
        """Add a packed stream that holds objects of these numbers."""
        self.stream(words, packed, at)
        self._held.append((at, numbers))

    def shared(self, packed: bytes) -> int:
        """A packed stream that stands in the file once, however often it is asked for."""
        if packed not in self._shared:
            self._shared[packed] = self.stream("", packed, named=True)
        return self._shared[packed]

    def finish(self, identifier: bytes) -> bytes:
        self.held(*pack_objects(self._plain, tight=self.tight), self.reserve(), self._plain)
        table = self.reserve()
        start = len(self._out)
        rows = [_row(0, 0, 65535)] * (table + 1)
        for at, place in self._streams.items():
            rows[at] = _row(1, place, 0)
        for within, numbers in self._held:
            for index, at in enumerate(numbers):
                rows[at] = _row(2, within, index)
        rows[table] = _row(1, start, 0)
        words = (
            f"/Type/XRef/Size {table + 1}/W[1 4 2]/Root {CATALOGUE} 0 R/Info {INFO} 0 R"
            f"/ID[<{identifier.hex()}><{self._told.hexdigest()[:32]}>]"
        )
        said, packed = pack_rows(rows, tight=self.tight)
        self.stream(words + said, packed, table)
        self._out += f"startxref\n{start}\n%%EOF".encode()
        return bytes(self._out)


def write_pdf(drawn: Drawn, label: Label) -> bytes:
    """Write a file."""
    file = _File(tight=label.tight)
    file.reserve(FIRST_NODE - 1)
    structure = drawn.structure
    file.reserve(structure.count)
    page_at = file.reserve(len(drawn.pages))
    file.held(structure.words, structure.packed, HOLDER, structure.numbers)
    for at, words in structure.figures.items():
        file.plain(at, f"{words}{drawn.figures[at - FIRST_NODE]}>>")
    marks = _pages(file, drawn, page_at)
    file.plain(INFO, f"<</Producer{literal(label.dress.producer)}/Title{literal(label.title)}>>")
    file.plain(CATALOGUE, _catalogue(file, label, marks))
    identifier = hashlib.sha256(label.title.encode()).hexdigest()[:32].encode()
    return file.finish(identifier)


def _pages(file: _File, drawn: Drawn, page_at: int) -> Marks:
    fonts, images, pages, letters, pictures = "", "", [], [], []
    for name, face in sorted(drawn.faces.items()):
        fonts += f"/{name} {_font(file, face)} 0 R"
        kind = COMPACT_KIND if face.compact else TRUE_KIND
        letters.append((name, font_mark(kind, IDENTITY, face.widths, face.digest, digest_of(face.mapped))))
    for address, name in drawn.pictures.items():
        words, packed = picture_stream(address)
        images += f"/{name} {file.stream(words, packed)} 0 R"
        pictures.append((name, (digest_of(packed),)))
    file.plain(RESOURCES, f"<</Font<<{fonts}>>/XObject<<{images}>>>>")
    for at, page in enumerate(drawn.pages):
        content = "".join(page.parts).encode()
        contents = file.stream("", pack(content, tight=file.tight, figures=True))
        width, height = page.width * SCALE, page.height * SCALE
        pages.append(page_mark((0, 0, width, height), content))
        corners = f"[0 0 {number(width)} {number(height)}]"
        file.plain(
            page_at + at,
            f"<</Type/Page/Parent {LEAVES} 0 R/MediaBox{corners}/TrimBox{corners}/BleedBox{corners}"
            f"/Contents {contents} 0 R/Resources {RESOURCES} 0 R/Tabs/S/StructParents {at}>>",
        )
    count = len(drawn.pages)
    kids = " ".join(f"{at} 0 R" for at in range(page_at, page_at + count))
    file.plain(LEAVES, f"<</Type/Pages/Count {count}/Kids[{kids}]>>")
    return Marks(tuple(pages), named_mark(letters), named_mark(pictures))


def _catalogue(file: _File, label: Label, marks: Marks) -> str:
    dress, attached = label.dress, label.attached
    words = (
        f"<</Type/Catalog/Pages {LEAVES} 0 R/Lang({label.language})/StructTreeRoot {TREE} 0 R"
        f"/ViewerPreferences<</DisplayDocTitle true>>/MarkInfo<</Marked true>>/{KEY}{marks.words}"
    )
    if attached is not None:
        sheet = _attach(file, attached)
        words += f"/Names<</EmbeddedFiles<</Names[{literal(attached.name)} {sheet} 0 R]>>>>/AF[{sheet} 0 R]"
    if dress.metadata:
        at = file.stream("/Type/Metadata/Subtype/XML", dress.metadata)
        words += f"/Metadata {at} 0 R"
    if dress.profile:
        at = file.stream("/N 3", dress.profile)
        words += (
            f"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier({dress.condition})"
            f"/Info({dress.condition})/DestOutputProfile {at} 0 R>>]"
        )
    return words + ">>"


def _attach(file: _File, attached: Attached) -> int:
    check = hashlib.md5(attached.data, usedforsecurity=False).hexdigest()
    day = f"(D:{attached.day}000000Z)"
    inside = file.stream(
        f"/Type/EmbeddedFile/Subtype/application#2fjson/Params<</CheckSum<{check}>/Size {len(attached.data)}"
        f"/CreationDate{day}/ModDate{day}>>",
        pack(attached.data),
    )
    name = literal(attached.name)
    sheet = file.reserve()
    file.plain(
        sheet,
        f"<</Type/Filespec/F{name}/UF{name}/EF<</F {inside} 0 R>>/Desc{literal(attached.words)}"
        "/AFRelationship/Data>>",
    )
    return sheet


def _font(file: _File, face: CutFace) -> int:
    whole, part, described = file.reserve(), file.reserve(), file.reserve()
    data = file.stream(face.about, face.data, named=True)
    mapped = file.shared(face.mapped)
    name = face.name
    file.plain(
        described,
        f"<</Type/FontDescriptor/FontName/{name}/Flags 4/ItalicAngle 0"
        f"/FontBBox[0 {face.descent} {face.widest} {face.ascent}]"
        f"/Ascent {face.ascent}/Descent {face.descent}/CapHeight {face.ascent}/StemV 80/StemH 80"
        f"/FontFile{3 if face.compact else 2} {data} 0 R>>",
    )
    file.plain(
        part,
        f"<</Type/Font/Subtype/CIDFontType{'0' if face.compact else '2/CIDToGIDMap/Identity'}/BaseFont/{name}"
        f"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/W[{face.widths}]"
        f"/FontDescriptor {described} 0 R>>",
    )
    file.plain(
        whole,
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding{IDENTITY}/DescendantFonts[{part} 0 R]"
        f"/ToUnicode {mapped} 0 R>>",
    )
    return whole
