"""The rules of PDF/A-3a (ISO 19005-3) that a writer of files is most likely to break, read off a finished file.

A validator of the whole standard is another program, which is not at hand everywhere. What is read here: header,
trailer and objects as they are written, metadata against information, output intent, attachments, fonts against
their programs, colours, transparency, what acts, the structure.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Stream

#: Kinds of structure that need no role map (ISO 32000-1, 14.8.4).
STANDARD = frozenset((
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct",
    "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH",
    "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link",
    "Annot", "Ruby", "Warichu", "Figure", "Formula", "Form",
))  # fmt: skip

#: States of drawing inside of each other, at most.
_DEEPEST = 28

#: What reads as no character at all.
_NO_SIGN = frozenset((0, 0xFEFF, 0xFFFE))

#: A thousandth of the letters' size that a width may be off.
_WIDTH_OFF = 1.0

_OBJECT = re.compile(rb"(?<![0-9])[0-9]+ [0-9]+ obj(.)", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_MAPPED = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_RANGED = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


def breaches(data: bytes) -> list[str]:
    """What in a file breaks the rules; nothing when it is as it should be."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            *_written(data, pdf),
            *_described(pdf),
            *_intended(pdf),
            *_attached(pdf),
            *_acting(pdf),
            *_coloured(pdf),
            *_lettered(pdf),
            *_structured(pdf),
        ]


def _written(data: bytes, pdf: pikepdf.Pdf) -> Iterator[str]:
    if not re.match(rb"%PDF-1\.[4-7]\n%[\x80-\xff]{4}", data):
        yield "header"
    if "/Encrypt" in pdf.trailer or len(pdf.trailer.get("/ID", [])) != 2:
        yield "trailer: locked, or without an ID"
    if not data.rstrip(b"\r\n").endswith(b"%%EOF"):
        yield "something after the end"
    # What stands in streams may look like anything.
    bare = re.sub(rb"(?<!end)stream\n.*?\nendstream", b"", data, flags=re.DOTALL)
    if b"stream" in bare:
        yield "a stream that begins or ends on no line of its own"
    if {found[1] for found in _OBJECT.finditer(bare)} - {b"\n", b"\r"}:
        yield "an object that does not begin a line"
    if re.search(rb"[^\n]endobj|endobj[^\n]", bare):
        yield "an object that does not end a line"
    for item in pdf.objects:
        if isinstance(item, Stream):
            filters: Any = item.get("/Filter", Array())
            names = {str(one) for one in (filters if isinstance(filters, Array) else [filters])}
            if names & {"/LZWDecode", "/Crypt"} or "/F" in item:
                yield f"a stream with {names}, or elsewhere"


def _described(pdf: pikepdf.Pdf) -> Iterator[str]:
    if "/Metadata" not in pdf.Root:
        yield "no metadata"
        return
    raw = pdf.Root.Metadata.read_bytes()
    packet = raw.partition(b"?>")[0]
    if b"<?xpacket" not in packet or b"bytes=" in packet or b"encoding=" in packet:
        yield "metadata: packet"
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as told:
        if (told.get("pdfaid:part"), told.get("pdfaid:conformance")) != ("3", "A"):
            yield "metadata: not 3A"
        pairs = {
            "/Title": "dc:title", "/Producer": "pdf:Producer", "/Creator": "xmp:CreatorTool",
            "/Subject": "dc:description", "/Keywords": "pdf:Keywords", "/Author": "dc:creator",
            "/CreationDate": "xmp:CreateDate", "/ModDate": "xmp:ModifyDate",
        }  # fmt: skip
        for key in pdf.docinfo.keys():  # noqa: SIM118 - no mapping
            if key not in pairs:
                yield f"information: {key}"
            elif str(pdf.docinfo[key]) != str(told.get(pairs[key])):
                yield f"metadata: {key} {pdf.docinfo[key]!r}, and {told.get(pairs[key])!r}"


def _intended(pdf: pikepdf.Pdf) -> Iterator[str]:
    intents = list(pdf.Root.get("/OutputIntents", []))
    if len(intents) != 1 or intents[0].S != Name.GTS_PDFA1 or "/OutputConditionIdentifier" not in intents[0]:
        yield "output intent"
        return
    profile = intents[0].DestOutputProfile
    icc = profile.read_bytes()
    whole = int.from_bytes(icc[:4]) == len(icc) and icc[36:40] == b"acsp" and icc[8] in {2, 4}
    if not whole or icc[12:16] not in {b"mntr", b"prtr"} or icc[16:20] != b"RGB " or int(profile.N) != 3:
        yield "output intent: profile"


def _attached(pdf: pikepdf.Pdf) -> Iterator[str]:
    specs = [
        item for item in pdf.objects if isinstance(item, Dictionary) and item.get("/Type") == Name.Filespec
    ]
    related = [one.objgen for one in pdf.Root.get("/AF", [])]
    for spec in specs:
        if not {"/F", "/UF", "/EF", "/AFRelationship"} <= set(spec.keys()) or spec.objgen not in related:
            yield f"attachment: {sorted(spec.keys())}"
            continue
        file = spec.EF.F
        if (
            not re.fullmatch(r"/[\w.+-]+/[\w.+-]+", str(file.get("/Subtype", "")))
            or "/ModDate" not in file.Params
        ):
            yield "attachment: kind or day"
        if "/Size" in file.Params and int(file.Params.Size) != len(file.read_bytes()):
            yield "attachment: size"
    if len(related) != len(set(related)) or len(related) != len(specs):
        yield "attachments related twice, or to nothing"


def _acting(pdf: pikepdf.Pdf) -> Iterator[str]:
    for name in ("/OpenAction", "/AA", "/AcroForm", "/OCProperties", "/Requirements", "/NeedsRendering"):
        if name in pdf.Root:
            yield f"catalog: {name}"
    if set(pdf.Root.get("/Names", {}).keys()) - {"/EmbeddedFiles", "/Dests"}:
        yield "names"
    for item in pdf.objects:
        if isinstance(item, Dictionary | Stream) and (
            item.get("/S") in {Name.JavaScript, Name.Launch, Name.Sound, Name.Movie}
            or item.get("/Subtype") == Name.PS
            or "/JS" in item
        ):
            yield "something that acts"
    if any({"/AA", "/PresSteps"} & set(page.obj.keys()) for page in pdf.pages):
        yield "a page that acts"


def _coloured(pdf: pikepdf.Pdf) -> Iterator[str]:
    for item in pdf.objects:
        if isinstance(item, Dictionary | Stream):
            yield from _painted(item, grouped="/Group" in pdf.pages[0].obj)
    for page in pdf.pages:
        deep = deepest = 0
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            deep += (operator == "q") - (operator == "Q")
            deepest = max(deep, deepest)
            if operator in {"k", "K", "ri", "sh"}:
                yield f"operator {operator}"
        if deep != 0 or deepest > _DEEPEST:
            yield "states that are not closed, or too deep"


def _painted(item: Any, *, grouped: bool) -> Iterator[str]:  # noqa: ANN401 - pikepdf brings no types for objects
    if any(
        float(item[key]) != 1 for key in ("/CA", "/ca") if isinstance(item.get(key), int | float | Decimal)
    ):
        yield "transparent"
    if item.get("/BM", Name.Normal) not in {Name.Normal, Name.Compatible} or "/TR" in item:
        yield "blended"
    if item.get("/SMask", Name("/None")) != Name("/None") and not grouped:
        yield "a soft mask without a space to blend in"
    if item.get("/Subtype") == Name.Image and (item.get("/Interpolate") or "/Alternates" in item):
        yield "a picture that is smoothed or has others beside it"
    if item.get("/ColorSpace") == Name.DeviceCMYK:
        yield "a picture in inks"


def _lettered(pdf: pikepdf.Pdf) -> Iterator[str]:
    used = _used(pdf)
    for font in pdf.objects:
        if not isinstance(font, Dictionary) or font.get("/Type") != Name.Font:
            continue
        if font.Subtype == Name.Type0:
            yield from (f"{font.BaseFont}: {told}" for told in _font(font, used.get(font.objgen, set())))
        elif font.Subtype not in {Name.CIDFontType0, Name.CIDFontType2}:
            yield f"a font of kind {font.Subtype}"


def _used(pdf: pikepdf.Pdf) -> dict[tuple[int, int], set[int]]:
    """The codes that are drawn with each font."""
    used: dict[tuple[int, int], set[int]] = {}
    for page in pdf.pages:
        fonts: Any = page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary())
        codes: set[int] = set()
        for instruction in pikepdf.parse_content_stream(page):
            operator, operands = str(instruction.operator), list(instruction.operands)
            if operator == "Tf":
                codes = used.setdefault(fonts[str(operands[0])].objgen, set())
            elif operator in {"Tj", "TJ"}:
                pieces = operands[0] if isinstance(operands[0], Array) else [operands[0]]
                for piece in pieces:
                    if isinstance(piece, pikepdf.String):
                        raw = bytes(piece)
                        codes |= {int.from_bytes(raw[at : at + 2]) for at in range(0, len(raw), 2)}
    return used


def _font(font: Any, codes: set[int]) -> Iterator[str]:  # noqa: ANN401 - pikepdf brings no types for objects
    [below] = font.DescendantFonts
    described = below.FontDescriptor
    if font.Encoding != Name("/Identity-H") or str(below.CIDSystemInfo.Ordering) != "Identity":
        yield "another coding"
    program = next((described[key] for key in ("/FontFile2", "/FontFile3") if key in described), None)
    if program is None:
        yield "not embedded"
        return
    if str(font.BaseFont) != str(below.BaseFont) or str(described.FontName) != str(font.BaseFont):
        yield "called by several names"
    unknown = codes - _signs(font)
    if unknown:
        yield f"codes without a sign: {sorted(unknown)[:5]}"
    if "/CIDSet" in described:
        bits = described.CIDSet.read_bytes()
        if any(not (bits[code >> 3] >> (7 - code % 8)) & 1 for code in codes if code >> 3 < len(bits)):
            yield "set of glyphs"
    yield from _program(below, program.read_bytes(), codes)


def _signs(font: Any) -> set[int]:  # noqa: ANN401 - as above
    """The codes that can be read back."""
    found: set[int] = set()
    if "/ToUnicode" not in font:
        return found
    table = font.ToUnicode.read_bytes()
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, sign in _MAPPED.findall(block):
            text = bytes.fromhex(sign.decode()).decode("utf-16-be")
            if text and not _NO_SIGN & set(map(ord, text)):
                found.add(int(code, 16))
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, _ in _RANGED.findall(block):
            found |= set(range(int(first, 16), int(last, 16) + 1))
    return found


def _program(below: Any, data: bytes, codes: set[int]) -> Iterator[str]:  # noqa: ANN401 - as above
    if below.Subtype == Name.CIDFontType2 and "/CIDToGIDMap" not in below:
        yield "no way from codes to glyphs"
    if data[:4] == b"OTTO" or data[:4] == b"\x00\x01\x00\x00":
        program = TTFont(io.BytesIO(data), lazy=True)
        scale = 1000 / program["head"].unitsPerEm
        drawn = dict(enumerate(program["hmtx"][name][0] * scale for name in program.getGlyphOrder()))
    else:
        drawn = _compact(data)
    told, usual = _widths(below), float(below.get("/DW", 1000))
    for code in sorted(codes):
        if code == 0 or code not in drawn:
            yield f"a glyph that is not there: {code}"
            return
        if abs(told.get(code, usual) - drawn[code]) > _WIDTH_OFF:
            yield f"width of {code}: {told.get(code, usual)}, and {drawn[code]}"
            return


def _compact(data: bytes) -> dict[int, float]:
    """The widths of the glyphs of a bare CFF program, by their codes."""
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    top = fonts[0]
    scale = 1000 * top.FontMatrix[0]
    found = {}
    for at, name in enumerate(top.charset):
        sign = top.CharStrings[name]
        sign.draw(NullPen())
        found[int(name[3:]) if hasattr(top, "ROS") and at else at] = sign.width * scale
    return found


def _widths(below: Any) -> dict[int, float]:  # noqa: ANN401 - as above
    found: dict[int, float] = {}
    items = list(below.get("/W", []))
    while items:
        first = int(items.pop(0))
        following = items.pop(0)
        if isinstance(following, Array):
            found |= {first + at: float(width) for at, width in enumerate(following)}
        else:
            width = float(items.pop(0))
            found |= dict.fromkeys(range(first, int(following) + 1), width)
    return found


def _structured(pdf: pikepdf.Pdf) -> Iterator[str]:
    root: Any = pdf.Root
    if (
        not root.get("/MarkInfo", Dictionary()).get("/Marked")
        or "/Lang" not in root
        or "/StructTreeRoot" not in root
    ):
        yield "not tagged, or in no language"
        return
    kinds = {
        str(item.S)[1:]
        for item in pdf.objects
        if isinstance(item, Dictionary) and "/S" in item and "/P" in item
    }
    if kinds - STANDARD - {str(name)[1:] for name in root.StructTreeRoot.get("/RoleMap", {})}:
        yield f"structure of kinds that nobody knows: {sorted(kinds - STANDARD)}"
    for number, page in enumerate(pdf.pages, start=1):
        depth = 0
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            if operator in {"BDC", "BMC"}:
                depth += 1
            elif operator == "EMC":
                depth -= 1
            elif operator in {"Tj", "TJ", "Do", "f", "S", "B"} and depth == 0:
                yield f"page {number}: something drawn that is neither in the structure nor beside it"
                break
