"""Citation (依据): the article of a law, the clause of a contract, a resolution."""

from __future__ import annotations

from attrs import frozen


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
    """

    kind: str
    title: str
    article: str
    confirmed: bool = True

    def __str__(self) -> str:
        """Print the citation as it stands on paper."""
        title = f"《{self.title}》" if self.kind in {"法律", "章程"} else f"{self.kind}{self.title}"
        note = "" if self.confirmed else "（未确认）"
        return f"{title}{self.article}{note}"
