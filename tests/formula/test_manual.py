"""The manual's examples come to what it says, and its wrong formulas are told as it shows them."""

from __future__ import annotations

import re
from pathlib import Path

from formula.stage import reckoned, refused
from linkage.formula.formula import FUNCTIONS
from linkage.words.wording import compact

PAGE = Path(__file__).parents[2] / "docs" / "formula.md"
_BLOCK = re.compile(r"^```(算式|报错)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def played(kind: str, block: str) -> str:
    """Reckon the formulas of a block again; a line that begins with = is one, others are answers."""
    lines = [line.partition("　⇒")[0] for line in block.splitlines() if line.startswith("=")]
    if kind == "算式":
        return "".join(f"{line}　⇒ {compact(reckoned(line))}\n" for line in lines)
    return "".join(f"{line}\n{_told(line)}\n" for line in lines)


def _told(formula: str) -> str:
    """The problems, without the line of the picture that repeats the formula."""
    said = []
    for problem in refused(formula):
        head, _, carets = problem.split("\n")
        said.append(f"{carets.removeprefix('    ')}\n  {head.partition('：')[2]}")
    return "\n".join(said)


def test_the_manual_is_true(*, bless: bool) -> None:
    text = PAGE.read_text("utf-8")
    now = _BLOCK.sub(lambda match: f"```{match[1]}\n{played(match[1], match[2])}```", text)
    if bless:
        PAGE.write_text(now, encoding="utf-8")
    assert text == now or bless
    assert len(_BLOCK.findall(now)) == 2


def test_the_manual_tells_every_function() -> None:
    text = PAGE.read_text("utf-8")
    assert [name for name in FUNCTIONS if f"`{name}(" not in text] == []
