"""The public face of the package: what it names is there, is documented, and loads nothing before it is asked for."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import linkage

PAGE = Path(__file__).parent.parent / "docs" / "library.md"
LOADED = (
    "import sys, linkage; dir(linkage); print(*(name for name in sys.modules if name.startswith('linkage')))"
)


@pytest.mark.parametrize("name", linkage.__all__)
def test_every_public_name_is_the_one_of_its_room(name: str) -> None:
    assert getattr(linkage, name).__name__ == name


def test_nothing_is_public_twice_and_the_names_are_listed() -> None:
    assert dir(linkage) == sorted(set(linkage.__all__)) == linkage.__all__


@pytest.mark.parametrize("name", ["settel", "Closing2", "_rooms"])
def test_another_name_is_no_attribute(name: str) -> None:
    with pytest.raises(AttributeError, match=f"no attribute '{name}'"):
        getattr(linkage, name)


def test_the_package_alone_loads_no_room() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["linkage"]


def test_the_page_tells_every_function_and_every_failure() -> None:
    told = set(re.findall(r"`(\w+)", PAGE.read_text("utf-8")))
    wanted = {name for name in linkage.__all__ if name.islower() or name.endswith("Error")}
    assert wanted - told == set()
