"""A long page is shortened until little more than its places are left, and every place is still there."""

from __future__ import annotations

from linkage.press.drawing import stylesheet
from linkage.press.setting.abridging import abridged
from linkage.press.setting.learning import asked_places, settled_after
from linkage.press.setting.markup import Rule, learned, read
from sheets import sheet

ASKED = asked_places(stylesheet() + "tr:nth-child(2) td { padding: 0 } section:last-of-type { margin: 0 }")


def row(at: int, style: str = "") -> str:
    """A row of a roll; every fiftieth has a cell of its own kind."""
    own = ' class="own"' if at % 50 == 0 else ""
    return f"<tr{style}><td>{at}</td><td{own}>某户{at}</td></tr>"


def page_of(rows: str, *, table: str = "<table>") -> str:
    """A page of one table between two paragraphs."""
    return sheet(f"<p>前</p>{table}{rows}</table><p>后</p>")


def test_every_place_of_a_long_page_is_in_its_abridged_edition() -> None:
    page = page_of("".join(row(at) for at in range(300)) + row(300, ' class="total"'))
    short = abridged(page, ASKED)
    root = Rule("", by_place=ASKED)
    read(short, root, learned)
    read(page, root)
    assert len(short) < len(page) / 10
    assert [at for at in (0, 50, 170, 299, 300) if f"某户{at}<" in short] == [0, 50, 299, 300]
    assert abridged(short, ASKED) == short


def test_blocks_are_left_out_whole_and_the_last_of_their_tag_is_kept() -> None:
    block = "<section><p>第{at}张</p><table><tr><td>一</td></tr></table></section>"
    page = sheet("".join(block.replace("{at}", str(at)) for at in range(40)) + "<p>止</p>")
    short = abridged(page, ASKED)
    assert [at for at in (0, 20, 39) if f"第{at}张" in short] == [0, 39]
    assert short.count("<section>") == short.count("</section>") < 12


def test_rows_under_cells_over_several_rows_stay() -> None:
    rows = "".join(f'<tr><td rowspan="2">{at}</td><td>上</td></tr><tr><td>下</td></tr>' for at in range(40))
    assert abridged(page_of(rows), ASKED) == page_of(rows)


def test_frames_go_on_after_the_pages_that_have_their_own() -> None:
    assert settled_after("@page { margin: 0 } @page gongwen:left { margin: 1mm }") == 0
    assert settled_after("@page a:first { margin: 0 } @page b:nth(n+3) { margin: 0 }") == 3
    assert settled_after("@page :nth(2) { margin: 0 }") == 2
    assert settled_after("@page :nth(3n) { margin: 0 }") is None
    assert settled_after(stylesheet()) == 0
