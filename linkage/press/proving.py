"""Proves (校样) what was learned: papers set by it are held against what the layout engine makes of them.

When only places of page ends differ, every shape of the family's papers is proved by one of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import field, frozen

from linkage.press.comparison import Text, file_difference, is_moved, is_widened, text_difference, texts_laid
from linkage.press.drawing import LANGUAGE, Drawer, Edition, Layout
from linkage.press.setting.markup import UnsetError
from linkage.press.setting.pages import SetPage
from linkage.press.setting.pdf_writer import Attached, Label
from linkage.press.setting.setter import PaperSetter, shape_of

#: The files that are compared are never kept.
_SAMPLE: Edition = "print"
_TITLE = "样张"

#: Shapes of fewer papers are not worth a proof of their own.
_ALIKE = 3


class DifferingError(UnsetError):
    """Papers came out otherwise than the engine makes them; the message says where."""


class MovedError(DifferingError):
    """The same lines came out, but at other places: a page ended elsewhere."""


@frozen
class Lesson:
    """A paper that taught a family, and where the engine put its texts; its pages, if they are kept."""

    paper: str = field(repr=False)
    texts: Sequence[Sequence[Text]] = field(repr=False)
    layout: Layout | None = field(repr=False)


def prove(lessons: Sequence[Lesson], setter: PaperSetter, drawer: Drawer) -> None:
    """Hold the papers that taught a family against what the engine made of them, one also as a file.

    :raises UnsetError: none of them is set by what was learned, or one comes out otherwise.
    """
    why = None
    proven = False
    for lesson in lessons:
        try:
            pages = setter.pages(lesson.paper)
        except UnsetError as error:
            why = why or error
            continue
        _compare(lesson.texts, pages)
        if not proven:
            _compare_files(lesson.layout or drawer.lay_out(lesson.paper), pages, setter, drawer)
        proven = True
    if not proven and why is not None:
        raise why


def proved_shapes(papers: Sequence[str], setter: PaperSetter, drawer: Drawer) -> frozenset[str]:
    """The shapes of which a paper, and with it all that have as many lines everywhere, is the engine's own.

    :raises DifferingError: more than page ends differ.
    """
    shapes: dict[str, list[str]] = {}
    for page in papers:
        try:
            shapes.setdefault(shape_of(page, setter.pages(page)), []).append(page)
        except UnsetError:
            continue
    proved: set[str] = set()
    for shape, alike in shapes.items():
        if len(alike) < _ALIKE:
            continue
        layout, pages = drawer.lay_out(alike[0]), setter.pages(alike[0])
        try:
            _compare(texts_laid(layout.document.pages), pages)
        except MovedError:
            continue
        if not proved:
            _compare_files(layout, pages, setter, drawer)
        proved.add(shape)
    return frozenset(proved)


def _compare(laid: Sequence[Sequence[Text]], pages: Sequence[SetPage]) -> None:
    found = text_difference(laid, pages)
    if found:
        raise (MovedError if is_moved(laid, pages) else DifferingError)(found)


def _compare_files(layout: Layout, pages: Sequence[SetPage], setter: PaperSetter, drawer: Drawer) -> None:
    """Compare the files of one paper, drawn by the engine and written here."""
    drawn = drawer.draw([layout], _SAMPLE, _TITLE)
    # With a twin, since its fonts are packed as those of most files are.
    label = Label(_TITLE, LANGUAGE, drawer.dress(_SAMPLE, _TITLE), Attached(_TITLE, "", b"", "20000101"))
    found = file_difference(drawn, setter.write([pages], label), pixels=not is_widened(pages))
    if found:
        raise DifferingError(found)
