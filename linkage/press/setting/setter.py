"""Sets whole papers: HTML whose family was learned becomes the same PDF that the layout engine makes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence

from attrs import field, frozen

from linkage.press.season_fonts import SeasonFonts
from linkage.press.setting.beneath import Beneath
from linkage.press.setting.blocks import BlockSetter
from linkage.press.setting.face_cutting import cutter_for
from linkage.press.setting.generated import write_in
from linkage.press.setting.ink import Inker, has_edges
from linkage.press.setting.looks import Frame
from linkage.press.setting.markup import Element, Rule, UnsetError, bare, family_of, read
from linkage.press.setting.pages import SetPage, set_pages
from linkage.press.setting.pdf_writer import Drawn, Label, write_pdf
from linkage.press.setting.running import running_lines, sets_strings
from linkage.press.setting.structure import Structures
from linkage.press.setting.type_case import TypeCase


@frozen
class Family:
    """Papers of one style sheet and page profile: the looks of their places, the frames of their pages.

    ``on`` says that the last two frames go on for ever. Only papers of ``shapes`` are set, if there are such.
    """

    root: Rule = field(repr=False)
    frames: tuple[Frame, ...]
    on: bool = False
    shapes: frozenset[str] | None = None


class PaperSetter:
    """Sets the papers of a season, one after the other."""

    def __init__(
        self, fonts: SeasonFonts, families: Mapping[str, Family], breaks: Callable[[str], Sequence[int]]
    ) -> None:
        self._case = TypeCase(fonts, breaks)
        self._cutter = cutter_for(fonts)
        self._families = families
        self._blocks = BlockSetter(self._case)
        self._sets = Beneath(sets_strings)
        self._edged = Beneath(has_edges)
        self._structures = Structures()

    def pages(self, page: str) -> list[SetPage]:
        """Set one page of HTML.

        :raises UnsetError: says what in it is left to the layout engine.
        """
        family = self._families.get(family_key(page))
        if family is None:
            raise UnsetError("a family that was not learned")
        tree = read(page, family.root)
        if family.root.writes:
            write_in(tree, family.root.numbers)
        pages = set_pages(self._blocks, body_of(tree), family.frames, on=family.on)
        if family.shapes is not None and shape_of(page, pages) not in family.shapes:
            raise UnsetError("a shape that was not proved")
        for one, running in zip(pages, running_lines(pages, self._case, self._sets), strict=True):
            one.running = running
        return pages

    def write(self, parts: Sequence[Sequence[SetPage]], label: Label, piece: int = 0) -> bytes:
        """Write set parts as one file, page after page; ``piece`` counts files to be bound."""
        coding = self._cutter.coding()
        inker = Inker(coding, self._edged)
        for part in parts:
            inker.draw(part)
        faces = {
            name: self._cutter.cut(name, letters, tight=label.tight) for name, letters in coding.used.items()
        }
        structure = self._structures.of(inker.tree, f"{piece}-")
        drawn = Drawn(inker.pages, structure, inker.tree.figures, faces, inker.pictures)
        return write_pdf(drawn, label)


def family_key(page: str) -> str:
    """The family of a page: its own style sheets and its profile, which is the class of its body."""
    start = page.find("<body")
    return f"{family_of(page)}|{page[start : page.find(' data-', start)]}"


def shape_of(page: str, pages: Sequence[SetPage]) -> str:
    """The shape of a set page: a digest of its tags, and of where on which sheet every part of it stands.

    Papers of one shape have as many lines in every place; only their words differ.
    """
    places = [[(f"{one.y:.3f}", f"{one.piece.height:.3f}") for one in sheet.placed] for sheet in pages]
    return hashlib.sha256(f"{bare(page)}\n{places}".encode()).hexdigest()


def body_of(top: Element) -> Element:
    """The body of a page.

    :raises UnsetError: there is none.
    """
    for html in top.children:
        if isinstance(html, Element):
            for child in html.children:
                if isinstance(child, Element) and child.tag == "body":
                    return child
    raise UnsetError("a page without a body")
