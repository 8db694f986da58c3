"""What a document alone cannot prove stands in docs/trace.md, and nothing else does: no amount among it."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from checker.samples import sealed
from linkage.checker import check_result
from linkage.closing import close
from pages import ROOT, write_season
from random_villages import random_village

PAGE = Path(__file__).parents[2] / "docs" / "trace.md"
CHAPTER = PAGE.read_text("utf-8").partition("## 五、")[2]
WHOLE = {
    word for line in re.findall(r"^- (.+)$", CHAPTER, re.MULTILINE) for word in re.findall(r"`([^`]+)`", line)
}
TOLD = {word for row in re.findall(r"^\| `(.+)` \|", CHAPTER, re.MULTILINE) for word in row.split("` `")}


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, Any, str]]:  # noqa: ANN401
    """Every leaf of a document: what holds it, its key there, and its kind of place."""
    pairs: Iterable[tuple[Any, Any]] = value.items() if isinstance(value, Mapping) else enumerate(value)
    for key, item in pairs:
        if isinstance(item, Mapping | list | tuple):
            yield from leaves(item, (*path, key))
        else:
            yield value, key, kind_of((*path, key))


def kind_of(path: tuple[Any, ...]) -> str:
    names = [key for key in path if isinstance(key, str) and key != "args"]
    if "traces" in names:  # a debt has one derivation for each of its amounts
        names = ["trace", *names[names.index("traces") + 2 :]]
    return ".".join(names[names.index("trace") :] if "trace" in names else names)


def another(value: object) -> object:
    """A value of the same sort, a little different."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    text = str(value or "")
    if re.fullmatch(r"-?\d+\.\d\d", text):
        fen = int(text.replace(".", "")) + 1
        return f"{'-' if fen < 0 else ''}{abs(fen) // 100}.{abs(fen) % 100:02d}"
    return str(Fraction(text) + Fraction(1, 100)) if re.fullmatch(r"-?\d+(/\d+)?", text) else f"{text}1"


def unproved(seed: int, of_each: int) -> set[str]:
    """The kinds of places where a change, sealed again, went unseen in a village."""
    with TemporaryDirectory() as folder:
        result = close(random_village(seed).write(Path(folder) / "季")).result
    document = sealed(result)
    kinds: dict[str, list[tuple[Any, Any]]] = {}
    for holder, key, kind in leaves(document):
        kinds.setdefault(kind, []).append((holder, key))
    draw = random.Random(seed)  # noqa: S311 - places, no secret
    found: set[str] = set()
    for kind, places in kinds.items():
        for holder, key in draw.sample(places, min(len(places), of_each)):
            before = holder[key]
            holder[key] = another(before)
            if kind != "digest" and check_result(sealed(document)) == []:
                found.add(kind)
            holder[key] = before
    return found


def rows_of(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[list[Any], str]]:  # noqa: ANN401
    """Every list of a document outside its derivations, with its kind of place."""
    pairs = value.items() if isinstance(value, Mapping) else enumerate(value)
    for key, item in pairs:
        if isinstance(item, list) and item and isinstance(item[0], dict):
            yield item, kind_of((*path, key))
        if isinstance(item, Mapping | list) and key not in {"trace", "traces"}:
            yield from rows_of(item, (*path, key))


@pytest.mark.parametrize("page", ["111-leaving-a-co-op", "140-taxes"])
def test_a_row_taken_out_is_seen_or_told_in_the_page(page: str, tmp_path: Path) -> None:
    result = close(write_season(ROOT / "docs" / "cases" / f"{page}.md", tmp_path / "季")).result
    document = json.loads(json.dumps(result))
    unseen = set()
    for rows, kind in rows_of(document):
        taken = rows.pop()
        if check_result(sealed(document)) == []:
            unseen.add(kind)
        rows.append(taken)
    assert {kind.rpartition(".")[2] for kind in unseen} <= {word.rpartition(".")[2] for word in WHOLE}
    assert unseen & {"lines", "debts", "payees", "pools", "fractions", "accounts.members"} == set()


def test_what_goes_unseen_is_told_in_the_page() -> None:
    assert unproved(3, 1) - TOLD == set()


@pytest.mark.deep
def test_the_page_tells_what_goes_unseen_and_nothing_else() -> None:
    seen = {kind for seed in range(1, 11) for kind in unproved(seed, 12)}
    assert seen - TOLD == set()
    assert TOLD - seen <= {"inputs.sha256"}
