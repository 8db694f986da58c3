"""Running seasons (办理): one into a folder, or several each into a folder of its own, told to the person."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

from linkage.batch.cluster import cluster
from linkage.batch.county import County, Village, require_room
from linkage.batch.county_list import NAME, write_county_list
from linkage.batch.crew import Crew
from linkage.batch.print_list import PrintList
from linkage.batch.processes import processes
from linkage.batch.same_number import same_numbers
from linkage.batch.seasons import name_of, name_problem, require_apart, seasons_in, weight_of
from linkage.batch.summary import summary_of
from linkage.batch.told import tell_county, tell_published, tell_village
from linkage.batch.village import Outcome
from linkage.closing import DONE, Closing, close, worst
from linkage.console import terminal
from linkage.delivery import publish
from linkage.ground.disk import Disk, Lock, told
from linkage.ground.errors import WithheldError
from linkage.ground.memory import keep_little
from linkage.press.manifest import Manifest
from linkage.publishing import Request


def default_workers() -> int:
    """As many workers as this process may use processors."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def publish_and_tell(closing: Closing, out: Path, request: Request) -> int:
    """Publish the papers of a season and say what was done."""
    keep_little()
    with terminal.progress() as show:
        published = publish(closing, out, request, progress=show)
    tell_published(out, published, summary_of(closing))
    return DONE if published.already else closing.exit_code


def run(folders: Sequence[Path], out: Path, request: Request, scheduler: str = "") -> int:
    """Run one season into ``out``, or several each into a folder of its own in ``out``.

    Papers are drawn by processes of this machine, or with ``scheduler`` by the workers of a cluster.
    """
    seasons = seasons_in(folders)
    alone = len(seasons) == 1 and seasons[0] in folders
    if alone and not scheduler:
        return publish_and_tell(close(seasons[0]), out, request)
    if alone:
        return _run_elsewhere(Village(seasons[0], out, weight_of(seasons[0])), request, scheduler)
    if Manifest.read(out, Disk()) is not None:
        raise WithheldError(f"{out.name} 里是一季的成品，不能再放一批。请换一个输出目录。")
    require_apart(folders, seasons, out)
    for line in same_numbers(seasons):
        terminal.tell(line)
    villages = [
        Village(season, out / name_of(season), weight_of(season), name_problem(season)) for season in seasons
    ]
    with told(out):
        out.mkdir(parents=True, exist_ok=True)
    with Lock(out / f".{NAME}.lock").held():
        require_room(out, villages)
        with _crew(request, scheduler) as crew:
            return run_county(villages, out, request, crew)


def run_county(villages: Sequence[Village], out: Path, request: Request, crew: Crew) -> int:
    """Run several villages with a crew; what became of each stands in 县清单.json and is told."""
    to_print = PrintList()
    with terminal.progress() as show:

        def hear(village: Village, outcome: Outcome) -> None:
            show.aside()
            tell_village(village.out, outcome)
            if outcome.published is not None:
                to_print.add(village.out, outcome.published.manifest)

        outcomes = County(request, crew, hear, show).run(villages)
    with told(out):
        write_county_list(out, outcomes)
        to_print.write(out)
    tell_county(outcomes)
    return worst(outcome.code for outcome in outcomes)


def _run_elsewhere(village: Village, request: Request, scheduler: str) -> int:
    """Run one season on a cluster."""
    with _crew(request, scheduler) as crew, terminal.progress() as show:

        def hear(village: Village, outcome: Outcome) -> None:
            show.aside()
            if outcome.published is not None and outcome.summary is not None:
                tell_published(village.out, outcome.published, outcome.summary)
            for line in outcome.lines:
                terminal.tell(line)

        (outcome,) = County(request, crew, hear, show).run([village])
    return outcome.code


def _crew(request: Request, scheduler: str) -> contextlib.AbstractContextManager[Crew]:
    return cluster(scheduler) if scheduler else processes(request.workers)
