"""Delivery (交付): a finished set laid into its output folder, whole or not at all.

The folder is locked first, then asked what stands there, and only then anybody is asked to print: in this
process, in another, or on another machine. Whoever prints never writes; this is where it is written.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path
from typing import TypeAlias, TypeVar

from attrs import evolve, field, frozen

from linkage.closing import Closing
from linkage.document import load_templates
from linkage.ground.apart import Tell, apart, apart_telling, nobody
from linkage.ground.errors import EnvironmentTroubleError
from linkage.ground.memory import clear_away, forget
from linkage.kit import Kit, drawn_file, packed, prepare, unpacked
from linkage.press.job import Printed
from linkage.press.manifest import Manifest
from linkage.press.output import Output, open_output
from linkage.press.workload import Workload
from linkage.publishing import (
    File,
    Progress,
    Request,
    compose,
    documents,
    require_allowed,
    set_versions,
    source_of,
    tables,
)
from linkage.share import PackedShare, Share

T = TypeVar("T")


@frozen
class Published:
    """What a run left: the manifest of the set, and what it had to do for it."""

    manifest: Manifest
    already: bool
    kept: int
    recovered: str


@frozen
class Parcel:
    """A set on its way to its folder: the new files, and the names and keys of those that stand and stay.

    ``files`` may still be drawn while they are written. ``space`` is what the whole set takes, generously, in
    bytes. ``left`` are shares of a large set that somebody else is to draw, each packed: their files follow.
    """

    season_id: str
    versions: Mapping[str, str]
    files: Iterable[File] = field(repr=False)
    kept: Mapping[str, str]
    space: int
    left: tuple[PackedShare, ...] = field(default=(), repr=False)

    def with_files(self, files: Iterable[File]) -> Parcel:
        """The parcel of these files, drawn of a share that this one left."""
        return evolve(self, files=files, left=())


#: Gives the content keys of the files that stand, is sent the parcel and one for each share that it left, and
#: ends with what was published.
Laying: TypeAlias = Generator[Mapping[str, str], Parcel, Published]


def lay(out: Path, season: Path, inputs: Sequence[tuple[str, str]], request: Request) -> Laying:
    """Lay a set into the output folder; asks for the parcel only when the set does not stand there yet.

    ``inputs`` are the files that the season was read from, with their digests. Closing the generator leaves
    everything as it was. Raises :class:`WithheldError` when the folder holds something else.
    """
    with open_output(out, season=season) as output:
        recovered = output.recover()
        standing_id = output.season_id()
        replace = request.replace
        done = output.is_done(source_of(standing_id, inputs, request), set_versions(), replace=replace)
        if done and output.standing is not None:
            return Published(output.standing, already=True, kept=0, recovered=recovered)
        output.begin()  # a folder that cannot be written is found before anything is printed
        parcel = yield output.standing_keys()
        output.require_space(parcel.space)
        for name, key in parcel.kept.items():
            if not output.keep(name, key):
                raise EnvironmentTroubleError(f"{name} 在运行中被改动了。请再运行一次。")
        kept = len(parcel.kept)
        to_come = len(parcel.left)
        _put(output, parcel.files)
        for _ in range(to_come):
            parcel = parcel.with_files(())  # while we wait, nothing is held that was written
            parcel = yield {}
            _put(output, parcel.files)
        manifest = output.publish(source_of(parcel.season_id, inputs, request), parcel.versions)
    return Published(manifest, already=False, kept=kept, recovered=recovered)


def _put(output: Output, files: Iterable[File]) -> None:
    for file in files:
        output.put(
            file.path,
            file.data,
            key=file.key,
            pages=file.pages,
            amount=file.amount,
            way=file.way,
            why=file.why,
        )


def publish(closing: Closing, out: Path, request: Request, *, progress: Progress | None = None) -> Published:
    """Print what is asked for into the output folder, whole or not at all.

    Raises :class:`WithheldError` when a finding withholds the papers or the folder holds something else,
    :class:`UsageError` for a household or a kind that is not there.
    """
    require_allowed(closing, request)
    losses: list[str] = []
    with contextlib.closing(lay(out, closing.path, closing.settlement.inputs, request)) as laying:
        try:
            standing = next(laying)
            parcel = parcel_of(
                closing, request, standing, request.workers, progress, lost=lambda: losses.append(_LOST)
            )
            laying.send(parcel)
        except StopIteration as done:
            published: Published = done.value
            return evolve(published, recovered="".join((published.recovered, *losses)))
    message = "a set was asked for twice"
    raise RuntimeError(message)


_LOST = "有一个工作进程意外终止（多为内存不足），没做完的已重做一次。"


def parcel_of(  # noqa: PLR0913 - who prints, and who is told
    closing: Closing,
    request: Request,
    standing: Mapping[str, str],
    workers: int,
    progress: Progress | None = None,
    *,
    lost: Callable[[], None] | None = None,
) -> Parcel:
    """Compose what is asked for; ``standing`` are the content keys of files that need not be drawn again.

    Nothing is drawn before ``files`` are taken. Composing, learning and drawing are done in processes that
    start from this one, so that it holds nothing but the closing and the packed work: a worker that is forked
    begins with all of it. ``workers`` 0 does everything in this process. ``lost`` is called when a process
    died and what it did is done once more.

    Raises :class:`EnvironmentTroubleError` when one dies twice.
    """
    tell: Tell = progress or nobody

    def made(make: Callable[[Tell], T]) -> T:
        return _made_apart(make, tell, lost or nobody) if workers else make(tell)

    for load in (documents, tables, load_templates):
        load()  # a process forked afterwards has them
    data = made(lambda tell: packed(compose(closing, request, tell)))
    parcel, workload, amounts = made(lambda _: _ready(data, standing))
    show = partial(progress, "排版") if progress is not None else None
    drawn = workload.run(workers, progress=show, lost=lost)
    return evolve(parcel, files=_files(list(parcel.files), drawn, amounts))


def _made_apart(make: Callable[[Tell], T], tell: Tell, lost: Callable[[], None]) -> T:
    """Make something in a process of its own; the first that dies costs a repetition, the second the run."""
    try:
        return apart_telling(make, tell)
    except BrokenProcessPool:
        lost()
    try:
        return apart_telling(make, tell)
    except BrokenProcessPool as error:
        raise EnvironmentTroubleError(
            "编排文书的进程两次意外终止（多为内存不足）。未写入任何文件，请关闭其他程序后重试。"
        ) from error


def _ready(data: bytes, standing: Mapping[str, str]) -> tuple[Parcel, Workload, Mapping[str, str]]:
    """Learn a packed draft: its parcel with what is not drawn, the work to do, and the amounts of papers."""
    kit = prepare(unpacked(data))
    parcel, amounts = _parcel(kit, kit.draft.written, standing), kit.draft.wanted
    press, tasks = evolve(kit.press, jobs=()), kit.press.tasks(kit.skipped(standing))
    del kit  # the pages of a task go as it is packed
    clear_away()
    return parcel, press.workload(tasks), amounts


def _files(written: list[File], drawn: Iterator[Printed], amounts: Mapping[str, str]) -> Iterator[File]:
    """All files but those that are kept: what is not drawn, which goes then, and papers as they are drawn."""
    written.reverse()
    while written:
        yield written.pop()
    for printed in drawn:
        yield drawn_file(printed, amounts[printed.path])


def first_parcel(closing: Closing, request: Request, standing: Mapping[str, str], most: int) -> Parcel:
    """Compose what is asked for, and draw it in this process when it is about ``most`` bytes or less.

    What is more is left, in shares of about so many bytes: whoever draws has only their memory. All files
    together are those of :func:`parcel_of`. Composing is done apart: what it leaves, fifty megabytes of a
    large village, is gone before anything is learned, as is a closing that was handed over and is not kept.
    """
    data = apart(_composed, closing, request)
    del closing
    forget()
    clear_away()
    kit = prepare(unpacked(data))
    del data
    draft = kit.draft
    shares = [
        Share(press, {path: draft.wanted[path] for path in press.keys})
        for press in kit.press.divided(most, kit.skipped(standing))
    ]
    clear_away()  # what learning has left, before more is made
    if len(shares) == 1:
        return _parcel(kit, (*draft.written, *shares[0].drawn()), standing)
    parcel = _parcel(kit, draft.written, standing)
    del kit, draft
    shares.reverse()
    left = []
    while shares:  # the pages of a share go as it is packed
        left.append(shares.pop().packed())
    return evolve(parcel, left=tuple(left))


def _composed(closing: Closing, request: Request) -> bytes:
    return packed(compose(closing, request))


def _parcel(kit: Kit, files: Iterable[File], standing: Mapping[str, str]) -> Parcel:
    return Parcel(kit.draft.season_id, kit.versions, files, kit.kept(standing), kit.space)
