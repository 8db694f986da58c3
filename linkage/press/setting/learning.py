"""Learns from the layout engine how the places of a paper look: its style sheet read once for each place.

What our own setting does not do (a float, a second colour, a list with marks) makes the look of that place
say why it is refused; a page that holds such a place is drawn by the layout engine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from attrs import evolve

from linkage.press.setting.generated import BREAK, content_of, counted, place_before
from linkage.press.setting.looks import Font, Frame, Look, Margin, Sides
from linkage.press.setting.markup import ByPlace, Element, Rule, UnsetError
from linkage.press.setting.refusing import LINES_KEPT, is_centred, refusals

_SIDES = ("top", "right", "bottom", "left")
_NO_SIDES: Sides = (0.0, 0.0, 0.0, 0.0)
_DISPLAYS = {
    ("block", "flow"): "block",
    ("inline", "flow"): "inline",
    ("inline", "flow-root"): "inline-block",
    ("block", "table"): "table",
    ("table-row-group",): "group",
    ("table-header-group",): "header",
    ("table-row",): "row",
    ("table-cell",): "cell",
    ("table-column-group",): "columns",
    ("table-column",): "column",
    ("none",): "none",
}

# Selectors that ask for more than an element's tag, class, those around it, and its number among siblings.
_ELSEWHERE = re.compile(r"[+~]|:(?:only|empty|not|has|is|where)|:nth[a-z-]*\((?!\d+\))")
_BETWEEN, _TAG = re.compile(r"[\s>,]+"), re.compile("[a-z][a-z0-9]*")
_PLACE = re.compile(r":(first|last|nth|nth-last)-(child|of-type)(?:\((\d+)\))?")


def asked_places(css: str) -> frozenset[ByPlace]:
    """The places among siblings that style sheets ask for.

    :raises UnsetError: they tell elements apart in another way, which the tags around them do not show.
    """
    found: set[ByPlace] = set()
    for selector in re.findall(r"([^{}]+)\{", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)):
        if selector.strip().startswith("@"):
            continue
        if _ELSEWHERE.search(selector):
            raise UnsetError(f"a selector by position: {selector.strip()}")
        for one in _BETWEEN.split(selector):
            tag = _TAG.match(one)
            for side, among, number in _PLACE.findall(one):
                kind = f"{'last' if 'last' in side else 'first'}-{among}"
                found.add((kind, int(number or 1), tag[0] if tag else ""))
    return frozenset(found)


def settled_after(css: str) -> int | None:
    """How many first pages may have frames of their own; those after them differ by side alone.

    ``None`` when the style sheets tell pages apart for ever.
    """
    settled = 0
    for prelude in re.findall(r"@page([^{]*)\{", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)):
        for name, told in re.findall(r":([a-z-]+)(?:\(([^)]*)\))?", prelude):
            number = re.fullmatch(r"(n\s*\+\s*)?(\d+)", told.strip())
            if name == "first":
                settled = max(settled, 1)
            elif name == "nth" and number:
                settled = max(settled, int(number[2]))
            elif name not in ("left", "right", "blank"):
                return None
    return settled


class Teacher:
    """Turns what the layout engine computed for one page into looks."""

    def __init__(
        self,
        style_for: Any,  # noqa: ANN401 - of the layout engine
        render: Callable[[int, str], str],
        roles: Mapping[tuple[str, int], str],
        root: Rule,
    ) -> None:
        """``render`` writes the number of an item in a style, ``root`` is that of the family."""
        self._style_for = style_for
        self._render = render
        self._roles = roles
        self._root = root
        self._page = ""

    def teach(self, element: Element, taught: Any) -> None:  # noqa: ANN401 - an element of the layout engine
        """Give every place of the tree its look.

        :raises UnsetError: one place has two looks, or the two readers made different trees of the page.
        """
        rule = element.rule
        look = self._look(taught, rule)
        page = self._style_for(taught)["page"]
        if element.tag == "body":
            self._page = page
        elif self._page not in ("", page) and look.display != "none":
            look = evolve(look, refused=look.refused or "a page of another name")
        if rule.look is not None and rule.look != look:
            raise UnsetError(f"two looks of one place: {rule.tag} {dict(rule.attributes)}")
        rule.look = element.look = look
        below = [child for child in element.children if isinstance(child, Element)]
        theirs = [child for child in taught if isinstance(child.tag, str)]
        if [child.tag for child in below] != [child.tag for child in theirs]:
            raise UnsetError(f"read in two ways: {[c.tag for c in below]} and {[c.tag for c in theirs]}")
        for child, other in zip(below, theirs, strict=True):
            self.teach(child, other)

    def _look(self, taught: Any, rule: Rule) -> Look:  # noqa: ANN401 - as above
        """The look of one element; words before what stands in it become a place below."""
        look = self._look_of(self._style_for(taught), rule.tag)
        for pseudo in ("before", "after", "marker", "first-line", "first-letter"):
            style = self._style_for(taught, pseudo)
            if look.display == "none" or style is None or style["content"] in ("normal", "none", "inhibit"):
                continue
            if pseudo == "marker" and look.display != "":
                continue
            content = content_of(style) if pseudo == "before" else ()
            written = self._look_of(style, "", apart=content == BREAK)
            if not content or written.display != "inline" or written.refused:
                return evolve(look, refused=look.refused or f"::{pseudo} {written.refused}")
            place_before(rule, evolve(written, content=content), self._root, self._render)
        return look

    def _look_of(self, style: Any, tag: str, *, apart: bool = False) -> Look:  # noqa: ANN401 - as above
        """The look of a style; ``apart`` lets lines end where its text says so."""
        if style["display"] == ("none",):
            return Look.nothing()
        display = "image" if tag == "img" else _DISPLAYS.get(_display(style), "")
        width, full, share = _width(style["width"])
        strings, _ = _strings(style["string_set"])
        strokes = tuple(style[f"border_{side}_style"] for side in _SIDES)
        drawn = tuple(
            style[f"border_{side}_width"] * (style[f"border_{side}_style"] != "none") for side in _SIDES
        )
        vertical = style["vertical_align"]
        place = None
        if style["position"] == "absolute":
            place = (_length(style["left"]) or 0.0, _length(style["top"]) or 0.0)
        return Look(
            display=display,
            font=self.font(style),
            margin=_sides(tuple(_length(style[f"margin_{side}"]) for side in _SIDES)),
            padding=_sides(tuple(_length(style[f"padding_{side}"]) for side in _SIDES)),
            border=_sides(drawn),
            strokes=strokes,
            width=width,
            height=_length(style["height"]) if style["height"] != "auto" else None,
            full=full,
            nowrap=style["white_space"] == "nowrap",
            cuts=style["overflow_wrap"] in ("break-word", "anywhere"),
            align=_align(style["text_align_all"]),
            ending=_align(
                style["text_align_last" if style["text_align_last"] != "auto" else "text_align_all"]
            ),
            vertical=vertical if isinstance(vertical, str) else "baseline",
            raised=0.0 if isinstance(vertical, str) else _length(vertical) or 0.0,
            before=_break(style["break_before"]),
            after=_break(style["break_after"]),
            inside=_break(style["break_inside"]),
            orphans=style["orphans"],
            widows=style["widows"],
            indent=_length(style["text_indent"]) or 0.0,
            place=place,
            strings=strings,
            share=share,
            boxed=style["box_sizing"] == "border-box",
            centred=is_centred(style),
            counted=counted(style),
            refused=next((why for why in refusals(style, display) if not (apart and why == LINES_KEPT)), ""),
        )

    def font(self, style: Any) -> Font:  # noqa: ANN401 - a style of the layout engine
        """The letters of a style."""
        from weasyprint.text.line_break import strut  # noqa: PLC0415 (takes a second)

        height, baseline = strut(style)
        weight = 700 if style["font_weight"] >= 600 else 400
        faces = [
            self._roles[family, weight] for family in style["font_family"] if (family, weight) in self._roles
        ]
        if not faces:
            raise UnsetError(f"letters of {'、'.join(style['font_family'])}")
        return Font(tuple(dict.fromkeys(faces)), float(style["font_size"]), float(height), float(baseline))


def _display(style: Any) -> tuple[str, ...]:  # noqa: ANN401 - a style of the layout engine
    """How an element is laid out; an item of a list without a mark is a block."""
    display = tuple(style["display"])
    if display == ("block", "flow", "list-item") and (
        style["list_style_type"] == "none" and style["list_style_image"] == ("none", None)
    ):
        return display[:2]
    return display


def frame_of(page: Any, font_of: Any) -> Frame:  # noqa: ANN401 - of the layout engine
    """One laid-out page as a frame.

    :raises UnsetError: a running line holds something that is not set here.
    """
    margin = (page.margin_top, page.margin_right, page.margin_bottom, page.margin_left)
    if any((*_inner(page),)):
        raise UnsetError("a page with border or padding")
    if page.style["marks"] or any(getattr(page.style[f"bleed_{side}"], "value", 0) for side in _SIDES):
        raise UnsetError("a page with marks for the cutter")
    margins = tuple(_margin_of(box, font_of) for box in page.children[1:])
    return Frame(
        page.margin_width(), page.margin_height(), _sides(margin), bool(page.page_type.name), margins
    )


def _margin_of(box: Any, font_of: Any) -> Margin:  # noqa: ANN401 - as above
    keyword = getattr(box, "at_keyword", "")
    side, _, place = keyword.removeprefix("@").partition("-")
    style = box.style
    if not keyword or isinstance(style["content"], str):
        raise UnsetError(f"{keyword or 'something'} beside the page")
    content = tuple(_content(*part) for part in style["content"])
    font, align = font_of(style), _align(style["text_align_all"])
    if box.transformation_matrix:
        if style["white_space"] != "nowrap" or align != "center" or len(box.children) != 1:
            raise UnsetError(f"a turned line in {keyword}")
        line = box.children[0]
        strip = (box.content_box_x(), box.width, line.position_y + line.baseline)
        turned = tuple(box.transformation_matrix.values)
        return Margin("turned", place, font, align, "top", _NO_SIDES, content, strip=strip, turned=turned)
    if side not in ("top", "bottom") or place not in ("left", "center", "right") or style["width"] != "auto":
        raise UnsetError(f"a running line in {keyword}")
    if style["white_space"] not in ("normal", "pre-line"):
        raise UnsetError(f"white space in {keyword}")
    padding = tuple(_length(style[f"padding_{one}"]) for one in _SIDES)
    if None in padding or any(style[f"border_{one}_style"] != "none" for one in _SIDES):
        raise UnsetError(f"padding in {keyword}")
    vertical = style["vertical_align"] if style["vertical_align"] in ("middle", "bottom") else "top"
    lines = style["white_space"] == "pre-line"
    return Margin(side, place, font, align, vertical, _sides(padding), content, lines=lines)


def _content(kind: str, value: Any) -> tuple[str, ...]:  # noqa: ANN401 - as above
    if kind == "string":
        return "text", value
    if kind == "string()" and value[1] in ("first", "last", "start"):
        return "string", *value
    if kind == "counter()" and value[0] in ("page", "pages") and value[1] == "decimal":
        return "counter", value[0]
    raise UnsetError(f"a running line with {kind}")


def _inner(box: Any) -> list[float]:  # noqa: ANN401 - as above
    return [getattr(box, f"border_{side}_width") for side in _SIDES] + [
        getattr(box, f"padding_{side}") for side in _SIDES
    ]


def _strings(value: Any) -> tuple[tuple[tuple[str, str], ...], str]:  # noqa: ANN401 - as above
    """The running strings an element sets, each from an attribute; or why not."""
    if value == "none":
        return (), ""
    found = []
    for name, parts in value:
        if len(parts) != 1 or parts[0][0] != "attr()":
            return (), "string-set"
        found.append((name, parts[0][1][0]))
    return tuple(found), ""


def _length(value: Any) -> float | None:  # noqa: ANN401 - a dimension, a keyword, or computed later
    if isinstance(value, int | float):
        return float(value)
    if getattr(value, "unit", None) == "px" or getattr(value, "value", None) == 0:
        return float(value.value)
    return None


def _width(value: Any) -> tuple[float | None, bool, float | None]:  # noqa: ANN401 - as above
    """A width as a length, whether it is all there is, and as part of what there is."""
    if getattr(value, "unit", None) == "%":
        full = value.value == 100
        return None, full, None if full else value.value / 100
    return (_length(value) if value != "auto" else None), False, None


def _sides(values: tuple[Any, ...]) -> Sides:
    top, right, bottom, left = (float(value or 0) for value in values)
    return top, right, bottom, left


def _align(value: str) -> str:
    return {"left": "start", "right": "end"}.get(value, value)


def _break(value: str) -> str:
    if value in ("avoid", "avoid-page"):
        return "avoid"
    return "page" if value in ("page", "always") else value


def pango_breaks(language: str) -> Callable[[str], Sequence[int]]:
    """Where Pango lets a line break."""
    from weasyprint.text.line_break import get_log_attrs  # noqa: PLC0415 (takes a second)

    def breaks(text: str) -> Sequence[int]:
        attributes = get_log_attrs(text, language)
        return [at for at in range(1, len(text)) if attributes[at].is_line_break]

    return breaks
