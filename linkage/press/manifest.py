"""The manifest (清单.json) of an output folder: what the set holds and what it was made from.

It is written last; without it the set does not exist. Its bytes are canonical and carry their own
digest, and they tell the same whether the set was made afresh or an older one was replaced.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import cast

from attrs import field, frozen

from linkage.ground.canonical import canonical_bytes, digest
from linkage.ground.disk import Disk, is_folder, is_there
from linkage.ground.figure import Json

NAME = "清单.json"
SCHEMA = "linkage.manifest/1"

#: The list of a county, which stands above the sets of its villages, and how it calls a village that has one.
COUNTY_NAME = "县清单.json"
COUNTY_SCHEMA = "linkage.county/1"
DONE = "完成"


@frozen(order=True)
class Entry:
    """One file of a set.

    ``key`` is its content key: equal keys mean equal bytes, so that a file need not be made again.
    ``amount`` is what the paper says is to be paid, in yuan, and empty where it says nothing of it. ``way``
    is how a paper was drawn: ``form`` by learned rules, ``full`` by the layout engine, ``mixed`` for a print
    file of both; empty for what is not drawn. ``why`` says why the engine drew what it drew.
    """

    name: str
    sha256: str
    key: str
    pages: int
    amount: str = ""
    way: str = ""
    why: str = ""


@frozen
class Source:
    """What a set is made from: the season, its input files, and what of it was asked for.

    Two runs with equal sources make the same set. ``asked`` is empty for a whole season.
    """

    season: Mapping[str, str]
    inputs: tuple[tuple[str, str], ...]
    asked: tuple[str, ...] = ()


def _in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries))


@frozen
class Manifest:
    """What stands in 清单.json."""

    source: Source
    versions: Mapping[str, str]
    files: tuple[Entry, ...] = field(converter=_in_order)

    def document(self) -> dict[str, Json]:
        """Give the manifest as plain data, with its digest."""
        files: Sequence[Json] = [
            {
                "name": entry.name,
                "sha256": entry.sha256,
                "key": entry.key,
                "pages": entry.pages,
                "amount": entry.amount,
                "way": entry.way,
                "why": entry.why,
            }
            for entry in self.files
        ]
        out: dict[str, Json] = {
            "schema": SCHEMA,
            "season": dict(self.source.season),
            "inputs": [{"file": file, "sha256": sha} for file, sha in self.source.inputs],
            "asked": list(self.source.asked),
            "versions": dict(self.versions),
            "files": files,
        }
        out["digest"] = digest(out)
        return out

    def to_bytes(self) -> bytes:
        """Give the bytes of the file."""
        return canonical_bytes(self.document())

    @classmethod
    def from_bytes(cls, data: bytes) -> Manifest | None:
        """Read the bytes of a manifest; ``None`` when they are no manifest or were changed."""
        try:
            read = json.loads(data)
            manifest = cls(
                Source(
                    {str(key): str(value) for key, value in read["season"].items()},
                    tuple((str(item["file"]), str(item["sha256"])) for item in read["inputs"]),
                    tuple(str(word) for word in read["asked"]),
                ),
                {str(key): str(value) for key, value in read["versions"].items()},
                tuple(
                    Entry(
                        str(item["name"]),
                        str(item["sha256"]),
                        str(item["key"]),
                        int(cast("int", item["pages"])),
                        str(item["amount"]),
                        str(item["way"]),
                        str(item["why"]),
                    )
                    for item in read["files"]
                ),
            )
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None
        return manifest if manifest.to_bytes() == data else None

    @classmethod
    def read(cls, folder: Path, disk: Disk) -> Manifest | None:
        """Read the manifest of a folder; ``None`` when the folder is no set of ours."""
        path = folder / NAME
        if not is_folder(folder) or not path.is_file() or path.is_symlink():
            return None
        return cls.from_bytes(disk.read(path))

    def damaged(self, folder: Path, disk: Disk) -> list[str]:
        """Name the files of the set that are missing or hold other bytes than it says."""
        return [entry.name for entry in self.files if not entry_stands(entry, folder, disk)]

    def strangers(self, folder: Path) -> list[str]:
        """Name what lies in the folder and does not belong to the set."""
        known = {NAME, *(entry.name for entry in self.files)}
        folders = {name.partition("/")[0] for name in known if "/" in name}
        found = (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")))
        return [name for name in found if name not in known and name not in folders]


def sets_in(folder: Path) -> list[str]:
    """Name the folders inside a folder that hold a manifest."""
    return sorted(path.parent.name for path in folder.glob(f"*/{NAME}"))


def sha256(data: bytes) -> str:
    """Digest of bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def entry_stands(entry: Entry, folder: Path, disk: Disk) -> bool:
    """Say whether the file of this entry is there with the bytes that were written."""
    path = folder / entry.name
    if not is_there(path) or path.is_symlink() or not path.is_file():
        return False
    return sha256(disk.read(path)) == entry.sha256
