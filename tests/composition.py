"""What a Chinese printer asks of a page, asked of every page we print.

Each rule takes a paper as it lies on the page (:mod:`typeset`) and says what is wrong, in words that name the
page and the text. A rule knows no paper: what is new on the shelf stands under all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, takewhile

from attrs import frozen

from typeset import Part, Piece, Rule, Typeset

# What must not begin a line, and what must not end one (避头尾).
NO_START = "，。、；：？！）》」』】〕〉”’%％·"
NO_END = "（《「『【〔〈“‘"

_BLOCKS = ("P", "H1", "H2", "H3", "H4", "TD", "TH", "LBody", "Lbl", "Div", "Sect", "Caption")
_HEADINGS = ("H1", "H2", "H3", "H4")
_UNITS = re.compile(r"^\s?(?:元|亩|斤|公斤|户|人|天|股|份|头|工日|个月|%)")
_NUMBER_ENDS = re.compile(r"[0-9]\s?$")
_HAND = re.compile(
    r"（盖章）|签[字名章](?:（.{1,6}）)?[：:]?$|（签字|捺印|按指印|^制表|^复核|^审核$|^会计$|^理事长$|^监事长$"
)

#: Two lines of text at least stand on the page of the signatures.
_BESIDE = 2


@frozen
class Profile:
    """A page of C2: its size and margins (top, right, bottom, left) in mm, its letters in points.

    ``text`` and ``table`` are what most of the text and of the tables is at least, the text where it is more
    than the tables; ``fine`` is the smallest letter there may be, in notes and running lines.
    """

    size: tuple[float, float]
    margins: tuple[float, float, float, float]
    text: float
    table: float
    fine: float


@frozen
class Line:
    """The text of one line of one block."""

    page: int
    block: Part
    base: float
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """Its text from left to right."""
        return "".join(piece.text for piece in sorted(self.pieces, key=lambda one: one.left))


def lines(paper: Typeset) -> list[Line]:
    """The lines of all blocks in reading order; a block in two columns has the lines of both."""
    out: list[Line] = []
    for piece in paper.pieces:
        block = piece.within(*_BLOCKS)
        if block is None or piece.turned:
            continue
        last = out[-1] if out else None
        same = last is not None and last.page == piece.page and last.block == block
        if last is not None and same and abs(last.base - piece.base) < _SAME_LINE:
            out[-1] = Line(last.page, block, last.base, (*last.pieces, piece))
        else:
            out.append(Line(piece.page, block, piece.base, (piece,)))
    return out


_SAME_LINE = 1.0


def line_ends(paper: Typeset) -> Iterator[str]:
    """No line begins with a mark that closes, none ends with one that opens; a number keeps its unit."""
    before: Line | None = None
    found = lines(paper)
    left_of: dict[Part, float] = {}
    for line in found:
        left_of[line.block] = min([left_of.get(line.block, _WIDE), *(one.left for one in line.pieces)])
    for line in found:
        text = line.text.strip(" \u3000")
        begins = min(piece.left for piece in line.pieces) - left_of[line.block] < _AFTER_A_BLANK
        if text[0] in NO_START and begins:
            yield _told(line, f"行首是“{text[0]}”")
        if text[-1] in NO_END:
            yield _told(line, f"行末是“{text[-1]}”")
        goes_on = before is not None and before.block == line.block and line.block.kind not in {"TD", "TH"}
        parts = _NUMBER_ENDS.search(before.text) if before is not None and goes_on else None
        if parts and (_UNITS.match(text) or text[0].isdigit()):
            yield _told(line, "数和单位分在两行")
        before = line


# A line may begin with a blank to be filled by hand, after which a full stop stands as it should. In mm.
_AFTER_A_BLANK, _WIDE = 12.0, 1000.0


def endings(paper: Typeset) -> Iterator[str]:
    """No sentence of several lines ends with a line of one character and its mark."""
    found = lines(paper)
    left_of: dict[Part, float] = {}
    for line in found:
        left_of[line.block] = min([left_of.get(line.block, _WIDE), *(one.left for one in line.pieces)])
    for before, line in pairwise(found):
        goes_on = before.block == line.block and line.block.kind in {"P", "LBody"}
        begins = min(piece.left for piece in line.pieces) - left_of[line.block] < _AFTER_A_BLANK
        text = line.text.strip(" \u3000")
        if goes_on and begins and len(text) < _FEW and text[-1] in _SENTENCE_ENDS:
            yield _told(line, "末行不足三个字")


#: A last line has so many characters at least, with its mark.
_FEW = 3


def headings(paper: Typeset) -> Iterator[str]:
    """No heading is the last thing on its page."""
    last: dict[int, Piece] = {}
    for piece in paper.pieces:
        if piece.part is not None and not piece.turned:
            last[piece.page] = piece
    for piece in last.values():
        if piece.within(*_HEADINGS) is not None:
            yield f"第 {piece.page + 1} 页末尾是标题：{piece.text}"


def lonely_lines(paper: Typeset) -> Iterator[str]:
    """A paragraph that goes over a page leaves two lines at least on either side.

    The tags begin anew on every page: a paragraph goes on where its line is full and ends no sentence.
    """
    for before, after in _turns(paper):
        last, first = before[-1].block, after[0].block
        edge = max(piece.right for line in before for piece in line.pieces)
        full = max(piece.right for piece in before[-1].pieces) > edge - _LETTER
        ends = before[-1].text.strip()[-1] in _SENTENCE_ENDS
        if last.kind != first.kind or last.kind not in {"P", "LBody"} or not full or ends:
            continue
        for part, block in ((before, last), (after, first)):
            alone = [line for line in part if line.block == block]
            if len(alone) == 1:
                yield _told(alone[0], "一段只有一行在这一页")


_LETTER = 6.0
_SENTENCE_ENDS = "。；：！？）”"


def _turns(paper: Typeset) -> Iterator[tuple[list[Line], list[Line]]]:
    """The lines before and after every turn of a page."""
    found = lines(paper)
    pages = [[line for line in found if line.page == page] for page in range(len(paper.sizes))]
    yield from ((before, after) for before, after in pairwise(pages) if before and after)


def signatures(paper: Typeset) -> Iterator[str]:
    """Where people sign on a later page, two lines of what they sign stand above."""
    found = lines(paper)
    for page in range(1, len(paper.sizes)):
        here = [line for line in found if line.page == page and line.block.within("THead") is None]
        place = next((line for line in here if _is_for_the_hand(line)), None)
        if place is None:
            continue
        row = place.block.within("TR") or place.block
        read = [line for line in here if (line.block.within("TR") or line.block) != row]
        above = {round(line.base) for line in read if line.base < place.base and line.block.kind != "TH"}
        if len(above) < _BESIDE:
            yield _told(place, "签署栏上面不足两行正文")


def _is_for_the_hand(line: Line) -> bool:
    text = line.text.strip()
    return len(text) <= _SHORT and _HAND.search(text) is not None


_SHORT = 30


def tables(paper: Typeset) -> Iterator[str]:
    """A table over pages repeats its head, and leaves two rows at least on either side.

    A table goes on where the next page begins with one that has its columns, and nothing stands between. A list
    in columns of the page is one table for each; their rows count together.
    """
    for before, after in _turns(paper):
        parts = [_table_of(before, before[-1].block), _table_of(after, after[0].block)]
        if not all(parts) or _columns(paper, parts[0]) != _columns(paper, parts[1]):
            continue
        heads = [[line.text.strip() for line in part if _in_head(line)] for part in parts]
        # The end of a list in columns is one table with the head over each of them.
        if heads[0] and heads[1] != heads[0] * max(1, len(heads[1]) // len(heads[0])):
            yield _told(after[0], "表头没有重复")
        for part in (before[::-1], after):
            run = takewhile(lambda line: line.block.within("Table") is not None, part)
            rows = {line.block.within("TR") for line in run if not _in_head(line)}
            # Rows for the hand bear no text and cannot be counted by it.
            if rows and len(rows) < _BESIDE:
                yield _told(part[0], "表格只有一行")


def _table_of(part: Iterable[Line], block: Part) -> list[Line]:
    """The lines of the table that a block stands in; none where it stands in no table."""
    table = block.within("Table")
    return [line for line in part if table is not None and line.block.within("Table") == table]


def _in_head(line: Line) -> bool:
    return line.block.within("THead") is not None


def _columns(paper: Typeset, table: Sequence[Line]) -> set[int]:
    """Where the upright lines of a table stand."""
    pieces = [piece for line in table for piece in line.pieces]
    top, bottom = min(piece.top for piece in pieces), max(piece.bottom for piece in pieces)
    upright = (rule for rule in paper.rules if rule.page == table[0].page and rule.upright)
    return {round(rule.left) for rule in upright if rule.top < bottom and rule.bottom > top}


def letters(paper: Typeset, profile: Profile) -> Iterator[str]:
    """No letter is smaller than its profile allows, most are as large as it asks, and all are black."""
    weight: dict[str, dict[float, int]] = {"text": {}, "table": {}}
    for piece in paper.pieces:
        size = round(piece.size, 1)
        if not piece.turned and size < profile.fine:
            yield f"第 {piece.page + 1} 页字太小（{size}）：{piece.text}"
        if not piece.black:
            yield f"第 {piece.page + 1} 页的字不是黑的：{piece.text}"
        if piece.part is not None:
            of = weight["table" if piece.within("Table") is not None else "text"]
            of[size] = of.get(size, 0) + 1
    tables_rule = sum(weight["table"].values()) > sum(weight["text"].values())
    for where, least in (("text", profile.fine if tables_rule else profile.text), ("table", profile.table)):
        small = sum(count for size, count in weight[where].items() if size < least)
        if small * 2 > sum(weight[where].values()):
            yield f"多半的字小于 {least}：{where} {weight[where]}"


def margins(paper: Typeset, profile: Profile) -> Iterator[str]:
    """The text of every page stands inside the margins, and every page has the size of its profile."""
    top, right, bottom, left = profile.margins
    for page, size in enumerate(paper.sizes):
        if any(abs(a - b) > 0.5 for a, b in zip(size, profile.size, strict=True)):
            yield f"第 {page + 1} 页的大小是 {size}"
        for piece in paper.on(page):
            if piece.left < left - _HAIR or piece.right > size[0] - right + _HAIR:
                yield f"第 {page + 1} 页的字在左右边距里：{piece.text}"
            if piece.top < top - _HAIR or piece.bottom > size[1] - bottom + _HAIR:
                yield f"第 {page + 1} 页的字在天头地脚里：{piece.text}"
        for piece in paper.running(page):
            if min(piece.left, piece.top, size[0] - piece.right, size[1] - piece.bottom) < _EDGE:
                yield f"第 {page + 1} 页的字出了纸边：{piece.text}"


_HAIR, _EDGE = 0.6, 4.0


def overlaps(paper: Typeset) -> Iterator[str]:
    """No text lies on other text, and none over the line of a table."""
    for page in range(len(paper.sizes)):
        pieces = sorted((one for one in paper.pieces if one.page == page), key=lambda one: one.top)
        for at, one in enumerate(pieces):
            for other in pieces[at + 1 :]:
                if other.top > one.bottom - _TOUCH:
                    break
                if (
                    one.left + _TOUCH < other.right
                    and other.left + _TOUCH < one.right
                    and other.top + _TOUCH < one.bottom
                ):
                    yield f"第 {page + 1} 页的字叠在一起：{one.text}／{other.text}"
        yield from _crossed(page, pieces, [rule for rule in paper.rules if rule.page == page])


_TOUCH = 0.35


def _crossed(page: int, pieces: Iterable[Piece], rules: Iterable[Rule]) -> Iterator[str]:
    upright = [rule for rule in rules if rule.upright]
    for piece in pieces:
        for rule in upright:
            at = (rule.left + rule.right) / 2
            inside = piece.left + _TOUCH < at < piece.right - _TOUCH
            if inside and rule.top + _TOUCH < piece.bottom and rule.bottom - _TOUCH > piece.top:
                yield f"第 {page + 1} 页的字出了格子：{piece.text}"
                break


def seams(paper: Typeset) -> Iterator[str]:
    """Every leaf of a paper that is signed bears number, page of pages and hash where the seal crosses."""
    pages = len(paper.sizes)
    for page in range(pages):
        strip = " ".join(piece.text for piece in paper.running(page) if piece.turned)
        for said in (f"{page + 1}/{pages}", "摘要"):
            if said not in strip:
                yield f"第 {page + 1} 页的骑缝条没有“{said}”"


def _told(line: Line, what: str) -> str:
    return f"第 {line.page + 1} 页{what}：{line.text.strip()[:24]}"


#: The profiles of C2 by the class of a page. The slip of a statement stands in its lower margin.
PROFILES: Mapping[str, Profile] = {
    "gongwen": Profile((210, 297), (37, 26, 35, 26), 15.7, 12, 12),
    "contract": Profile((210, 297), (25, 22, 25, 28), 12, 10.5, 9),
    "sheet": Profile((297, 210), (15, 15, 15, 20), 10.5, 9, 9),
    "statement": Profile((210, 297), (16, 18, 8, 18), 10, 12, 9),
    "large": Profile((210, 297), (16, 18, 8, 18), 11, 14, 9),
    "notice": Profile((420, 297), (18, 18, 18, 18), 14, 14, 14),
    "posted": Profile((297, 210), (15, 15, 15, 15), 12, 12, 10.5),
    "receipt": Profile((210, 148), (14, 12, 11, 16), 10.5, 12, 9),
    "slips": Profile((210, 297), (14, 16, 14, 22), 10.5, 10.5, 9),
}

#: Profiles of papers that are signed leaf by leaf.
SIGNED = ("gongwen", "contract", "sheet")


def faults(paper: Typeset, profile: str) -> list[str]:
    """All that a printer would send back; of values printed onto a form, whether one lies on another."""
    if profile == "overlay":
        return list(overlaps(paper))
    said = PROFILES[profile]
    found = [fault for rule in RULES for fault in rule(paper)]
    found += [*letters(paper, said), *margins(paper, said)]
    if profile in SIGNED:
        found += endings(paper)
        found += seams(paper) if len(paper.sizes) > 1 else ()
    return found


#: The rules that need nothing but the paper.
RULES: tuple[Callable[[Typeset], Iterator[str]], ...] = (
    line_ends,
    headings,
    lonely_lines,
    signatures,
    tables,
    overlaps,
)
