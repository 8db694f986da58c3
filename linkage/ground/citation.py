"""Citation (依据): the article of a law, the clause of a contract, a resolution."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen


def told_together(cites: Iterable[Citation]) -> str:
    """Several articles as one reads them: each instrument is named once.

    >>> told_together([Citation("法律", "土地法", "第三条"), Citation("法律", "土地法", "第六条")])
    '《土地法》第三条、第六条'
    """
    told: list[str] = []
    last: Citation | None = None
    for cite in cites:
        same = last is not None and (last.kind, last.title) == (cite.kind, cite.title)
        told.append(str(cite).removeprefix(f"《{cite.title}》") if same else str(cite))
        last = cite
    return "、".join(told)


@frozen(order=True)
class Citation:
    """Names the ground of a figure.

    ``kind`` is 法律, 章程, 合同 or 决议; ``title`` names the instrument or paper, ``article`` its article
    or clause, ``confirmed`` is false for values whose source nobody has confirmed: such a figure
    is shown as 未确认 wherever it is printed.

    >>> print(Citation("法律", "农村土地承包法", "第三十九条"))
    《农村土地承包法》第三十九条
    >>> print(Citation("合同", "YP-HT-2025", "第六条"))
    合同YP-HT-2025第六条
    >>> print(Citation("决议", "", "2026年1月20日成员大会决议"))
    2026年1月20日成员大会决议
    """

    kind: str
    title: str
    article: str
    confirmed: bool = True

    def __str__(self) -> str:
        """Print the citation as it stands on paper."""
        note = "" if self.confirmed else "（未确认）"
        if self.kind in {"法律", "章程"}:
            return f"《{self.title}》{self.article}{note}"
        told = f"{self.title}{self.article}"
        # Who writes “…成员大会决议” has said what kind of paper it is.
        return f"{'' if self.kind in told else self.kind}{told}{note}"
