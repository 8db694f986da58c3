"""What comes from outside: the locks say what and not from where, hold what was asked for, and agree."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parent.parent


def locked(lock: str) -> dict[str, Version]:
    pins = re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / lock).read_text("utf-8"), re.MULTILINE)
    return {name: Version(version) for name, version in pins}


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_a_lock_says_what_and_not_from_where(lock: str) -> None:
    line = re.compile(r"[a-z0-9-]+==\S+( ; [^\\/]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?| *# [^/]*|")
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    assert [text for text in lines if not line.fullmatch(text)] == []


def test_the_locks_agree() -> None:
    run, dev = locked("requirements.txt"), locked("requirements-dev.txt")
    assert run.items() <= dev.items()


@pytest.mark.parametrize("source", ["requirements.in", "requirements-dev.in"])
def test_the_lock_holds_what_was_asked_for(source: str) -> None:
    lines = [line.partition("#")[0].strip() for line in (ROOT / source).read_text("utf-8").splitlines()]
    wanted = [Requirement(line) for line in lines if line and not line.startswith("-")]
    pins = locked(source.replace(".in", ".txt"))
    assert wanted
    assert [str(asked) for asked in wanted if pins[asked.name.lower()] not in asked.specifier] == []


def test_floors_of_security() -> None:
    pins = locked("requirements.txt")
    assert pins["jinja2"] >= Version("3.1.6")
    assert pins["weasyprint"] >= Version("70.0")
    assert "defusedxml" in pins
    assert openpyxl.DEFUSEDXML is True
    assert {"simpleeval", "asteval", "pickle5", "dill"} & pins.keys() == set()
