from __future__ import annotations

import importlib
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from linkage.ground.catalogue import CatalogueError, catalogue
from linkage.ground.citation import Citation

BAN = "from linkage.ground.citation import Citation\n"
LAND = f'{BAN}LAW = Citation("法律", "农村土地承包法", "第三十九条")\n'
COOP = f'{BAN}LAW = Citation("法律", "农民专业合作社法", "第四十四条")\nALSO = LAW\n'
Shelf = Callable[..., ModuleType]


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    """Make a package of the given files, in a folder or inside a zip, and import it."""

    def make(files: dict[str, str], *, zipped: bool = False) -> ModuleType:
        source = tmp_path / "shelf.zip" if zipped else tmp_path
        contents = {"a_shelf/__init__.py": "", **{f"a_shelf/{name}.py": text for name, text in files.items()}}
        if zipped:
            with zipfile.ZipFile(source, "w") as archive:
                for path, text in contents.items():
                    archive.writestr(path, text)
        else:
            (tmp_path / "a_shelf").mkdir()
            for path, text in contents.items():
                (tmp_path / path).write_text(text, encoding="utf-8")
        monkeypatch.syspath_prepend(source)
        importlib.invalidate_caches()
        return importlib.import_module("a_shelf")

    yield make
    for name in [name for name in sys.modules if name.split(".")[0] == "a_shelf"]:
        del sys.modules[name]


@pytest.mark.parametrize("zipped", [False, True], ids=["folder", "zip"])
def test_finds_the_one_member_of_each_file(shelf: Shelf, *, zipped: bool) -> None:
    found = catalogue(shelf({"land": LAND, "coop": COOP}, zipped=zipped), Citation)
    assert list(found) == ["coop", "land"]
    assert found["land"] == Citation("法律", "农村土地承包法", "第三十九条")


def test_an_empty_shelf_is_an_empty_catalogue(shelf: Shelf) -> None:
    assert catalogue(shelf({}), Citation) == {}


def test_a_file_that_declares_nothing_fails(shelf: Shelf) -> None:
    with pytest.raises(CatalogueError, match=r"a_shelf\.empty declares no Citation"):
        catalogue(shelf({"land": LAND, "empty": BAN}), Citation)


def test_a_file_that_declares_two_fails(shelf: Shelf) -> None:
    two = f'{LAND}OTHER = Citation("法律", "民法典", "第一条")\n'
    with pytest.raises(CatalogueError, match=r"a_shelf\.two declares 2 Citation"):
        catalogue(shelf({"two": two}), Citation)


def test_a_file_that_borrows_from_its_sister_fails(shelf: Shelf) -> None:
    borrower = f'{BAN}from a_shelf.land import LAW as SISTER\nLAW = Citation("法律", "民法典", "第一条")\n'
    with pytest.raises(CatalogueError, match=r"a_shelf\.borrower declares 2"):
        catalogue(shelf({"land": LAND, "borrower": borrower}), Citation)


def test_a_broken_file_is_not_swallowed(shelf: Shelf) -> None:
    with pytest.raises(ModuleNotFoundError, match="no_such_module"):
        catalogue(shelf({"broken": "import no_such_module\n"}), Citation)
