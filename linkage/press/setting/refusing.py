"""What of a style is not set by our own rules: such places are left to the layout engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from linkage.press.setting.generated import counted

_SIDES = ("top", "right", "bottom", "left")

#: Properties that our setting knows in one value only.
_PLAIN: Mapping[str, object] = {
    "float": "none",
    "clear": "none",
    "opacity": 1,
    "overflow": "visible",
    "letter_spacing": "normal",
    "word_spacing": 0,
    "text_decoration_line": "none",
    "text_transform": "none",
    "direction": "ltr",
    "visibility": "visible",
    "font_style": "normal",
    "font_kerning": "none",
    "hyphens": "manual",
    "word_break": "normal",
    "box_decoration_break": "slice",
    "column_count": "auto",
    "column_width": "auto",
    "outline_style": "none",
    "margin_break": "auto",
    "continue": "auto",
}

#: Properties that our setting does not know, and that show: a place with another value than the engine begins
#: with is refused. Those that only work together with one that is refused stand in none of these.
_UNKNOWN = (
    "anchor", "block_ellipsis", "bookmark_level", "border_image_source", "box_shadow", "clip",
    "column_span", "font_feature_settings", "font_language_override", "font_stretch", "font_variant",
    "font_variant_alternates", "font_variant_caps", "font_variant_east_asian", "font_variant_ligatures",
    "font_variant_numeric", "font_variant_position", "font_variation_settings", "image_orientation",
    "mask_border_source", "object_fit", "object_position", "unicode_bidi",
)  # fmt: skip

#: Numbers that running lines show: an element that changes them changes lines that are not its own.
_PAGES = frozenset(("page", "pages"))

#: Why a place is refused whose text says itself where lines end.
LINES_KEPT = "white_space pre-line"


@cache
def _initial() -> Mapping[str, Any]:
    """The values that the layout engine begins with."""
    from weasyprint.css.properties import INITIAL_VALUES  # noqa: PLC0415 (takes a second)

    found: Mapping[str, Any] = INITIAL_VALUES
    return found


_COLLAPSED = frozenset(("cell", "table"))
_BLACK = (0, 0, 0, 1)


def refusals(style: Any, display: str) -> Iterator[str]:  # noqa: ANN401 - a style of the layout engine
    """Say one after the other what of a style is not set here."""
    if not display:
        yield f"display {style['display']}"
    for name, value in _PLAIN.items():
        # A picture that fills its place has nothing to clip.
        if style[name] != value and not (display == "image" and name == "overflow"):
            yield f"{name} {style[name]}"
    for name in _UNKNOWN:
        if style[name] != _initial()[name]:
            yield f"{name} {style[name]}"
    if display == "image" and style["image_rendering"] == "auto":
        yield "a smoothed picture"
    if any(name in _PAGES for _, name, _ in counted(style)):
        yield "pages that are counted otherwise"
    if style["transform"]:
        yield "transform"
    if style["white_space"] not in ("normal", "nowrap"):
        yield LINES_KEPT if style["white_space"] == "pre-line" else f"white_space {style['white_space']}"
    yield from _box_refusals(style, display)
    yield from _colour_refusals(style)


def _box_refusals(style: Any, display: str) -> Iterator[str]:  # noqa: ANN401 - as above
    for name in (
        *(f"margin_{side}" for side in _SIDES),
        *(f"padding_{side}" for side in _SIDES),
        "text_indent",
    ):
        if not (_is_length(style[name]) or (display == "table" and is_centred(style))):
            yield f"{name} {style[name]}"
    shared = display in ("table", "column") and getattr(style["width"], "unit", None) == "%"
    if not (style["width"] == "auto" or _is_length(style["width"]) or _is_all(style["width"]) or shared):
        yield f"width {style['width']}"
    if not (style["height"] == "auto" or _is_length(style["height"])):
        yield f"height {style['height']}"
    if display in _COLLAPSED and style["border_collapse"] != "collapse":
        yield "borders apart"
    if display == "table" and (style["table_layout"] != "fixed" or style["width"] == "auto"):
        yield "columns by content"
    sized = {style["width"], style["height"]} != {"auto"}
    known = (
        style["height"] == "auto" if display == "table" else display == "cell" and style["width"] == "auto"
    )
    if sized and style["box_sizing"] != "content-box" and not (known and style["box_sizing"] == "border-box"):
        yield "box_sizing"
    for name in ("min_width", "min_height", "max_width", "max_height"):
        if style[name] not in ("auto", "none") and getattr(style[name], "value", 0) not in (0, float("inf")):
            yield name
    yield from _place_refusals(style)


def is_centred(style: Any) -> bool:  # noqa: ANN401 - a style of the layout engine
    """Whether the margins at both sides share what is left."""
    return bool(style["margin_left"] == "auto" and style["margin_right"] == "auto")


def _place_refusals(style: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    if style["position"] not in ("static", "absolute"):
        yield f"position {style['position']}"
    if style["position"] == "absolute" and not (
        _is_length(style["left"]) and _is_length(style["top"]) and style["z_index"] == "auto"
    ):
        yield "an absolute place"
    if not isinstance(style["vertical_align"], str) and not _is_length(style["vertical_align"]):
        yield "vertical_align"
    if style["string_set"] != "none" and any(
        len(parts) != 1 or parts[0][0] != "attr()" for _, parts in style["string_set"]
    ):
        yield "string_set"


def _colour_refusals(style: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    from weasyprint.draw.color import get_color  # noqa: PLC0415 (takes a second)

    if get_color(style, "background_color").alpha > 0 or any(
        layer[0] != "none" for layer in style["background_image"]
    ):
        yield "background"
    drawn = [f"border_{side}_color" for side in _SIDES if style[f"border_{side}_style"] != "none"]
    for name in ("color", *drawn):
        color = get_color(style, name)
        if (*color.to("srgb").coordinates, color.alpha) != _BLACK:
            yield f"{name} {color}"
    for side in _SIDES:
        if style[f"border_{side}_style"] not in ("none", "solid", "dashed"):
            yield f"border {style[f'border_{side}_style']}"
    for corner in ("top_left", "top_right", "bottom_left", "bottom_right"):
        if any(radius.value for radius in style[f"border_{corner}_radius"]):
            yield "round corners"


def _is_length(value: Any) -> bool:  # noqa: ANN401 - a dimension, a keyword, or computed later
    return (
        isinstance(value, int | float)
        or getattr(value, "unit", None) == "px"
        or getattr(value, "value", None) == 0
    )


def _is_all(value: Any) -> bool:  # noqa: ANN401 - as above
    return getattr(value, "unit", None) == "%" and value.value == 100
