"""Sets (成套): a file held against its manifest, a set against its own, a county against its list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from linkage.checker import check_bytes, parse
from linkage.ground.disk import Disk
from linkage.press import manifest as manifests
from linkage.press.manifest import Manifest, entry_stands, sha256
from linkage.recheck.verdict import Verdict

Found: TypeAlias = Iterator[str]

#: It stands in every set of a season; who has it has the set.
_RESULT = "结果.json"


def against_manifest(path: Path, data: bytes, manifest: Manifest) -> Found:
    """Say what of a file is not as the manifest says."""
    parts = path.absolute().parts
    listed = {entry.name: entry.sha256 for entry in manifest.files}
    inside = [name for name in listed if parts[-len(name.split("/")) :] == tuple(name.split("/"))]
    named = max(inside, key=len, default=None) or next(
        (n for n in listed if n.split("/")[-1] == path.name), None
    )
    if named is None:
        yield "清单里没有这个文件"
    elif listed[named] != sha256(data):
        yield _other(manifest, named, sha256(data))


def _other(manifest: Manifest, name: str, found: str) -> str:
    """That a file is not what the manifest says; when it is another of the set, which one."""
    same = next((entry.name for entry in manifest.files if entry.sha256 == found), "")
    if same:
        return f"与清单所记的不是同一个文件：{name} 里装的是 {same}，放错了，或换了名字"
    return f"与清单所记的不是同一个文件，改动过（{name}）"


def judge_set(path: Path, data: bytes) -> Verdict:
    """Judge a manifest, and the set around it: every file it names, and whatever else lies there.

    Who was given the manifest and a few papers has no set: without 结果.json a missing file is only told.
    """
    manifest = Manifest.from_bytes(data)
    if manifest is None:
        wrong = tuple(str(one) for one in check_bytes(data)) or ("不是本程序写的清单，改动过",)
        return Verdict(path.name, "清单", altered=wrong)
    folder, disk = path.absolute().parent, Disk()
    listed = sorted(entry.name for entry in manifest.files)
    here = {name for name in listed if (folder / name).is_file() and not (folder / name).is_symlink()}
    missing = [name for name in listed if name not in here]
    if path.name != manifests.NAME or not here:
        aside = f"清单里的 {len(listed)} 个文件（不在旁边）"
        return Verdict(path.name, "清单", ("清单未改动",), unchecked=(aside,))
    altered = tuple(
        _other(manifest, name, sha256(disk.read(folder / name)))
        for name in manifest.damaged(folder, disk)
        if name in here
    )
    whole = _RESULT in here or _RESULT not in listed
    if whole:
        strange = (f"清单里没有 {name}" for name in manifest.strangers(folder))
        altered = (*(f"少了 {name}" for name in missing), *altered, *strange)
    facts = ("清单未改动", *((f"清单里的 {len(here)} 个文件逐字节相符",) if not altered else ()))
    told = () if whole or not missing else (f"清单里另有 {len(missing)} 个文件（不在旁边）",)
    return Verdict(path.name, "清单", facts, altered, told)


def judge_county(path: Path, data: bytes) -> Verdict:
    """Judge the list of a county: by itself, and the villages it calls done by their sets beside it."""
    wrong = tuple(str(one) for one in check_bytes(data))
    villages = () if wrong else _villages(parse(data))
    if villages is None:
        wrong = ("不是本程序写的县清单，改动过",)
    if wrong or villages is None:
        return Verdict(path.name, "县清单", altered=wrong)
    folder, disk = path.absolute().parent, Disk()
    done = [one for one in villages if one["state"] == manifests.DONE]
    here = [one for one in done if (folder / one["folder"]).is_dir()]
    altered = tuple(f"{one['folder']}：{what}" for one in here for what in _not_as_listed(folder, one, disk))
    facts = ["县清单未改动"]
    if here and not altered:
        facts.append(f"{len(here)} 个村的资料摘要、合计与各村的清单、结果文件相符")
    told = tuple(f"{one['folder']}（不在旁边）" for one in done if one not in here)
    listed = {one["folder"] for one in villages}
    strange = (name for name in manifests.sets_in(folder) if name not in listed)
    told += tuple(f"{name} 里有一套成品，县清单里没有这个村" for name in strange)
    if here:
        told += ("各村的其他文件（请逐村复核 清单.json）",)
    return Verdict(path.name, "县清单", tuple(facts), altered, told)


def _villages(document: object) -> list[dict[str, Any]] | None:
    """The villages of a county's list; nothing when it is not built as we build it."""
    rows = document.get("villages") if isinstance(document, dict) else None
    if not isinstance(rows, list) or not all(map(_is_village, rows)):
        return None
    return rows


def _is_village(row: object) -> bool:
    if not isinstance(row, dict) or not isinstance(row.get("state"), str):
        return False
    folder = row.get("folder")
    named = isinstance(folder, str) and Path(folder).name == folder not in {"", "..", "."}
    return named and {"inputs", "totals"} <= row.keys()


def _not_as_listed(folder: Path, row: Mapping[str, Any], disk: Disk) -> Found:
    """What of the set of a village is not as the county's list says."""
    place = folder / row["folder"]
    manifest = Manifest.read(place, disk)
    if manifest is None:
        yield "没有完好的清单.json"
        return
    if [{"file": file, "sha256": digest} for file, digest in manifest.source.inputs] != row["inputs"]:
        yield "各村清单里的资料摘要与县清单所记的不同"
    listed = next((entry for entry in manifest.files if entry.name == _RESULT), None)
    if listed is None or not entry_stands(listed, place, disk):
        yield "没有结果.json，或者与清单所记的不同"
        return
    result = parse(disk.read(place / _RESULT))
    if not isinstance(result, dict) or result.get("totals") != row["totals"]:
        yield "合计与结果.json 不同"
