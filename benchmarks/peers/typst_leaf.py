"""Typst through its wheel: one compiler, fonts found once, a statement after the other from JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from peers.leaf import Block, Cell, Leaf

PAGE = """
#let leaf = json(bytes(sys.inputs.leaf))
#set document(title: leaf.title, date: datetime(year: 2026, month: 1, day: 20))
#set text(font: "Noto Serif CJK SC", size: 12pt, lang: "zh", region: "cn")
#set par(leading: 0.55em, spacing: 0.7em)
#set page(paper: "a4", margin: 18mm, footer: context text(9pt)[#leaf.number #h(1fr) #leaf.foot #h(1fr)
  第 #counter(page).display() 页 共 #counter(page).final().first() 页])
#show heading: set text(font: "Noto Sans CJK SC")
#show table.cell: set text(size: 10.5pt)
#let wide(mm) = if mm == 0 { 1fr } else { mm * 1mm }
#let shown(cell) = table.cell(colspan: cell.span, align: if cell.right { right } else { left })[
  #if cell.picture != "" { image(cell.picture, height: if cell.text == "" { 24mm } else { 3mm }, alt: "图") }
  #if cell.bold { strong(cell.text) } else { cell.text }]
#for block in leaf.blocks {
  if block.kind == "h1" { align(center, heading(level: 1, block.text)) }
  else if block.kind == "h2" { align(center, heading(level: 2, block.text)) }
  else if block.kind == "table" {
    let rows = block.rows
    table(columns: block.widths.map(wide), stroke: if block.plain { none } else { 0.5pt }, inset: 3pt,
      ..if block.heads > 0 { (table.header(..rows.slice(0, block.heads).flatten().map(shown)),) },
      ..rows.slice(block.heads).flatten().map(shown))
  } else {
    if block.picture != "" { image(block.picture, width: 100%, height: 6mm, alt: "图") }
    par(block.text)
  }
}
"""
ATTACHED = """
#pdf.attach("twin.json", bytes(sys.inputs.twin), relationship: "data",
  mime-type: "application/json", description: "计算数据")
"""


class TypstPress:
    """Makes one statement after the other; ``twin`` asks for PDF/A-3a with the twin, as ours are."""

    def __init__(self, folder: Path, leaves: Sequence[Leaf], fonts: Path, *, twin: bool) -> None:
        import typst  # noqa: PLC0415 (a peer that need not be installed)

        self.version = f"Typst {typst.__version__}"
        self._standards = ["a-3a"] if twin else []
        self._twin = twin
        (folder / "main.typ").write_text(PAGE + (ATTACHED if twin else ""), encoding="utf-8")
        self._leaves = [json.dumps(_plain(leaf, folder), ensure_ascii=False) for leaf in leaves]
        found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)])
        self._compiler = typst.Compiler(str(folder / "main.typ"), root=str(folder), font_paths=found)

    def make(self, number: int, twin: bytes) -> bytes:
        """One statement."""
        inputs = {"leaf": self._leaves[number]} | ({"twin": twin.decode()} if self._twin else {})
        data: bytes = self._compiler.compile(
            format="pdf", sys_inputs=inputs, pdf_standards=self._standards, timestamp=0
        )
        return data


def _plain(leaf: Leaf, folder: Path) -> dict[str, object]:
    """A statement as JSON; its pictures go into files, which is not timed."""

    def stored(picture: bytes) -> str:
        if not picture:
            return ""
        name = f"{hashlib.sha256(picture).hexdigest()[:16]}.png"
        (folder / name).write_bytes(picture)
        return name

    def cell(one: Cell) -> dict[str, object]:
        words, shown = one.text.strip(), stored(one.picture)
        return {
            "text": words, "right": one.right, "bold": one.bold, "span": one.span, "picture": shown
        }  # fmt: skip

    def block(one: Block) -> dict[str, object]:
        return {
            "kind": one.kind, "text": one.text.strip(), "plain": one.plain, "widths": one.widths,
            "heads": one.heads, "rows": [[cell(each) for each in row] for row in one.rows],
            "picture": stored(one.picture),
        }  # fmt: skip

    blocks = [block(one) for one in leaf.blocks]
    return {"title": leaf.title, "number": leaf.number, "foot": leaf.foot, "blocks": blocks}
