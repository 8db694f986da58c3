"""Equipment (工作条件): the program, libraries and fonts with which a worker draws.

Other versions break lines elsewhere and draw other glyphs. A worker that has not what the caller has would
make papers of other bytes, so it makes none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib import metadata

from linkage.check import checks
from linkage.document import load_templates
from linkage.files.bank_profiles import shipped_profiles
from linkage.files.chart_reader import shipped_charts
from linkage.files.law_reader import shipped_laws
from linkage.files.raw_texts import law_texts
from linkage.lint import lints
from linkage.mode import share_modes
from linkage.publishing import documents, set_versions, tables
from linkage.rule import rules
from linkage.size import size_kinds
from linkage.tax import heads

_WORDS = {"program": "程序", "source": "程序文件", "python": "Python"}
_FONT = "font "


@cache
def equipment() -> Mapping[str, str]:
    """What this process works with, each with its version: all that the sets depend on."""
    wanted = (line for line in metadata.requires("linkage") or () if "extra ==" not in line)
    names = sorted({re.split(r"[^A-Za-z0-9._-]", line)[0].lower() for line in wanted})
    return {**{name: metadata.version(name) for name in names}, **set_versions()}


def load_equipment() -> None:
    """Load shelves, laws and templates, which takes half a second: a process forked afterwards has them."""
    loads: tuple[Callable[[], object], ...] = (
        *(checks, lints, rules, size_kinds, share_modes, heads, documents, tables),
        *(law_texts, shipped_laws, shipped_charts, shipped_profiles, load_templates, equipment),
    )
    for load in loads:
        load()


def differences(mine: Mapping[str, str], theirs: Mapping[str, str]) -> tuple[str, ...]:
    """Name what is not the same, with both versions, in words.

    >>> differences({"pango": "1.50", "font serif": "2 ab"}, {"pango": "1.56", "font serif": "2 ab"})
    ('pango（本机 1.50，对方 1.56）',)
    """
    return tuple(
        f"{_called(name)}（本机 {mine.get(name) or '没有'}，对方 {theirs.get(name) or '没有'}）"
        for name in sorted(mine.keys() | theirs.keys())
        if mine.get(name) != theirs.get(name)
    )


def _called(name: str) -> str:
    return f"字体 {name.removeprefix(_FONT)}" if name.startswith(_FONT) else _WORDS.get(name, name)
