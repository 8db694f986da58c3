"""Attacks on how a page is drawn: its content stays, and what a viewer shows of it is another."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
from pikepdf import Dictionary, Name, Pdf

PICTURE = "第 1 页的图片不是原来的画法"
CLEAR = "第 1 页有透明、蒙版等画法"


def drawn(kind: str, name: str, value: str) -> Callable[[Pdf], None]:
    """Another way of drawing, under a name that pages draw by already, or of which viewers look by themselves."""

    def put(pdf: Pdf) -> None:
        resources = pdf.pages[0].Resources
        if kind not in resources:
            resources[kind] = Dictionary()
        resources[kind][name] = pikepdf.Object.parse(value.encode())

    return put


def of_picture(key: str, value: str) -> Callable[[Pdf], None]:
    """The same lines, drawn otherwise."""

    def put(pdf: Pdf) -> None:
        for picture in pdf.pages[0].Resources.XObject.values():
            picture[key] = pikepdf.Object.parse(value.encode())

    return put


def masked_picture(pdf: Pdf) -> None:
    mask = pdf.make_stream(b"\0" * 100, Type=Name.XObject, Subtype=Name.Image, Width=10, Height=10,
                           ColorSpace=Name.DeviceGray, BitsPerComponent=8)  # fmt: skip
    for picture in pdf.pages[0].Resources.XObject.values():
        picture.SMask = mask


DRAWING_ATTACKS: dict[str, tuple[Callable[[Pdf], None], str]] = {
    "letters that shine through": (drawn("/ExtGState", "/a1", "<</ca 0>>"), CLEAR),
    "a mask over all": (drawn("/ExtGState", "/a1", "<</SMask <</S /Luminosity>>>>"), CLEAR),
    "blended": (drawn("/ExtGState", "/a1", "<</BM /Difference>>"), CLEAR),
    "another font by a state": (drawn("/ExtGState", "/a1", "<</Font [null 9]>>"), CLEAR),
    "other colours": (
        drawn("/ColorSpace", "/DefaultRGB", "[/CalRGB <</WhitePoint [1 1 1]>>]"),
        "第 1 页换了颜色的算法",
    ),
    "a pattern": (drawn("/Pattern", "/P1", "<<>>"), "第 1 页有图案、渐变等画法"),
    "a picture turned to its negative": (of_picture("/Decode", "[1 0]"), PICTURE),
    "a picture with a mask": (masked_picture, PICTURE),
    "a picture cut short": (of_picture("/Height", "7"), PICTURE),
    "a picture of other lines": (of_picture("/Width", "99"), PICTURE),
    "a picture in a layer": (of_picture("/OC", "<</Type /OCG /Name (a)>>"), PICTURE),
    "a stencil": (of_picture("/ImageMask", "true"), PICTURE),
}
