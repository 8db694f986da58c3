"""打印目录: every sheet that is to be printed, once."""

from __future__ import annotations

from pathlib import Path

from linkage.batch.print_list import PrintList, kind_of
from linkage.press.manifest import Entry, Manifest, Source
from printed import printed_village


def listed(out: Path) -> dict[str, str]:
    rows = (out / "打印目录.csv").read_text("utf-8-sig").splitlines()[1:]
    return {row.split(",")[2]: ",".join(row.split(",")[3:]) for row in rows}


def test_every_pdf_is_listed_once_and_pages_add_up(tmp_path: Path) -> None:
    out = printed_village().out
    manifest = Manifest.from_bytes((out / "清单.json").read_bytes())
    assert manifest is not None
    to_print = PrintList()
    to_print.add(out, manifest)
    to_print.write(tmp_path)
    pages = {entry.name: entry.pages for entry in manifest.files if entry.name.endswith(".pdf")}
    bound = {name for name in pages if name.startswith("农户/statement-")}
    assert bound
    assert sum(bundle.pages for bundle in to_print.bundles) == sum(
        count for name, count in pages.items() if name not in bound
    )
    rows = listed(tmp_path)
    assert not any("statement-H" in name for name in rows)
    assert any(name.startswith("out/内部/statement-zu-") for name in rows)
    text = (tmp_path / "打印目录.txt").read_text("utf-8-sig")
    assert text.startswith(f"打印目录：{sum(bundle.count for bundle in to_print.bundles)} 个文件，")
    assert "A3 横向" in text


def test_papers_of_households_that_no_print_file_holds_are_listed_by_kind() -> None:
    entries = tuple(Entry(f"农户/joinder-H0{at}.pdf", "", "", 3) for at in (1, 2))
    manifest = Manifest(Source({}, ()), {}, entries)
    out = printed_village().out
    to_print = PrintList()
    to_print.add(out, manifest)
    (bundle,) = to_print.bundles
    assert (bundle.files, bundle.count, bundle.pages, bundle.sheets) == ("农户/joinder-*.pdf", 2, 6, 4)


def test_the_longest_kind_that_fits_a_name_is_its_kind() -> None:
    assert kind_of("公开/effect_notice.pdf") == "effect_notice"
    assert kind_of("内部/collective_income_mix.pdf") == "collective_income_mix"
    assert kind_of("农户/unheard-of.pdf") == "unheard-of"
