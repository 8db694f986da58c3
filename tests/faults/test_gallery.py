"""The gallery of messages: every fault says what is wrong, why, and how to mend it, word for word."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

import pytest

import linkage
from faults.page import PAGE, corpus_part, gallery_part
from faults.spoiled import Entry, contents_of, entries, read_spoiled
from linkage import prices
from linkage.files.season_folder import ReadSeason, read_contents
from linkage.ground.errors import Problem
from linkage.ground.fault import Fault
from villages import village

HEAD = """# 报错一览

读入资料时，所有问题一次列出。每条说明在哪里、是什么、为什么不行、怎么改。E 开头的要改正才能核算，
W 开头的只是提示。下面每条都是真的读出来的：把一份好的资料改坏一处，看它怎么说。后半是坏文件：会计、表格软件、
U 盘和有心人会把一份台账弄成什么样，程序怎么说；没有报错的写明照样能算。
"""

ENTRIES = [(chapter, entry) for chapter, listed in entries().items() for entry in listed]


@cache
def read_once(title: str) -> ReadSeason:
    return read_spoiled(next(entry for _, entry in ENTRIES if entry["毛病"] == title))


def block(entry: Entry) -> str:
    season = read_once(entry["毛病"])
    lines = [f"### {entry['毛病']}", ""]
    said = [*season.problems, *(note for note in season.notes if told(note))]
    return "\n".join([*lines, *(bullet(problem) for problem in said), ""])


def bullet(problem: Problem) -> str:
    """A problem as an item of a list; its picture keeps its places in a block."""
    told, *picture = f"- {problem}".split("\n")
    drawn = [f"  {line.removeprefix('    ')}" for line in picture]
    return "\n".join([told, *(["", "  ```", *drawn, "  ```"] if drawn else [])])


def told(note: Problem) -> bool:
    """Leave out what every season of CSV files is told."""
    return note.code != "W302"


def page() -> str:
    chapters = [
        f"## {chapter}\n\n" + "\n".join(block(entry) for entry in listed)
        for chapter, listed in entries().items()
    ]
    return "\n".join([HEAD, *chapters])


def test_the_page_of_messages_is_what_the_readers_say(*, bless: bool) -> None:
    if bless:
        PAGE.write_text(f"{page()}\n{corpus_part()}", encoding="utf-8")
    assert gallery_part() == page()


@pytest.mark.parametrize(("chapter", "entry"), ENTRIES, ids=[entry["毛病"] for _, entry in ENTRIES])
def test_every_entry_is_told(chapter: str, entry: Entry) -> None:
    season = read_once(entry["毛病"])
    assert season.problems or [note for note in season.notes if told(note)], chapter


def test_the_sound_season_has_no_problem() -> None:
    season = read_contents(contents_of(village()))
    assert season.problems == ()
    assert {note.code for note in season.notes} == {"W302"}


# Told by tests of their own: they need a workbook, or a file too large for a gallery.
ELSEWHERE = {
    *("E001", "E005", "E006", "E101", "E102", "E112", "E301", "E302", "E303", "E304", "E305", "E310", "E311"),
    *("E312", "E315", "E329", "E336", "E339", "E342", "W302", "W307", "W311", "W312", "W402"),
}


def codes() -> set[str]:
    modules = (
        "linkage.ground.source",
        "linkage.files.season_folder",
        "linkage.formula.faults",
        "linkage.files.arrangement_faults",
        "linkage.files.register_faults",
        "linkage.files.file_faults",
        "linkage.files.register_days",
        "linkage.files.annotation",
        "linkage.sizes.catch_up",
        "linkage.sizes.percent",
        "linkage.quotation",
        *(f"linkage.prices.{module.name}" for module in pkgutil.iter_modules(prices.__path__)),
        "linkage.files.law_reader",
        "linkage.files.receipt_checks",
        "linkage.files.bank_profiles",
        "linkage.engine.long_numbers",
    )
    found = set()
    for name in modules:
        for word, value in vars(importlib.import_module(name)).items():
            if isinstance(value, Fault):
                found.add(value.code)
            elif word.isupper() and isinstance(value, str) and value[:1] in "EW" and value[1:].isdecimal():
                found.add(value)
    return found


def test_every_fault_has_its_place_in_the_gallery() -> None:
    shown = {code for code in codes() if f"- {code} " in PAGE.read_text("utf-8")}
    assert codes() - shown - ELSEWHERE == set()


def test_a_code_means_one_thing() -> None:
    meant: dict[str, set[str]] = {}
    for info in pkgutil.walk_packages(linkage.__path__, "linkage."):
        if not info.name.endswith("__main__"):
            for word, value in vars(importlib.import_module(info.name)).items():
                if isinstance(value, Fault):
                    meant.setdefault(value.code, set()).add(word)
    # One cell left open and several of them are told alike.
    meant["E343"] -= {"OPEN_CELL"}
    assert {code: words for code, words in meant.items() if len(words) > 1} == {}
