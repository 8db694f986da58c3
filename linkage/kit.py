"""A kit (备印): a season's papers learned and keyed, ready to be drawn, with nothing else of the season.

What was composed is packed before it is learned. Composing a village of 500 households leaves forty megabytes
in use between what is let go of, which nobody can give back; learning wants as much room again.
"""

from __future__ import annotations

import gzip
import io
import pickle
from collections.abc import Collection, Mapping

from attrs import frozen

from linkage.ground.memory import clear_away
from linkage.press.job import Printed
from linkage.press.press import Press, make_ready
from linkage.publishing import Draft, File, set_versions

# Pages repeat their markup: the quickest level makes a tenth of them.
_EFFORT = 1


def packed(draft: Draft) -> bytes:
    """Pack a draft, between our own processes only."""
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=_EFFORT, mtime=0) as file:
        pickle.dump(draft, file)
    return out.getvalue()


def unpacked(data: bytes) -> Draft:
    """The draft that was packed."""
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
        draft: Draft = pickle.load(file)  # noqa: S301 - what our own process packed
    return draft


@frozen
class Kit:
    """A season's papers and tables as they were asked for, composed, learned and keyed; nothing is drawn."""

    draft: Draft
    press: Press

    @property
    def space(self) -> int:
        """What the papers take on the disk, generously, in bytes."""
        return sum(job.space for job in self.press.jobs if job.path in self.draft.wanted)

    @property
    def versions(self) -> Mapping[str, str]:
        """What shaped the bytes, as the manifest tells it."""
        return {**set_versions(), "fonts": self.press.fonts.digest, **self.press.ways.told}

    def kept(self, standing: Mapping[str, str]) -> dict[str, str]:
        """The drawn papers that stand already, of files with these content keys, each with its key."""
        return {
            path: key
            for path, key in self.press.keys.items()
            if path in self.draft.wanted and standing.get(path) == key
        }

    def skipped(self, standing: Mapping[str, str]) -> Collection[str]:
        """The papers that are not to be drawn: nobody asked for them, or they stand already."""
        return (self.press.keys.keys() - self.draft.wanted.keys()) | self.kept(standing).keys()


def prepare(draft: Draft) -> Kit:
    """Learn how the papers of a draft are set, and key them.

    Learning takes as much memory as composing did: whoever holds the season no more has room for it.
    Raises :class:`WithheldError` for a character that cannot be drawn.
    """
    clear_away()
    return Kit(draft, make_ready(draft.jobs, engine=draft.engine))


def drawn_file(printed: Printed, amount: str) -> File:
    """A drawn paper as a file of the set."""
    return File(printed.path, printed.data, printed.key, printed.pages, amount, printed.way, printed.why)
