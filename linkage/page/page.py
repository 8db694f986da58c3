"""The page (网页): a closed season as one HTML file that asks nothing of the network.

Everything is inside: style and script stand in the page, and its policy lets no other run and nothing load.
The same season gives the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Literal

from linkage.closing import Closing
from linkage.document import filled
from linkage.ground.errors import WithheldError
from linkage.page import internal, public
from linkage.page.internal import Progress
from linkage.telling.private_numbers import masked, private_numbers, shown_in

PageEdition = Literal["internal", "public"]

_TEMPLATE = "page/page.html"
_STYLE, _SCRIPT = "page/page.css", "page/page.js"

#: By this a file is known as a page of ours, and of which edition; it stands among its first bytes.
_MARK = "linkage.page/1"
_BEGINNING = 1000
_MARKED = re.compile(rf'<meta name="generator" content="{re.escape(_MARK)} (internal|public)">')


def page(
    closing: Closing,
    edition: PageEdition,
    last: Closing | None = None,
    *,
    progress: Progress | None = None,
) -> bytes:
    """The page of a season, with ``last`` also compared with the season before.

    ``progress`` is told what is being done, and how many households of how many are done.
    Raises :class:`WithheldError` for a public edition while a refusal stands, or when a number of a person
    would be on it. On the internal one such a number is masked, whatever text it came in with.
    """
    settlement = closing.settlement
    before = last.settlement if last is not None else None
    if edition == "public":
        _require_papers(closing)
        view = public.view(settlement, before)
    else:
        view = internal.view(settlement, before, progress)
    out = filled(
        _TEMPLATE,
        {
            **view,
            "mark": f"{_MARK} {edition}",
            "policy": _policy(),
            "digest": str(closing.document["digest"]),
        },
    )
    numbers = {**private_numbers(settlement), **(private_numbers(before) if before is not None else {})}
    if edition == "internal":
        return masked(out, numbers).encode()
    shown = shown_in([out], numbers)
    if shown:
        raise WithheldError(
            f"公开版的网页里有证件号、电话或卡号（{'、'.join(shown)}）。"
            "请从协议和台账的文字里删去。未写入任何文件。"
        )
    return out.encode()


def is_page(data: bytes, edition: PageEdition) -> bool:
    """Say whether a file is a page of ours, of this edition: the other one is never replaced by it."""
    found = _MARKED.search(data[:_BEGINNING].decode("utf-8", "replace"))
    return found is not None and found[1] == edition


def _require_papers(closing: Closing) -> None:
    if closing.withheld:
        codes = "、".join(sorted({finding.code for finding in closing.withheld}))
        raise WithheldError(f"有 {len(closing.withheld)} 项拒绝（{codes}），不出公开版。未写入任何文件。")


def _policy() -> str:
    """What the page may do: run its own script, use its own style, show pictures inside it; nothing else."""
    style, script = (_fingerprint(filled(name, {})) for name in (_STYLE, _SCRIPT))
    return (
        f"default-src 'none'; style-src '{style}'; script-src '{script}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _fingerprint(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
