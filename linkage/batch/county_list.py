"""县清单.json: what became of each village of a run; the same whether a set was made now or before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from linkage.batch.village import Outcome
from linkage.ground.canonical import canonical_bytes, digest
from linkage.ground.disk import Disk
from linkage.ground.figure import Json
from linkage.press.manifest import COUNTY_NAME, COUNTY_SCHEMA, DONE

NAME = COUNTY_NAME

#: How a village stands, by the exit code it would end with alone.
STATES = {0: DONE, 1: DONE, 3: "未出文书", 4: "环境故障", 5: "核对不符", 70: "程序故障"}

#: With these codes a set stands.
MADE = (0, 1)


def write_county_list(out: Path, outcomes: Sequence[Outcome]) -> None:
    """Write the list of a run into the county's folder."""
    document: dict[str, Json] = {
        "schema": COUNTY_SCHEMA,
        "villages": [_plain(outcome) for outcome in sorted(outcomes, key=lambda outcome: outcome.folder)],
    }
    document["digest"] = digest(document)
    replace_file(out / NAME, canonical_bytes(document))


def _plain(outcome: Outcome) -> dict[str, Json]:
    return {
        "folder": outcome.folder,
        "state": STATES[outcome.code],
        "inputs": [{"file": file, "sha256": sha256} for file, sha256 in outcome.inputs],
        "totals": outcome.totals,
        "cause": outcome.cause,
    }


def replace_file(path: Path, data: bytes) -> None:
    """Write a file of ours anew, at one blow."""
    disk, staging = Disk(), path.with_name(f".{path.name}.part")
    staging.unlink(missing_ok=True)
    try:
        disk.write(staging, data)
        disk.replace(staging, path)
    finally:
        staging.unlink(missing_ok=True)
    disk.sync_folder(path.parent)
