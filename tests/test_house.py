"""The house keeps its own rules (CONTRIBUTING.md): what a reviewer would have to remember, as tests.

Every test walks what exists, so that a new file is held to the rules from its first day.
"""

from __future__ import annotations

import ast
import importlib
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from configparser import ConfigParser
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import TypeVar

import attrs
import click
import pytest

from linkage.ground.catalogue import catalogue
from project_files import PACKAGE, ROOT, named, walk

T = TypeVar("T")
TEMPLATES = ROOT / "templates"
TEXT = {".cfg", ".css", ".csv", ".html", ".in", ".js", ".md", ".py", ".sh", ".toml", ".txt", ".yaml", ""}

# Where a float comes in from outside and leaves as an exact value, or measures something that is not money.
FLOATS = {
    "linkage/ground/closeness.py": "how alike two words must be",
    "linkage/files/workbook_reader.py": "openpyxl hands every number over as a float",
    **dict.fromkeys(("linkage/press/comparison.py", "linkage/press/page_proof.py"), "where letters stand"),
    "linkage/press/page_marks.py": "how large pages are",
    **{f"linkage/press/setting/{one.name}": "lengths" for one in (PACKAGE / "press/setting").glob("*.py")},
}

# The imperative shell (section 2): everything else prints nothing, reads no clock, no file, no environment.
SHELL = (
    *("linkage/__main__.py", "linkage/batch/*", "linkage/checker/__main__.py", "linkage/closing.py"),
    "linkage/ground/catalogue.py",
    "linkage/commands/*",
    "linkage/ground/disk.py",
    "linkage/document.py",
    "linkage/files/*",
    *(
        f"linkage/press/{name}.py"
        for name in ("colour_profile", "drawing", "fonts", "manifest", "output", "pdf_reader", "press")
    ),
    "linkage/invented/county.py",
    "linkage/verify/mapping.py",
)

# Shelves: one member a file, of the type of the file beside the shelf (section 3).
SHELVES = {
    "sizes": "SizeKind",
    "modes": "ShareMode",
    "rules": "Rule",
    "checks": "Check",
    "lints": "Lint",
    "documents": "Document",
    "reports": "Report",
    "tables": "Table",
    "verify/proofs": "Proof",
    "verify/causes": "CauseKind",
}


SOURCES = [path for path in walk(PACKAGE) if path.suffix == ".py"]
TEXTS = [path for path in walk() if path.suffix in TEXT and path != Path(__file__)]
NAMES = [named(path) for path in SOURCES]
SETUP = ConfigParser()
SETUP.read(ROOT / "setup.cfg", "utf-8")


@cache
def trees() -> dict[str, ast.Module]:
    """Every file of the package, parsed: by the first test that asks, not by whoever collects the tests."""
    return {named(path): ast.parse(path.read_text("utf-8")) for path in SOURCES}


@pytest.fixture(scope="module", autouse=True)
def _felled() -> Iterator[None]:
    """Give the trees away with the last test: millions of nodes slow every later collection of garbage."""
    yield
    trees.cache_clear()


def found_in(names: Iterable[str], looked_at: Callable[[ast.Module], T]) -> dict[str, T]:
    """What is found in which of these files; one test asks them all, and says all that is wrong."""
    found = {name: looked_at(trees()[name]) for name in names}
    return {name: what for name, what in found.items() if what}


def members(shelf: str) -> list[str]:
    """The files of a shelf, by name."""
    return [path.stem for path in sorted((PACKAGE / shelf).glob("*.py")) if path.stem != "__init__"]


# --- the tree -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        *("LICENSE", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "Makefile", "MANIFEST.in", "cli.py"),
        *(".ci/run", "setup.cfg", "pyproject.toml", "requirements.txt", "requirements-dev.txt"),
        *("linkage/py.typed", "docs/index.md", "docs/glossary.md", "docs/cli.md"),
    ],
)
def test_the_tree_is_whole(name: str) -> None:
    assert (ROOT / name).is_file()


def test_packages_are_the_folders() -> None:
    folders = {path.parent.relative_to(ROOT).as_posix().replace("/", ".") for path in SOURCES}
    assert set(SETUP["options"]["packages"].split()) == folders | {"linkage.templates"}
    bare = [name for name in folders if not (ROOT / name.replace(".", "/") / "__init__.py").exists()]
    assert bare == []


def test_one_job_a_file() -> None:
    code = [path for path in walk() if path.suffix in {".py", ".sh", ".html", ".css", ".js"}]
    long = {named(path): n for path in code if (n := len(path.read_text("utf-8").splitlines())) > 400}
    assert long == {}


def test_no_file_is_named_after_nothing() -> None:
    assert [p for p in NAMES if re.search(r"util|helper|manager|common|\bbase\b|misc", p)] == []


def test_templates_hold_no_program() -> None:
    kinds = {".conf", ".css", ".html", ".svg"}
    # One script: it finds and sorts on the page to look at, in the browser, and sees nothing but that page.
    assert [p.name for p in walk(TEMPLATES) if p.suffix not in kinds] == ["page.js"]
    telling = re.compile(r"\|\s*(safe|round|float|int)\b|\{\{[^}\"']*\s[-+*/]\s[^}]*\}\}")
    guilty = {named(p): m[0] for p in walk(TEMPLATES) if (m := telling.search(p.read_text("utf-8")))}
    assert guilty == {}


# --- what no file says --------------------------------------------------------------------------------------

UNSAID = {
    "an absolute path": (
        r"(?<![\w.:/<~])/(work|tmp|home|root|opt|usr|var|srv|mnt|Users)/(?!bin/env\b|(local/)?share/fonts\b)\w"
    ),
    "an address of a registry": r"pypi\.|pythonhosted\.|\bdeb\.debian\.|registry\.npm|--?index-url\s*=|--find-links",
    "something unfinished": r"\b(TODO|FIXME|XXX|raise NotImplementedError|xfail)\b|mark\.skip|pytest\.skip",
    "how the work was done": r"(?i)\bissues?\s*#?\d|\bsessions?\b|\bhelpers?\b|shared/",
}


@pytest.mark.parametrize("what", UNSAID)
def test_no_file_says(what: str) -> None:
    told = re.compile(UNSAID[what])
    found = {
        f"{named(path)}:{number}": line.strip()[:100]
        for path in TEXTS
        for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), 1)
        if told.search(line)
    }
    assert found == {}


# --- money passes no float ----------------------------------------------------------------------------------


def floats(tree: ast.Module) -> Iterator[int]:
    """Lines where a float is made or named, or a number rounded; to ask whether it is one is no offence."""
    asked = {
        id(name)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "isinstance"
        for name in ast.walk(call.args[1])
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, float):
            yield node.lineno
        if isinstance(node, ast.Name) and node.id in {"float", "round"} and id(node) not in asked:
            yield node.lineno


def test_no_float_and_no_bare_round() -> None:
    assert found_in((name for name in NAMES if name not in FLOATS), lambda tree: [*floats(tree)]) == {}


def test_every_exception_for_floats_is_needed() -> None:
    rooms = [name for name in FLOATS if not name.startswith("linkage/press/setting/")]
    assert [name for name in rooms if not list(floats(trees()[name]))] == []


def test_the_search_for_floats_finds_them() -> None:
    guilty = ast.parse("a = 0.5\nb = float(a)\nc: float\nd = round(b)\nif isinstance(a, float): pass\n")
    assert sorted(floats(guilty)) == [1, 2, 3, 4]


# --- the core is functional ---------------------------------------------------------------------------------

REACHING_OUT = {"print", "input", "open"}
REACHING_OUT_BY_METHOD = {
    *("today", "now", "utcnow", "environ", "getenv", "getcwd", "cwd", "home"),
    *("read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink", "iterdir", "glob", "rglob"),
}


def reached(tree: ast.Module) -> set[str]:
    calls = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return calls & REACHING_OUT | attributes & REACHING_OUT_BY_METHOD


def test_the_core_touches_nothing_outside() -> None:
    assert (
        found_in((name for name in NAMES if not any(fnmatch(name, place) for place in SHELL)), reached) == {}
    )


def test_today_comes_in_at_the_commands() -> None:
    below = (name for name in NAMES if not name.startswith("linkage/commands/"))
    assert found_in(below, lambda tree: reached(tree) & {"today", "now", "utcnow"}) == {}


def test_nothing_is_evaluated_from_text() -> None:
    makers = {"eval", "exec", "compile", "__import__"}
    calls = {
        f"{name}:{node.lineno}"
        for name, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id in makers
    }
    assert calls == set()


def imports(tree: ast.Module) -> set[str]:
    plain = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    away = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    return plain | {"." * node.level + (node.module or "") for node in away}


def foreign(tree: ast.Module) -> set[str]:
    """Whose modules a file of the second evaluator imports, beside its own and the standard library's."""
    own = re.compile(r"linkage\.checker\b|\.(?!\.)")
    return {m.split(".")[0] for m in imports(tree) if not own.match(m)} - sys.stdlib_module_names


def test_the_second_evaluator_stands_alone() -> None:
    assert found_in((name for name in NAMES if name.startswith("linkage/checker/")), foreign) == {}


# --- shelves ------------------------------------------------------------------------------------------------

#: Shelves of readers: what reads a price or a condition of an arrangement, and the room of its type.
READERS = {
    "prices": ("price_reading", "PriceReader"),
    "conditions": ("condition_reading", "ConditionReader"),
}

ON_SHELVES = [(shelf, name) for shelf in SHELVES for name in members(shelf)]


def member(shelf: str, name: str) -> object:
    """The one member a file declares."""
    room = shelf.replace("/", ".")
    wanted = getattr(importlib.import_module(f"linkage.{room.removesuffix('s')}"), SHELVES[shelf])
    module = importlib.import_module(f"linkage.{room}.{name}")
    (found,) = [value for value in vars(module).values() if isinstance(value, wanted)]
    return found


@pytest.mark.parametrize(("shelf", "name"), ON_SHELVES)
def test_a_file_of_a_shelf_declares_one_member(shelf: str, name: str) -> None:
    value = member(shelf, name)
    assert attrs.has(type(value))
    assert getattr(value, "name", name) == name


@pytest.mark.parametrize("shelf", READERS)
def test_a_reader_is_named_after_its_file(shelf: str) -> None:
    room, type_name = READERS[shelf]
    wanted = getattr(importlib.import_module(f"linkage.files.{room}"), type_name)
    readers = catalogue(importlib.import_module(f"linkage.files.{shelf}"), wanted)
    assert {name: getattr(reader, "name", "") for name, reader in readers.items()} == {
        name: name for name in members(f"files/{shelf}")
    }


def test_a_file_of_a_shelf_has_its_test() -> None:
    wanted = [ROOT / "tests" / shelf / f"test_{name}.py" for shelf, name in ON_SHELVES]
    assert [named(path) for path in wanted if not path.is_file()] == []


@pytest.mark.parametrize("name", members("rules"))
def test_a_rule_has_its_wording_and_its_page(name: str) -> None:
    wording = getattr(member("rules", name), "wording", "")
    assert wording
    assert (TEMPLATES / wording).is_file()
    assert (ROOT / "docs" / "rules" / f"{name}.md").is_file()


@pytest.mark.parametrize("name", members("documents"))
def test_a_document_has_its_template(name: str) -> None:
    template = getattr(member("documents", name), "template", "")
    assert template
    assert (TEMPLATES / template).is_file()


@pytest.mark.parametrize("name", members("rules"))
def test_a_rule_computes_nothing(name: str) -> None:
    computing = (
        ast.BinOp,
        ast.UnaryOp,
        ast.AugAssign,
        ast.FunctionDef,
        ast.Lambda,
        ast.For,
        ast.comprehension,
    )
    tree = trees()[f"linkage/rules/{name}.py"]
    assert [
        node.lineno for node in ast.walk(tree) if isinstance(node, computing) and hasattr(node, "lineno")
    ] == []


def test_commands_are_click_commands() -> None:
    for name in members("commands"):
        module = importlib.import_module(f"linkage.commands.{name}")
        assert len([value for value in vars(module).values() if isinstance(value, click.Command)]) == 1


# --- the words ----------------------------------------------------------------------------------------------


GLOSSARY = set(re.findall(r"`([A-Z]\w+)", (ROOT / "docs" / "glossary.md").read_text("utf-8")))


def types(name: str) -> set[str]:
    """The public types a file declares."""
    declared = {node.name for node in trees()[name].body if isinstance(node, ast.ClassDef)}
    return {type_name for type_name in declared if not type_name.startswith("_")}


@pytest.mark.parametrize(
    "name",
    [
        *(name for name in NAMES if re.match(r"linkage/(model|prices|conditions|sizes)/\w+\.py", name)),
        *(
            "linkage/ground/figure.py",
            "linkage/ground/money.py",
            "linkage/ground/citation.py",
        ),
        *("linkage/rule.py", "linkage/check.py", "linkage/lint.py", "linkage/size.py", "linkage/mode.py"),
        *("linkage/document.py", "linkage/closing.py", "linkage/ground/day_count.py"),
    ],
)
def test_the_glossary_has_every_term_of_the_field(name: str) -> None:
    assert {term for term in types(name) if not term.endswith("Error")} - GLOSSARY == set()


def test_the_glossary_names_what_exists() -> None:
    code = "\n".join(path.read_text("utf-8") for path in SOURCES)
    assert [term for term in GLOSSARY if not re.search(rf"^(class )?{term}\b", code, re.MULTILINE)] == []
