"""Same number (编号相同): villages that look copied, because they go by one number in one season.

Contracts and statements are numbered from the agreement's number: two villages of one number print papers of
one number, and nobody at the bank or the township can tell them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from linkage.batch.seasons import is_arrangement, name_of, shown_name
from linkage.ground.disk import TooLargeError, read_at_most
from linkage.ground.source import LARGEST_FILE

_SAID = re.compile(r"^(编号|期间)[ \t]*[:：][ \t]*([^#\n]*)", re.MULTILINE)


def same_numbers(seasons: Sequence[Path]) -> Iterator[str]:
    """Say which of these folders go by one number and one season, a sentence for each such number."""
    found: dict[tuple[str, str], list[Path]] = {}
    for season in seasons:
        for key in dict.fromkeys(_numbers(season)):
            found.setdefault(key, []).append(season)
    for (number, _), alike in sorted(found.items()):
        if len(alike) > 1:
            names = "、".join(shown_name(one) for one in sorted(alike, key=name_of))
            yield (f"{names} 的编号和期间相同（{number}），像是拷贝来的：文书编号会一样。请核对。")


def _numbers(season: Path) -> Iterator[tuple[str, str]]:
    """The numbers of a folder's agreements, each with its season; what cannot be read is told elsewhere."""
    try:
        for path in sorted(season.iterdir()):
            if is_arrangement(path.name):
                text = read_at_most(path, LARGEST_FILE).decode("utf-8-sig", "replace")
                said = {key: value.strip().strip("\"'") for key, value in _SAID.findall(text)}
                if said.get("编号"):
                    yield said["编号"], said.get("期间", "")
    except (OSError, TooLargeError):
        return
