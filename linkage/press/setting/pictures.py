"""Pictures of one colour, as our codes and bars are: their packed lines go into a file as they are."""

from __future__ import annotations

import base64
import binascii
import struct

from linkage.press.setting.markup import UnsetError

_PICTURE = "data:image/png;base64,"


def picture_stream(address: str) -> tuple[str, bytes]:
    """What a PDF says of a picture, and its packed lines.

    :raises UnsetError: a picture that is none of ours.
    """
    try:
        return _stream(base64.b64decode(address.removeprefix(_PICTURE), validate=True))
    except (binascii.Error, struct.error) as error:
        raise UnsetError("a picture that cannot be read") from error


def _stream(data: bytes) -> tuple[str, bytes]:
    place, packed, head = 8, b"", b""
    while place < len(data):
        size, kind = struct.unpack(">I4s", data[place : place + 8])
        chunk = data[place + 8 : place + 8 + size]
        if kind == b"IHDR":
            head = chunk
        elif kind == b"IDAT":
            packed += chunk
        elif kind not in (b"IEND", b"pHYs"):
            raise UnsetError("a picture of several colours")
        place += 12 + size
    width, height, bits, colour, _, _, interlaced = struct.unpack(">IIBBBBB", head)
    if colour or interlaced:
        raise UnsetError("a picture of several colours")
    words = (
        f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceGray"
        f"/BitsPerComponent {bits}/Interpolate false"
        f"/DecodeParms<</Predictor 15/Colors 1/BitsPerComponent {bits}/Columns {width}>>"
    )
    return words, packed
