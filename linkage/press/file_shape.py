"""File shape (文件的样子): what stands in a PDF that our press never writes, told in words.

Our papers have one revision, pages without notes, fields or layers, no scripts, and nothing attached but the
twin. Whatever else a file holds was put there afterwards, and may cover what is printed or act when the file
is opened.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from linkage.press.page_marks import KEY

#: What our catalogues, page trees, pages and their resources hold.
_CATALOGUE = frozenset(
    [
        "/Type",
        "/Pages",
        "/Lang",
        "/StructTreeRoot",
        "/MarkInfo",
        "/ViewerPreferences",
        "/Outlines",
        "/Names",
        "/AF",
        "/Metadata",
        "/OutputIntents",
        f"/{KEY}",
    ]
)
_TREE = frozenset(["/Type", "/Kids", "/Count", "/Parent"])
_PAGE = frozenset(
    [
        "/Type",
        "/Parent",
        "/MediaBox",
        "/TrimBox",
        "/BleedBox",
        "/Contents",
        "/Resources",
        "/Tabs",
        "/StructParents",
    ]
)
_RESOURCES = frozenset(["/Font", "/XObject", "/ColorSpace", "/ExtGState", "/Pattern", "/Shading"])

#: How our pages draw: nothing shines through, colours are what they say, no pattern and no shade.
_SOLID = frozenset(["/CA", "/ca"])
_COLOURS = frozenset(["/lab-d50", "/lab-d65", "/srgb"])
_NO_NEED = ("/Pattern", "/Shading")
#: What our pictures say of themselves: no mask, no exchanged colours, no layer, nothing else to draw.
_PICTURE = frozenset(
    [
        "/Type",
        "/Subtype",
        "/Width",
        "/Height",
        "/ColorSpace",
        "/BitsPerComponent",
        "/Interpolate",
        "/DecodeParms",
        "/Filter",
        "/Length",
    ]
)
_LINES = frozenset(["/Predictor", "/Colors", "/Columns", "/BitsPerComponent"])
_PLAIN = {"/DeviceGray": 1, "/DeviceRGB": 3}
#: What a picture comes to at most; ours are a hundredth of it.
_MOST = 32 * 1024 * 1024

#: What the commonest strangers are called.
_CALLED: Mapping[str, str] = {
    "/AcroForm": "表单",
    "/OCProperties": "图层",
    "/Properties": "图层",
    "/OpenAction": "打开时的动作",
    "/AA": "自动的动作",
    "/Collection": "文件包",
    "/Rotate": "转动",
    "/CropBox": "裁切",
    "/UserUnit": "放大",
}
#: What a viewer is told of a file of ours.
_SHOWN = frozenset(["/DisplayDocTitle"])
#: What is read aloud, copied or searched for instead of what stands on the page.
_INSTEAD = frozenset(["/ActualText", "/E"])

#: Told of as a cover, not as a key.
_NOTES = "/Annots"

_ACTS = frozenset(
    [
        "/JavaScript",
        "/Launch",
        "/URI",
        "/SubmitForm",
        "/ImportData",
        "/GoToR",
        "/GoToE",
        "/Rendition",
        "/Named",
        "/Hide",
        "/SetOCGState",
        "/Sound",
        "/Movie",
        "/ResetForm",
        "/Trans",
        "/GoTo3DView",
        "/RichMediaExecute",
    ]
)
_DEEP = 12


def strangers(data: bytes, pdf: Any, twin_name: str) -> Iterator[str]:  # noqa: ANN401 - opened by pikepdf
    """Say what in a file is not as we write it; ``pdf`` is the same file opened."""
    if data.count(b"\nstartxref") + data.count(b"\rstartxref") > 1:
        yield "文件后面接了一段修改（增量更新）"
    told = list(_more_keys("文件", pdf.Root, _CATALOGUE))
    for number, page in enumerate(pdf.pages, start=1):
        told += _more_keys(f"第 {number} 页", page.obj, _PAGE | {_NOTES})
        told += _more_keys(f"第 {number} 页", page.obj.get("/Resources", {}), _RESOURCES)
        told += _above(page.obj)
        told += _drawn(f"第 {number} 页", page.obj.get("/Resources", {}))
    told += _attached(pdf, twin_name)
    told += _shown(pdf)
    if any(_anywhere(one, _acts) for one in pdf.objects):
        told.append("文件里有脚本或动作")
    if any(_anywhere(one, _speaks_otherwise) for one in pdf.objects):
        told.append("文件里有替换朗读和复制的文字（/ActualText），读出来的可能不是页面上的")
    yield from dict.fromkeys(told)


def _more_keys(where: str, held: Any, known: frozenset[str]) -> Iterator[str]:  # noqa: ANN401 - as above
    for key in sorted(set(held.keys()) - known):
        yield f"{where}多了{_CALLED.get(key, '')}（{key[:40]}）"


def _shown(pdf: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    """How a viewer is told to show the file: which part of a page, and who may open it."""
    yield from _more_keys("显示设置", pdf.Root.get("/ViewerPreferences", {}), _SHOWN)
    if pdf.Root.Pages.Count != len(pdf.pages):
        yield f"文件写着 {pdf.Root.Pages.Count} 页，实有 {len(pdf.pages)} 页"
    if pdf.is_encrypted:
        yield "文件加了密"


def _above(page: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    """What the nodes above a page hand down to it."""
    node = page.get("/Parent")
    for _ in range(_DEEP):
        if node is None:
            return
        yield from _more_keys("页面", node, _TREE)
        node = node.get("/Parent")


def _drawn(where: str, resources: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    """What of a page is drawn otherwise than it says: shining through, masked, in other colours."""
    states = resources.get("/ExtGState", {})
    if any(
        set(state.keys()) - _SOLID or any(one != 1 for _, one in state.items()) for _, state in states.items()
    ):
        yield f"{where}有透明、蒙版等画法"
    if set(resources.get("/ColorSpace", {}).keys()) - _COLOURS:
        yield f"{where}换了颜色的算法"
    if any(len(resources.get(kind, {}).keys()) for kind in _NO_NEED):
        yield f"{where}有图案、渐变等画法"
    if not all(_is_whole(picture) for _, picture in resources.get("/XObject", {}).items()):
        yield f"{where}的图片不是原来的画法"


def _is_whole(picture: Any) -> bool:  # noqa: ANN401 - as above
    """Whether a picture is drawn as its lines are, all of them and nothing else."""
    try:
        lines, wide, high = picture.DecodeParms, int(picture.Width), int(picture.Height)
        colours, bits = _PLAIN[str(picture.ColorSpace)], int(picture.BitsPerComponent)
        if set(picture.keys()) - _PICTURE or set(lines.keys()) - _LINES or picture.Subtype != "/Image":
            return False
        said = (int(lines.Predictor), int(lines.Columns), int(lines.get("/Colors", 1)))
        row = 1 + -(-wide * colours * bits // 8)
        if said != (_PNG, wide, colours) or int(lines.get("/BitsPerComponent", 8)) != bits:
            return False
        if str(picture.Filter) != "/FlateDecode" or not 0 < row * high <= _MOST:
            return False
        opened = zlib.decompressobj()
        data = opened.decompress(bytes(picture.read_raw_bytes()), _MOST)
    except (AttributeError, TypeError, KeyError, ValueError, zlib.error):
        return False
    return len(data) == row * high


#: Each line of a picture names how it follows from the one above, as in PNG.
_PNG = 15


def _attached(pdf: Any, twin_name: str) -> Iterator[str]:  # noqa: ANN401 - as above
    names = pdf.Root.get("/Names", {})
    yield from _more_keys("文件", names, frozenset(("/EmbeddedFiles",)))
    files = names.get("/EmbeddedFiles")
    found = list(_entries(files, _DEEP)) if files is not None else []
    if [name for name, _ in found] not in ([], [twin_name]):
        yield f"文件里附带了 {len(found)} 个文件，只应有 {twin_name}"
    if {file.objgen for file in pdf.Root.get("/AF", [])} - {file.objgen for _, file in found}:
        yield "文件里另有附件"


def _entries(node: Any, deep: int) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - as above
    held = list(node.get("/Names", []))
    yield from ((str(name), file) for name, file in zip(held[::2], held[1::2], strict=False))
    for kid in node.get("/Kids", []) if deep else ():
        yield from _entries(kid, deep - 1)


def _acts(one: Any) -> bool:  # noqa: ANN401 - as above
    return "/JS" in one or str(one.get("/S", "")) in _ACTS


def _speaks_otherwise(one: Any) -> bool:  # noqa: ANN401 - as above
    return "/S" in one and bool(_INSTEAD & set(one.keys()))


def _anywhere(one: Any, what: Callable[[Any], bool], deep: int = _DEEP) -> bool:  # noqa: ANN401 - as above
    """Whether an object is, or holds by itself, a dictionary of such a kind."""
    import pikepdf  # noqa: PLC0415 (only whoever rechecks a paper needs it)

    if not deep:
        return False
    if isinstance(one, pikepdf.Array):
        return any(_anywhere(part, what, deep - 1) for part in list(one) if not _elsewhere(part))
    if not isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        return False
    held = (one[key] for key in list(one.keys()))
    return what(one) or any(_anywhere(part, what, deep - 1) for part in held if not _elsewhere(part))


def _elsewhere(part: Any) -> bool:  # noqa: ANN401 - as above
    """An object of its own, which is looked at by itself."""
    return bool(getattr(part, "is_indirect", False))
