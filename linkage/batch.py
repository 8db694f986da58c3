"""Batch (批量): one season or a county's, each published as a set of its own and told to the person.

A broken village leaves no set and does not stop the others; what became of each stands in 县清单.json,
which tells the same whether a set was made in this run or an earlier one.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from attrs import field, frozen

from linkage.closing import DONE, Closing, close, worst
from linkage.console import terminal
from linkage.console.crash import write_report
from linkage.delivery import Published, publish
from linkage.ground.canonical import canonical_bytes, digest
from linkage.ground.disk import Disk, told
from linkage.ground.errors import LinkageError, UsageError, WithheldError
from linkage.ground.figure import Json
from linkage.press.manifest import Manifest
from linkage.publishing import Request
from linkage.telling import summary

COUNTY = "县清单.json"
SCHEMA = "linkage.county/1"
OUR_FAULT = 70

_STATES = {0: "完成", 1: "完成", 3: "未出文书", 4: "环境故障", 5: "核对不符", OUR_FAULT: "程序故障"}


def default_workers() -> int:
    """As many workers as this process may use processors."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def is_season(folder: Path) -> bool:
    """Say whether a folder is a season: an arrangement stands in it."""
    return folder.is_dir() and any(folder.glob("合作*.yaml"))


def seasons_in(folders: Sequence[Path]) -> list[Path]:
    """Give the seasons meant by these folders: themselves, or those inside a county folder.

    Raises :class:`UsageError` when two seasons would share a folder of the output.
    """
    found: list[Path] = []
    for folder in folders:
        inside = [] if is_season(folder) or not folder.is_dir() else sorted(folder.iterdir())
        found += [path for path in inside if is_season(path)] or [folder]
    names = [path.resolve().name.casefold() for path in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise UsageError(f"有两个同名的文件夹：{'、'.join(twice)}。各村的文件夹名不能相同。")
    return found


def publish_and_tell(closing: Closing, out: Path, request: Request) -> int:
    """Publish the papers of a season and say what was done."""
    with terminal.progress() as show:
        published = publish(closing, out, request, progress=show)
    _tell(closing, out, published)
    return DONE if published.already else closing.exit_code


def run(folders: Sequence[Path], out: Path, request: Request) -> int:
    """Run one season into ``out``, or several each into a folder of its own in ``out``."""
    seasons = seasons_in(folders)
    if len(seasons) == 1 and seasons[0] in folders:
        return publish_and_tell(close(seasons[0]), out, request)
    if Manifest.read(out, Disk()) is not None:
        raise WithheldError(f"{out.name} 里是一季的成品，不能再放一批。请换一个输出目录。")
    outcomes = [_attempt(season, out, request) for season in seasons]
    with told(out):
        _write_county(out, outcomes)
    return worst(outcome.code for outcome in outcomes)


@frozen
class _Outcome:
    folder: str
    code: int
    cause: str = ""
    inputs: tuple[tuple[str, str], ...] = ()
    totals: Json = field(factory=dict)

    def plain(self) -> dict[str, Json]:
        return {
            "folder": self.folder,
            "state": _STATES[self.code],
            "inputs": [{"file": file, "sha256": sha256} for file, sha256 in self.inputs],
            "totals": self.totals,
            "cause": self.cause,
        }


def _attempt(season: Path, out: Path, request: Request) -> _Outcome:
    folder = season.resolve().name
    terminal.tell(f"【{folder}】")
    try:
        closing = close(season)
        code = publish_and_tell(closing, out / folder, request)
    except LinkageError as fault:
        terminal.tell_error(fault)
        return _Outcome(folder, fault.exit_code, str(fault))
    except Exception as fault:  # noqa: BLE001 - one broken village does not stop the county
        report = write_report(fault, ["run"])
        terminal.tell(f"程序自身出错（{type(fault).__name__}），这个村没有出文书。报告在 {report}。")
        return _Outcome(folder, OUR_FAULT, f"程序自身出错（{type(fault).__name__}）")
    return _Outcome(folder, code, "", tuple(sorted(closing.settlement.inputs)), closing.result["totals"])


def _write_county(out: Path, outcomes: Sequence[_Outcome]) -> None:
    document: dict[str, Json] = {
        "schema": SCHEMA,
        "villages": [outcome.plain() for outcome in sorted(outcomes, key=lambda outcome: outcome.folder)],
    }
    document["digest"] = digest(document)
    out.mkdir(parents=True, exist_ok=True)
    disk, staging = Disk(), out / f".{COUNTY}.part"
    staging.unlink(missing_ok=True)
    disk.write(staging, canonical_bytes(document))
    staging.replace(out / COUNTY)
    disk.sync_folder(out)


def _tell(closing: Closing, out: Path, published: Published) -> None:
    if published.recovered:
        terminal.tell(published.recovered)
    files = published.manifest.files
    paid = summary.payable_to_people(closing.settlement)
    done = "已有同样资料的成品，什么也没做" if published.already else "已写入"
    kept = f"，其中 {published.kept} 份与原来相同" if published.kept else ""
    pages = sum(entry.pages for entry in files)
    terminal.say(f"{done}：{out}，{len(files)} 个文件{kept}，{pages} 页，全季各户现付合计 {paid} 元。")
    for finding in closing.findings:
        terminal.say(
            f"{finding.severity} {finding.code} {finding.where}：{finding.message}（{finding.ground}）"
        )
    if closing.notes:
        terminal.tell(f"读入时有 {len(closing.notes)} 条提示，用 linkage check 查看。")
