"""A share (一份活): some papers of a village, ready to be drawn by anybody.

A village is read, settled and composed once, and its rules are learned once. What is left then are pages, the
fonts and rules to set them with, and content keys: some hundred kilobytes packed, which any worker can draw
that knows nothing else of the season. Whoever draws a share has none of the memory that it took to make it.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Mapping

from attrs import field, frozen

from linkage.ground.memory import seldom_collecting
from linkage.kit import drawn_file
from linkage.press.press import Press
from linkage.publishing import File

# Pages repeat their markup: the quickest level makes a fifth of them.
_EFFORT = 1


@frozen
class PackedShare:
    """A share as it is sent, between our own processes only, and the content keys of its files by path."""

    data: bytes = field(repr=False)
    keys: Mapping[str, str] = field(repr=False)


@frozen
class Share:
    """Papers to draw, and what the manifest says of their amounts, by path."""

    press: Press
    amounts: Mapping[str, str] = field(repr=False)

    def drawn(self) -> tuple[File, ...]:
        """Draw the papers in this process.

        Garbage is left to the press, which collects it now and then while it draws; not while papers are
        composed and rules are learned: that leaves a hundred megabytes, and nobody collects.
        """
        with seldom_collecting():
            return tuple(drawn_file(printed, self.amounts[printed.path]) for printed in self.press.run(0))

    def packed(self) -> PackedShare:
        """The share as it is sent."""
        return PackedShare(zlib.compress(pickle.dumps(self), _EFFORT), self.press.keys)


def drawn(data: bytes) -> tuple[File, ...]:
    """Draw a packed share in this process."""
    share: Share = pickle.loads(zlib.decompress(data))  # noqa: S301 - what our own worker made of a season
    return share.drawn()
