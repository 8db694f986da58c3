"""Sets whole papers: a page of HTML whose family was learned becomes the same PDF that the layout engine makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from attrs import field, frozen

from linkage.press.season_fonts import SeasonFonts
from linkage.press.setting.blocks import BlockSetter
from linkage.press.setting.face_cutting import FaceCutter
from linkage.press.setting.ink import Inked, Inker, used_letters
from linkage.press.setting.looks import Frame
from linkage.press.setting.markup import Element, Rule, UnsetError, family_of, read
from linkage.press.setting.pages import SetPage, set_pages
from linkage.press.setting.pdf_writer import Attached, Dress, write_pdf
from linkage.press.setting.type_case import TypeCase


@frozen
class Family:
    """Papers with one style sheet and one page profile: the looks of their places, and the frames of their pages."""

    root: Rule = field(repr=False)
    frames: tuple[Frame, ...]


class PaperSetter:
    """Sets the papers of a season, one after the other."""

    def __init__(
        self, fonts: SeasonFonts, families: Mapping[str, Family], breaks: Callable[[str], Sequence[int]]
    ) -> None:
        self._case = TypeCase(fonts, breaks)
        self._cutter = FaceCutter(fonts)
        self._families = families
        self._blocks = BlockSetter(self._case)

    def pages(self, page: str) -> list[SetPage]:
        """Set one page of HTML.

        :raises UnsetError: says what in it is left to the layout engine.
        """
        family = self._families.get(family_key(page))
        if family is None:
            raise UnsetError("a family that was not learned")
        return set_pages(self._blocks, body_of(read(page, family.root)), family.frames)

    def write(
        self, parts: Sequence[Sequence[SetPage]], *, title: str, language: str, dress: Dress,
        attached: Attached | None = None,
    ) -> bytes:  # fmt: skip
        """Write set parts as one file; every part begins on a front side.

        :raises UnsetError: as :meth:`pages`.
        """
        inker = Inker(self._case)
        leaves: list[Inked | None] = []
        for part in parts:
            if len(leaves) % 2:
                leaves.append(None)
            before = len(inker.pages)
            inker.draw(part)
            leaves += inker.pages[before:]
        faces = {name: self._cutter.cut(name, letters) for name, letters in used_letters(inker.pages).items()}
        return write_pdf(
            leaves, inker.tree.finish(), inker.tree.marked, faces, inker.pictures,
            title=title, language=language, dress=dress, attached=attached,
        )  # fmt: skip


def family_key(page: str) -> str:
    """The family of a page: its own style sheets and its profile, which is the class of its body."""
    start = page.find("<body")
    return f"{family_of(page)}|{page[start : page.find(' data-', start)]}"


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
