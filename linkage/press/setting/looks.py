"""What the style sheet says of a place in a paper, in numbers: learned from the layout engine once.

All lengths are CSS pixels, of which 96 are an inch.
"""

from __future__ import annotations

from attrs import field, frozen

Sides = tuple[float, float, float, float]
_ZERO: Sides = (0.0, 0.0, 0.0, 0.0)


@frozen
class Font:
    """Letters of a line: the faces asked one after the other, the size, and how high a line of them is."""

    faces: tuple[str, ...]
    size: float
    height: float
    baseline: float


@frozen
class Look:
    """How an element is set. Sides are top, right, bottom, left.

    ``width`` and ``height`` are ``None`` when they follow from what is inside; ``full`` means all the width
    there is, ``share`` a part of it. ``boxed`` says that the height counts padding and border, ``centred``
    that margins at its sides share what is left. ``cuts`` lets a word wider than its line be cut anywhere.
    ``raised`` is how far the element stands above the baseline, ``ending`` how the last line is aligned.
    ``inset`` is border and padding together. ``strings`` are the running strings it sets, each from one of
    its attributes, ``counted`` what it does to counters, ``content`` what the style sheet writes there.
    ``refused`` says what of it is not set here.
    """

    display: str
    font: Font
    margin: Sides = _ZERO
    padding: Sides = _ZERO
    border: Sides = _ZERO
    strokes: tuple[str, str, str, str] = ("none", "none", "none", "none")
    width: float | None = None
    height: float | None = None
    full: bool = False
    nowrap: bool = False
    cuts: bool = False
    align: str = "start"
    ending: str = "start"
    vertical: str = "baseline"
    raised: float = 0.0
    before: str = "auto"
    after: str = "auto"
    inside: str = "auto"
    orphans: int = 2
    widows: int = 2
    indent: float = 0.0
    place: tuple[float, float] | None = None
    strings: tuple[tuple[str, str], ...] = ()
    share: float | None = None
    boxed: bool = False
    centred: bool = False
    counted: tuple[tuple[str, str, int], ...] = ()
    content: tuple[tuple[str, ...], ...] = ()
    refused: str = ""
    inset: Sides = field(init=False, repr=False, eq=False)

    @classmethod
    def nothing(cls) -> Look:
        """The look of what is not shown."""
        return cls("none", Font((), 0.0, 0.0, 0.0))

    @inset.default
    def _border_and_padding(self) -> Sides:
        top, right, bottom, left = (b + p for b, p in zip(self.border, self.padding, strict=True))
        return top, right, bottom, left


@frozen
class Margin:
    """A running line in the margin of a page: where its box stands, and what it says.

    ``content`` is a sequence of ("text", words), ("string", name, which) and ("counter", page or pages).
    ``strip`` is, for a line turned around along the edge, its left, its width and its baseline before that,
    ``turned`` the matrix that turns it.
    """

    side: str
    place: str
    font: Font
    align: str
    vertical: str
    padding: Sides
    content: tuple[tuple[str, ...], ...]
    lines: bool = False
    strip: tuple[float, float, float] = (0.0, 0.0, 0.0)
    turned: tuple[float, ...] = ()


@frozen
class Frame:
    """One page of a family of papers: its size, where the text stands, its running lines.

    ``keeps`` says whether the margin above what begins the page is kept: the engine does so on named pages.
    """

    width: float
    height: float
    margin: Sides
    keeps: bool
    margins: tuple[Margin, ...] = field(repr=False)

    @property
    def text_width(self) -> float:
        """How wide the text is."""
        return self.width - self.margin[1] - self.margin[3]

    @property
    def text_bottom(self) -> float:
        """Where the text has to end."""
        return self.height - self.margin[2]
