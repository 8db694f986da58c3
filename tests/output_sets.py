"""Two small sets of papers, and one run that publishes one of them; for the tests of the output folder."""

from __future__ import annotations

from pathlib import Path

from attrs import evolve, frozen

from linkage.ground.disk import Disk
from linkage.press.manifest import NAME, Manifest, Source, sha256
from linkage.press.output import open_output

VERSIONS = {"program": "1.0", "weasyprint": "70.0", "fonts": "ab" * 32}


@frozen
class Set:
    """What one run is to leave: a source and its files with their content keys."""

    source: Source
    files: dict[str, tuple[str, bytes]]


FIRST = Set(
    Source({"id": "YP-2025/2025-01-01"}, (("合作.yaml", "11" * 32),)),
    {
        "结果.json": ("r1", b"{}\n"),
        "农户/statement-A01.pdf": ("a1", b"page one of A01"),
        "农户/statement-A02.pdf": ("b1", b"page one of A02"),
    },
)
SECOND = Set(
    evolve(FIRST.source, inputs=(("合作.yaml", "22" * 32),)),
    {
        "结果.json": ("r2", b"{ }\n"),
        "农户/statement-A01.pdf": ("a1", b"page one of A01"),
        "公开/notice.pdf": ("n1", b"notice"),
    },
)


def publish(
    home: Path, wanted: Set, disk: Disk | None = None, *, replace: bool = False
) -> tuple[bool, list[str]]:
    """Run once; say whether the set was there already, and which files were taken over."""
    kept: list[str] = []
    with open_output(home / "out", season=home / "season", disk=disk) as output:
        output.recover()
        if output.is_done(wanted.source, VERSIONS, replace=replace):
            return True, kept
        output.begin()
        for name, (key, data) in wanted.files.items():
            if output.keep(name, key):
                kept.append(name)
            else:
                output.put(name, data, key=key, pages=1, amount="1.00")
        output.publish(wanted.source, VERSIONS)
    return False, kept


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def holds(home: Path, *wanted: Set) -> bool:
    """Whether the target is gone, or is one of these sets, whole."""
    out = home / "out"
    if not out.exists():
        return True
    found = contents(out)
    manifest = found.pop(NAME, b"")
    read = Manifest.from_bytes(manifest)
    return read is not None and any(
        read.source == a_set.source
        and found == {name: data for name, (_, data) in a_set.files.items()}
        and {e.name: e.sha256 for e in read.files} == {name: sha256(data) for name, data in found.items()}
        for a_set in wanted
    )


def leftovers(home: Path) -> list[str]:
    return sorted(path.name for path in home.iterdir() if path.name not in {"out", "season"})


def village_home(folder: Path) -> Path:
    (folder / "season").mkdir(parents=True)
    return folder
