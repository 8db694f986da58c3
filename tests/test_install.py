"""The three ways to have linkage work from any directory: wheel, editable install, bare checkout.

The wheel is built from the sdist and the sdist from a clean copy, so that each proves the one before it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
IGNORED = shutil.ignore_patterns(
    ".*", "__pycache__", "*.pyc", "build", "dist", "out", "mutants", "*.egg-info"
)


def run(*command: str | Path, at: Path, path: Path | None = None) -> str:
    """What a command prints, run in a directory that is not the project's."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    if path is not None:
        environment["PYTHONPATH"] = str(path)
    done = subprocess.run(
        [sys.executable, *command],
        cwd=at,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def files(folder: Path) -> set[str]:
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return {name for name in found if "__pycache__" not in name}


def make(what: str, source: Path, into: Path) -> Path:
    """Build an sdist or a wheel, as pip would, with the backend that is installed."""
    call = f"import sys, setuptools.build_meta as backend; print(backend.build_{what}(sys.argv[1]))"
    return into / run("-W", "ignore", "-c", call, into, at=source).splitlines()[-1]


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("elsewhere")


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source archive, unpacked: what someone has who never saw the repository."""
    work = tmp_path_factory.mktemp("sdist")
    shutil.copytree(ROOT, work / "copy", ignore=IGNORED)
    with tarfile.open(make("sdist", work / "copy", work)) as archive:
        archive.extractall(work / "unpacked")  # noqa: S202 - we have just made it
    (unpacked,) = (work / "unpacked").iterdir()
    return unpacked


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    work = tmp_path_factory.mktemp("wheel")
    shutil.copytree(sdist, work / "source")
    return make("wheel", work / "source", work)


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of packages that holds the wheel and nothing else."""
    target = tmp_path_factory.mktemp("site")
    pip = ("-m", "pip", "--quiet", "--quiet", "--disable-pip-version-check", "install")
    run(*pip, "--no-deps", "--no-index", "--no-compile", "--target", target, wheel, at=target)
    return target


def test_the_sdist_is_enough_to_go_on(sdist: Path) -> None:
    held = files(sdist)
    assert {
        "cli.py",
        "Makefile",
        "LICENSE",
        "requirements.in",
        "requirements.txt",
        "prepare/machine.sh",
    } <= held
    for folder in ("linkage", "templates", "tests", "examples", "docs"):
        assert {f"{folder}/{name}" for name in files(ROOT / folder)} <= held


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    expected = {f"linkage/{name}" for name in files(ROOT / "linkage")}
    expected |= {f"linkage/templates/{name}" for name in files(ROOT / "templates")}
    assert {name for name in names if ".dist-info/" not in name} == expected
    assert [name for name in names if name.endswith("licenses/LICENSE")]


def test_the_wheel_brings_no_stray_module(site: Path) -> None:
    top = {path.name for path in site.iterdir() if not path.name.endswith(".dist-info")}
    assert top == {"linkage", "bin"}


def test_the_wheel_runs_from_any_directory(site: Path, elsewhere: Path) -> None:
    where = run("-c", "import linkage; print(linkage.__file__)", at=elsewhere, path=site)
    assert Path(where.strip()) == site / "linkage" / "__init__.py"
    by_script = run(site / "bin" / "linkage", "--help", at=elsewhere, path=site)
    by_module = run("-m", "linkage", "--help", at=elsewhere, path=site)
    assert by_script.splitlines()[1:] == by_module.splitlines()[1:]
    assert "settle" in by_script


def test_the_editable_install_runs_from_any_directory(elsewhere: Path) -> None:
    assert "settle" in run("-m", "linkage", "--help", at=elsewhere)


def test_a_bare_checkout_runs_from_any_directory(sdist: Path, elsewhere: Path) -> None:
    assert "settle" in run(sdist / "cli.py", "--help", at=elsewhere)


def test_asking_for_help_does_not_wait_for_the_page_maker(elsewhere: Path) -> None:
    loaded = run("-c", "import sys, linkage.commands; print(*sys.modules)", at=elsewhere).split()
    assert "linkage.closing" in loaded
    assert "weasyprint" not in loaded
