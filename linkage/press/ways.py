"""Ways (印法): which papers are set by learned rules, and which are left to the layout engine.

Decided over the whole season before any work is divided: papers of one family (one style sheet, one page
profile) have places in common; some of them, enough to hold every place, are laid out by the engine, which
teaches the looks of the places; the same papers are then set by what was learned and compared with what the
engine made. A family that differs anywhere is left to the engine as a whole; when only pages end elsewhere,
those of its papers are set whose shape was proved.
"""

from __future__ import annotations

import hashlib
import html
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

from attrs import evolve, field, frozen

from linkage.ground.memory import clear_away, set_aside
from linkage.press.comparison import texts_laid
from linkage.press.drawing import LANGUAGE, Drawer, RenderingError, Study, stylesheet
from linkage.press.proving import DifferingError, Lesson, MovedError, prove, proved_shapes
from linkage.press.season_fonts import SeasonFonts
from linkage.press.setting.learning import Teacher, frame_of, pango_breaks, settled_after
from linkage.press.setting.lessons import Lessons, choose_lessons
from linkage.press.setting.looks import Frame
from linkage.press.setting.markup import Element, Rule, UnsetError, family_of, learned, read
from linkage.press.setting.setter import Family, PaperSetter, body_of, family_key

Engine: TypeAlias = Literal["auto", "full"]

#: Under this name the manifest tells which papers came out otherwise by rules than by the layout engine.
DIFFERING = "differing"

#: Laying out a lesson takes as long as the paper, and the first is drawn and read again besides.
_LESSON, _PROOF = 1, 2

#: The engine's pages hold each other, some megabytes each: so many are laid out before they are cleared away.
_SWEEP_PAGES = 8

#: Why papers of a family are left whose shape nobody has held against the engine.
_SHAPES = "pages that end elsewhere: only shapes that were proved are set"

#: Why a family is left that nobody tried to learn.
_FEW = "few papers: laying them out takes no longer than learning"

#: Why a family is left that came out otherwise; where and how, which follows, quotes a paper.
_OTHERWISE = "comes out otherwise than the layout engine makes it"

#: Why papers are left of which nothing was to be learned.
_ASKED = "every paper is left to the layout engine"


@frozen
class Ways:
    """The families that are set by learned rules, and why others are not, by an example.

    ``differing`` are the titles of papers that came out otherwise than the engine makes them.
    """

    families: Mapping[str, Family] = field(factory=dict, repr=False)
    left: Mapping[str, str] = field(factory=dict)
    differing: tuple[str, ...] = ()

    @property
    def told(self) -> Mapping[str, str]:
        """What the manifest tells of papers that came out otherwise."""
        return {DIFFERING: "、".join(self.differing)} if self.differing else {}

    def sets(self, part: str) -> bool:
        """Whether the family of a page is set by learned rules."""
        return bool(self.families) and family_key(part) in self.families

    def why(self, part: str, unset: UnsetError) -> str:
        """Why a page is left to the layout engine, in words that hold nothing of the paper."""
        if self.sets(part):
            return str(unset)
        told = self.left.get(family_key(part), _ASKED)
        return _OTHERWISE if told.startswith(_OTHERWISE) else told

    @property
    def digest(self) -> str:
        """What papers depend on, and what is told of them: sha256 over looks, frames, families left."""
        total = hashlib.sha256()
        for key, told in sorted(self.left.items()):
            total.update(f"{key}\n{_OTHERWISE if told.startswith(_OTHERWISE) else told}\n".encode())
        for key, family in sorted(self.families.items()):
            total.update(f"{key}\n{family.frames!r} {family.on}\n".encode())
            total.update(repr(sorted(family.root.numbers.items())).encode())
            if family.shapes is not None:
                total.update(f"{sorted(family.shapes)}\n".encode())
            for words in _told(family.root):
                total.update(words.encode())
        return total.hexdigest()


def _told(rule: Rule) -> Iterator[str]:
    yield f"{rule.tag} {sorted(rule.attributes.items())} {rule.look!r}\n"
    for words, below in sorted(rule.below.items()):
        yield f"{words}:"
        yield from _told(below)


def decide(parts: Iterable[str], fonts: SeasonFonts, engine: Engine = "auto") -> Ways:
    """Learn the families of these pages; the same pages in any order give the same ways."""
    if engine == "full":
        return Ways()
    with set_aside():
        return _decide(parts, fonts)


def _decide(parts: Iterable[str], fonts: SeasonFonts) -> Ways:
    families: dict[str, list[str]] = {}
    for part in sorted(set(parts), key=lambda part: (-len(part), part)):
        families.setdefault(family_key(part), []).append(part)
    found: dict[str, Family] = {}
    left: dict[str, str] = {}
    differing: set[str] = set()
    drawer: Drawer | None = None
    for key, pages in sorted(families.items()):
        try:
            lessons = choose_lessons(pages, stylesheet())
            if not _is_worth(pages, lessons):
                left[key] = _FEW
                continue
            drawer = drawer or Drawer(fonts)
            found[key] = _learn(key, pages, lessons, drawer, fonts)
            if found[key].shapes is not None:
                left[key] = _SHAPES
                differing.add(_title_of(pages[0]))
        except UnsetError as why:
            left[key] = str(why)
            if isinstance(why, DifferingError):
                left[key] = f"{_OTHERWISE}: {why}"
                differing.add(_title_of(pages[0]))
        except RenderingError:
            # The page that cannot be drawn is told by its name when it is printed.
            left[key] = "undrawable"
    return Ways(found, left, tuple(sorted(differing)))


def _title_of(page: str) -> str:
    return html.unescape(page.partition("<title>")[2].partition("</title>")[0])


def _is_worth(pages: Sequence[str], lessons: Lessons) -> bool:
    """Whether all papers take longer to lay out than the lessons do."""
    texts = lessons.texts
    return sum(map(len, pages)) > _LESSON * sum(map(len, texts)) + _PROOF * max(map(len, texts))


def _learn(key: str, pages: Sequence[str], lessons: Lessons, drawer: Drawer, fonts: SeasonFonts) -> Family:
    """Learn a family and prove it.

    :raises UnsetError: it cannot be set, or comes out otherwise.
    """
    roles = {role: face.name for role, face in fonts.roles.items()}
    root = Rule("", by_place=lessons.asked)
    frames, on = ((), False) if lessons.longest else _frames(lessons.texts[0], drawer, roles, root)
    taught: list[Lesson] = []
    unswept = _SWEEP_PAGES  # what came before
    for page in lessons.texts:
        if unswept >= _SWEEP_PAGES:
            clear_away()
            unswept = 0
        study = drawer.study(page)
        unswept += study.layout.pages
        # One paper's pages are kept, to draw a file of.
        texts = texts_laid(study.layout.document.pages)
        taught.append(Lesson(page, texts, None if taught else study.layout))
        teacher = Teacher(study.style_for, study.numeral, roles, root)
        teacher.teach(_first(read(page, root, learned)), study.tree)
        _stop_in_vain(lessons.forms, root)
        seen = _frames_of(study, teacher)
        if seen[: len(frames)] != frames[: len(seen)]:
            raise UnsetError("pages whose frames differ from paper to paper")
        frames = max(frames, seen, key=len)
        del study, teacher
    family = Family(root, frames, on)
    setter = PaperSetter(fonts, {key: family}, pango_breaks(LANGUAGE))
    try:
        prove(taught, setter, drawer)
    except MovedError:
        shapes = frozenset[str]() if lessons.abridged else proved_shapes(pages, setter, drawer)
        if not shapes:
            raise
        return evolve(family, shapes=shapes)
    return family


def _stop_in_vain(forms: Sequence[str], root: Rule) -> None:
    """Stop learning when every paper holds something that is left to the layout engine.

    :raises UnsetError: says what it is in one of them.
    """
    why = ""
    for page in forms:
        try:
            why = _refused(body_of(read(page, root)))
        except UnsetError:
            # There are places that later lessons teach.
            return
        if not why:
            return
    raise UnsetError(why)


def _refused(element: Element) -> str:
    """What is left to the engine in an element, if anything."""
    look = element.look
    if look.refused or look.display == "none":
        return f"{element.tag}: {look.refused}" if look.refused else ""
    inside = (_refused(child) for child in element.children if isinstance(child, Element))
    return next((why for why in inside if why), "")


def _frames(
    page: str, drawer: Drawer, roles: Mapping[tuple[str, int], str], root: Rule
) -> tuple[tuple[Frame, ...], bool]:
    """The frames of first pages and of two more, and whether these two go on for ever."""
    settled = settled_after(stylesheet() + family_of(page))
    if settled is None:
        return (), False
    count = settled + 2
    body = page.index("<body")
    opened = page[: page.index(">", body) + 1]
    leaf = '<div style="break-before: page">1</div>'
    study = drawer.study(f"{opened}<style>{family_of(page)}</style>{leaf * count}</body></html>")
    frames = _frames_of(study, Teacher(study.style_for, study.numeral, roles, root))
    return (frames, True) if len(frames) == count else ((), False)


def _frames_of(study: Study, teacher: Teacher) -> tuple[Frame, ...]:
    return tuple(frame_of(one._page_box, teacher.font) for one in study.layout.document.pages)  # noqa: SLF001


def _first(top: Element) -> Element:
    return next(child for child in top.children if isinstance(child, Element))
