"""``recheck`` shows no number of a person, whatever place of a file that somebody altered holds one."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from checker.samples import sealed, village
from commands.test_recheck import invoke
from linkage.ground.canonical import canonical_bytes

NUMBERS = ("369901198801230116", "13800138000", "6222020200112233445")
#: Every so-manieth place in a quick run, all of them in a deep one.
_STEP = 15


def texts(shown: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - JSON of any kind
    if isinstance(shown, dict | list):
        for key, inner in shown.items() if isinstance(shown, dict) else enumerate(shown):
            yield from texts(inner, (*path, key))
    elif isinstance(shown, str):
        yield path


@cache
def places() -> tuple[tuple[Any, ...], ...]:
    """The first text of every sort of place in a result document."""
    found: dict[str, tuple[Any, ...]] = {}
    for path in texts(village()):
        found.setdefault(".".join(key for key in path if isinstance(key, str)), path)
    return tuple(found.values())


def assert_nothing_is_shown(path: tuple[Any, ...], text: str, place: Path) -> None:
    document = copy.deepcopy(village())
    inside = document
    for key in path[:-1]:
        inside = inside[key]
    inside[path[-1]] = text
    if path != ("digest",):
        document.pop("digest")
        document = sealed(document)
    place.write_bytes(canonical_bytes(document))
    said = invoke(place)
    assert said.exit_code in {0, 3, 5}, said.output
    bare = re.sub(r"[\s\-·]", "", said.output)
    assert [number for number in NUMBERS if number in bare] == [], (path, said.output)


@pytest.mark.parametrize("number", NUMBERS)
def test_no_altered_result_repeats_a_number(number: str, tmp_path: Path) -> None:
    start = NUMBERS.index(number)
    for path in places()[start::_STEP]:
        assert_nothing_is_shown(path, number, tmp_path / "结果.json")
    named = next(path for path in places() if path[-1] == "name")
    for text in (f"甲{number}", f"{{{{s}}}}<b>{number}", f"{number[:4]} {number[4:8]}-{number[8:]}"):
        assert_nothing_is_shown(named, text, tmp_path / "结果.json")
    paid = next(path for path in places() if path[-1] == "amount")
    assert_nothing_is_shown(paid, f"{number}.00", tmp_path / "结果.json")


@pytest.mark.deep
@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("form", ["{}", "{}.00", "甲{}"])
def test_no_place_of_a_result_repeats_a_number(number: str, form: str, tmp_path: Path) -> None:
    for path in places():
        assert_nothing_is_shown(path, form.format(number), tmp_path / "结果.json")
