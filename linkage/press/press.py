"""The press (印制): all papers of a season in one batch, in worker processes.

Fonts are cut to the season's characters once, and a character that cannot be drawn stops the batch before its
first page. Each worker reads the style sheet and fonts once and draws many papers. Workers are replaced after
some hundred papers, because the layout engine's memory grows; a print file is drawn in pieces for the same
reason (:mod:`linkage.press.workload`).

A household's statement stands in a file of its own and in the print file of its group: the page is laid out
once and drawn twice. Most papers are set by rules that the layout engine taught (:mod:`linkage.press.ways`),
which takes a fiftieth of the time; the engine itself draws the others.
"""

from __future__ import annotations

import hashlib
import html
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from linkage.ground.canonical import digest
from linkage.press.drawing import stylesheet, versions
from linkage.press.fonts import Fonts, UndrawableError, find_fonts, missing_characters
from linkage.press.job import Job, Printed, Task
from linkage.press.season_fonts import SeasonFonts, build_season_fonts
from linkage.press.ways import Engine, Ways, decide
from linkage.press.worker import Worker
from linkage.press.workload import LONG, Workload, as_asked, is_heavy, packed

# Single papers handed to a worker at a time: so many characters of HTML, some ten statements.
_HANDFUL = 120_000

# Raised by hand when drawing or binding changes what comes out of the same pages.
_FORM = "8"


@frozen
class Press:
    """A batch of papers with the fonts to print it, checked and ready.

    Made by :func:`make_ready`; ``keys`` has each file's content key before anything is drawn, so that files
    of an earlier run with the same key can be taken over.
    """

    jobs: tuple[Job, ...]
    fonts: SeasonFonts
    keys: Mapping[str, str]
    ways: Ways = field(factory=Ways)

    def run(
        self,
        workers: int,
        *,
        skip: Collection[str] = (),
        progress: Callable[[int, int], None] | None = None,
        start: str | None = None,
        lost: Callable[[], None] | None = None,
    ) -> Iterator[Printed]:
        """Print all but the paths to skip, and hand out each file as it is done, in no fixed order.

        ``workers`` 0 draws in this process. ``progress`` gets the files done and the files in all. ``start``
        names how processes start (fork, spawn, forkserver); by default as the system likes best. When one
        dies, what is not printed yet is printed once more by one alone, and ``lost`` is called. Closing the
        iterator, or an interrupt, ends every worker.

        :raises RenderingError: a paper cannot be drawn as its template asks.
        :raises EnvironmentTroubleError: workers died twice, their disk was full, or they gave back else.
        """
        if workers:
            yield from self.workload(self.tasks(skip)).run(workers, progress=progress, start=start, lost=lost)
            return
        wanted = self._wanted(skip)
        yield from as_asked(self._here(wanted), {job.path: self.keys[job.path] for job in wanted}, progress)

    def _here(self, wanted: Sequence[Job]) -> Generator[object, None, None]:
        worker = Worker(self.fonts, self.ways, self.keys)
        for task in _divide(wanted):
            yield from worker.work(task)

    def tasks(self, skip: Collection[str] = ()) -> list[Task]:
        """All but the paths to skip, divided into tasks, the longest first."""
        return _divide(self._wanted(skip))

    def workload(self, tasks: list[Task]) -> Workload:
        """These tasks packed for processes; each is taken off, and its pages go if nobody else holds them."""
        keys = {job.path: self.keys[job.path] for task in tasks for job in task.jobs}
        tasks.reverse()
        load = []
        while tasks:
            load.append(packed(tasks.pop(), self.ways))
        return Workload(tuple(load), keys, self.fonts, self.ways)

    def _wanted(self, skip: Collection[str]) -> list[Job]:
        passed = frozenset(skip)
        return [job for job in self.jobs if job.path not in passed]

    def divided(self, most: int, skip: Collection[str] = ()) -> list[Press]:
        """Divide the batch into several that take about ``most`` bytes on the disk each.

        Papers that are laid out together stay together; a long one that the layout engine draws stands apart,
        with the memory that it takes. Nothing to print gives nothing.
        """
        shares: list[list[Job]] = []
        room = 0
        for task in _divide(self._wanted(skip)):
            jobs = task.jobs
            space = most if is_heavy(task, self.ways) else sum(job.space for job in jobs)
            if space > room:
                shares.append([])
                room = most
            shares[-1] += jobs
            room -= space
        return [
            evolve(self, jobs=tuple(jobs), keys={job.path: self.keys[job.path] for job in jobs})
            for jobs in shares
        ]


def make_ready(jobs: Iterable[Job], fonts: Fonts | None = None, *, engine: Engine = "auto") -> Press:
    """Check the characters of all papers, cut the fonts to them, learn their forms and key every file.

    ``engine`` "full" leaves every paper to the layout engine.

    :raises UndrawableError: names whose paper holds which character that no font draws.
    :raises FontsMissingError: a font is not installed.
    """
    fonts = fonts or find_fonts()
    batch = tuple(sorted(jobs, key=lambda job: job.path))
    characters = _characters(batch)
    if missing_characters({"": "".join(characters)}, fonts):
        raise UndrawableError(missing_characters(_texts(batch), fonts))
    sheet = stylesheet()
    season = build_season_fonts(characters.union(sheet), fonts)
    ways = decide((part for job in batch for part in job.parts), season, engine)
    ground = digest(
        {
            "form": _FORM,
            "fonts": season.digest,
            "sheet": sheet,
            "versions": dict(versions()),
            "ways": ways.digest,
        }
    )
    return Press(batch, season, {job.path: _key(job, ground) for job in batch}, ways)


def _characters(jobs: Sequence[Job]) -> frozenset[str]:
    """All characters that are printed; lines that stand on the page before as well are not read again."""
    found: set[str] = set()
    before: set[str] = set()
    for part in dict.fromkeys(part for job in jobs for part in job.parts):
        lines = set(part.split("\n"))
        found.update(html.unescape("".join(lines - before)))
        before = lines
    return frozenset(found)


def _texts(jobs: Sequence[Job]) -> Mapping[str, str]:
    """All that is printed, by whose it is: a page in several files belongs to whose single file it is."""
    owners: dict[str, str] = {}
    for job in sorted(jobs, key=lambda job: len(job.parts)):
        for part in job.parts:
            owners.setdefault(part, job.who)
    texts: dict[str, set[str]] = {}
    for part, who in owners.items():
        texts.setdefault(who, set()).update(html.unescape(part))
    return {who: "".join(sorted(characters)) for who, characters in texts.items()}


def _key(job: Job, ground: str) -> str:
    total = hashlib.sha256(ground.encode())
    twin = (job.twin.day.isoformat().encode(), job.twin.data) if job.twin else ()
    for piece in (job.edition.encode(), job.title.encode(), *twin, *(part.encode() for part in job.parts)):
        total.update(hashlib.sha256(piece).digest())
    return total.hexdigest()


def _divide(jobs: Sequence[Job]) -> list[Task]:
    """Cut the batch into tasks, the longest first so that no worker is left alone with one at the end."""
    tasks = []
    singles = {job.path: job for job in jobs if len(job.parts) == 1}
    for book in jobs:
        if len(book.parts) > 1:
            inside = frozenset(book.parts)
            along = [job for job in singles.values() if job.parts[0] in inside]
            tasks.append(Task(tuple(along), book))
            for job in along:
                del singles[job.path]
    handful: list[Job] = []
    for job in singles.values():
        if len(job.parts[0]) > LONG:
            tasks.append(Task((job,)))
            continue
        handful.append(job)
        if sum(len(one.parts[0]) for one in handful) >= _HANDFUL:
            tasks.append(Task(tuple(handful)))
            handful = []
    if handful:
        tasks.append(Task(tuple(handful)))
    return sorted(tasks, key=lambda task: -task.weight)
