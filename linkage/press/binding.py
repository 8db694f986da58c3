"""Binds laid-out pieces into one print file (打印册), for printing on both sides.

A print file of a whole group would take gigabytes to lay out at once, so it is drawn in pieces and bound
here. Pages alone would be easy; a tagged file has a structure tree besides, in which every piece of text is
named by the number of its page, and the trees have to grow into one.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
from attrs import field, frozen

from linkage.press.page_marks import KEY, found_marks


@frozen
class Piece:
    """Some parts of a print file, drawn as one PDF: its bytes, and how many pages each part has."""

    data: bytes = field(repr=False)
    pages: tuple[int, ...]


def bind(pieces: Sequence[Piece]) -> tuple[bytes, int]:
    """Join the pieces; every part begins on a front side. Gives the file and its number of pages."""
    with pikepdf.open(io.BytesIO(pieces[0].data)) as book:
        for piece in pieces[1:]:
            with pikepdf.open(io.BytesIO(piece.data)) as more:
                _append(book, more)
        _turn_to_fronts(book, [count for piece in pieces for count in piece.pages])
        book.Root[f"/{KEY}"] = pikepdf.Object.parse(found_marks(book).words.encode())
        out = io.BytesIO()
        book.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
        return out.getvalue(), len(book.pages)


def _append(book: pikepdf.Pdf, more: pikepdf.Pdf) -> None:
    tree = book.Root.StructTreeRoot
    numbers = tree.ParentTree.Nums
    # Numbers 0, 1, 2 … stand for the pages, in order; our papers have no links or fields that take more.
    base = len(numbers) // 2
    first = len(book.pages)
    book.pages.extend(more.pages)
    for page in list(book.pages)[first:]:
        page.obj.StructParents = page.obj.StructParents + base
    # After the pages: what a tree names of a page not yet here would be lost.
    added = book.copy_foreign(more.Root.StructTreeRoot)
    document = tree.K[0]
    for element in added.K[0].K:
        element.P = document
        document.K.append(element)
    for position in range(0, len(added.ParentTree.Nums), 2):
        numbers.append(added.ParentTree.Nums[position] + base)
        numbers.append(added.ParentTree.Nums[position + 1])


def _turn_to_fronts(book: pikepdf.Pdf, counts: Sequence[int]) -> None:
    """Put a blank back behind every part with an odd number of pages, but the last."""
    at = 0
    for count in counts[:-1]:
        at += count
        if count % 2:
            before = book.pages[at - 1].obj
            blank = pikepdf.Dictionary(
                Type=pikepdf.Name.Page,
                MediaBox=before.MediaBox,
                Resources=pikepdf.Dictionary(),
                Contents=book.make_stream(b""),
            )
            book.pages.insert(at, pikepdf.Page(book.make_indirect(blank)))
            at += 1
