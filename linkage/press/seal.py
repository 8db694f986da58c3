"""Seal (封记): one line in a finished file from which everybody sees whether its bytes are those we wrote.

The line stands before ``startxref`` and is a comment to whoever reads a PDF. It holds the sha256 of all other
bytes of the file. A file opened elsewhere and saved again, or added to, does not fit it any more. The seal is
no signature: who writes programs can compute it again. Against that help the manifest and the code on paper.
"""

from __future__ import annotations

import hashlib
import re
from typing import Literal, TypeAlias

#: What a file says of itself: its bytes are as sealed, they are not, there is no seal.
SealState: TypeAlias = Literal["whole", "broken", "missing"]

_TAIL = b"startxref\n"
_LINE = re.compile(rb"%LNK1 ([0-9a-f]{64})\n(?=startxref\n[0-9]{1,12}\n%%EOF\n?\Z)")

#: The line and what follows it fit into so many bytes.
_REACH = 200


def sealed(data: bytes) -> bytes:
    """Put the seal into a finished file.

    Raises ``ValueError`` when the file does not end as a PDF does: our own fault.
    """
    at = data.rfind(_TAIL)
    if at < 0:
        message = "a file without an end cannot be sealed"
        raise ValueError(message)
    line = b"%%LNK1 %s\n" % hashlib.sha256(data).hexdigest().encode()
    return b"".join((data[:at], line, data[at:]))


def seal_state(data: bytes) -> SealState:
    """Say whether a file is as it was sealed."""
    start = max(0, len(data) - _REACH)
    found = _LINE.search(data, start)
    if found is None:
        return "broken" if b"\n%LNK1 " in data else "missing"
    rest = hashlib.sha256(data[: found.start()])
    rest.update(data[found.end() :])
    return "whole" if rest.hexdigest() == found[1].decode() else "broken"
