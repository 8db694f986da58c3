"""Delivery (交付): a finished set laid into its output folder, whole or not at all.

The folder is locked first, then asked what stands there, and only then anybody is asked to print: in this
process, in another, or on another machine. Whoever prints never writes; this is where it is written.
"""

from __future__ import annotations

import contextlib
import gc
import itertools
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from attrs import field, frozen

from linkage.closing import Closing
from linkage.ground.errors import EnvironmentTroubleError
from linkage.press.manifest import Manifest
from linkage.press.output import Output, open_output
from linkage.publishing import File, Kit, Progress, Request, prepare, require_allowed, set_versions, source_of


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
    bytes. A large set comes in several parcels; ``rest`` counts those that follow.
    """

    season_id: str
    versions: Mapping[str, str]
    files: Iterable[File] = field(repr=False)
    kept: Mapping[str, str]
    space: int
    rest: int = 0


#: Gives the content keys of the files that stand, is sent the parcel, and ends with what was published.
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
        _put(output, parcel.files)
        while parcel.rest:
            parcel = yield {}
            _put(output, parcel.files)
        manifest = output.publish(source_of(parcel.season_id, inputs, request), parcel.versions)
    return Published(manifest, already=False, kept=kept, recovered=recovered)


def _put(output: Output, files: Iterable[File]) -> None:
    for file in files:
        output.put(file.path, file.data, key=file.key, pages=file.pages, amount=file.amount, way=file.way)


def publish(closing: Closing, out: Path, request: Request, *, progress: Progress | None = None) -> Published:
    """Print what is asked for into the output folder, whole or not at all.

    Raises :class:`WithheldError` when a finding withholds the papers or the folder holds something else,
    :class:`UsageError` for a household or a kind that is not there.
    """
    require_allowed(closing, request)
    with contextlib.closing(lay(out, closing.path, closing.settlement.inputs, request)) as laying:
        try:
            standing = next(laying)
            laying.send(parcel_of(closing, request, standing, request.workers, progress))
        except StopIteration as done:
            published: Published = done.value
            return published
    message = "a set was asked for twice"
    raise RuntimeError(message)


def parcel_of(
    closing: Closing,
    request: Request,
    standing: Mapping[str, str],
    workers: int,
    progress: Progress | None = None,
) -> Parcel:
    """Compose what is asked for; ``standing`` are the content keys of files that need not be drawn again.

    Nothing is drawn before ``files`` are taken; ``workers`` 0 draws them in this process.
    """
    kit = prepare(closing, request, progress)
    return _parcel(kit, kit.files(standing, workers, progress), standing)


def part_of(closing: Closing, request: Request, standing: Mapping[str, str], part: int, most: int) -> Parcel:
    """Draw one part of what is asked for in this process: parts take about ``most`` bytes each.

    The first part, 0, says how many follow. All parts together are what :func:`parcel_of` gives.
    """
    kit = prepare(closing, request)
    shares = kit.shares(standing, most)
    files = kit.drawn(frozenset(shares[part]), 0)
    if part == 0:
        files = itertools.chain(kit.written(), files)
    with _seldom_collecting():
        drawn = tuple(files)
    return _parcel(kit, drawn, standing, len(shares) - part - 1)


def _parcel(kit: Kit, files: Iterable[File], standing: Mapping[str, str], rest: int = 0) -> Parcel:
    season_id = kit.closing.settlement.main.season_id
    return Parcel(season_id, kit.versions, files, kit.kept(standing), kit.space, rest)


@contextlib.contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Leave garbage to the press, which collects it now and then while it draws.

    Not while papers are composed and rules are learned: that leaves a hundred megabytes, and nobody collects.
    """
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()
