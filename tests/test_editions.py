"""Every paper of a printed season, by its edition: sound, tagged, embedded, with what it may carry and no more.

And every amount on a page is one its view holds, and every amount of the view is on the page.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache

import pikepdf
import pypdfium2
import pytest
from pikepdf import Dictionary, Name

from archival import breaches
from linkage.closing import Closing, close
from linkage.document import Shown
from linkage.publishing import documents
from printed import contents, printed_village

_AMOUNT = re.compile(r"(?<![0-9.,A-Za-z-])-?[0-9]{1,3}(?:,[0-9]{3})*\.[0-9]{2}(?![0-9])")
ARCHIVAL = {"household", "internal"}


@cache
def closing() -> Closing:
    return close(printed_village().season)


@cache
def files() -> Mapping[str, bytes]:
    return contents(printed_village().out)


def papers(*editions: str) -> Iterator[tuple[str, str, str]]:
    """Kind, file and subject of the papers of some editions, of all when none is named."""
    for kind, document in documents().items():
        if not editions or document.edition in editions:
            for path, subject in sorted(document.paths(closing().settlement).items()):
                yield kind, path, subject


def opened(*editions: str) -> Iterator[tuple[str, pikepdf.Pdf]]:
    """The papers of some editions."""
    for _, path, _ in papers(*editions):
        with pikepdf.open(io.BytesIO(files()[path])) as pdf:
            yield path, pdf


def test_every_edition_is_among_the_papers() -> None:
    assert all(list(papers(edition)) for edition in ("household", "internal", "print", "public"))


def test_the_syntax_of_every_file_is_sound() -> None:
    assert {path: pdf.check_pdf_syntax() for path, pdf in opened() if pdf.check_pdf_syntax()} == {}


def test_every_file_is_tagged_in_chinese_under_its_title() -> None:
    for path, pdf in opened():
        root = pdf.Root
        assert bool(root.MarkInfo.Marked), path
        assert str(root.Lang) == "zh-CN", path
        assert str(pdf.docinfo[Name.Title]), path
        assert bool(root.ViewerPreferences.DisplayDocTitle), path
        assert len(root.StructTreeRoot.ParentTree.Nums) >= 2, path


def test_every_page_is_marked_and_found_in_the_tree() -> None:
    for path, pdf in opened():
        numbers = [int(number) for number in list(pdf.Root.StructTreeRoot.ParentTree.Nums)[::2]]
        for page in pdf.pages:
            drawn = bytes(page.obj.Contents.read_bytes())
            if not drawn.strip():
                continue  # the blank back of a print file
            assert int(page.obj.StructParents) in numbers, path
            assert b"BDC" in drawn, path


def _elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    found = node.get(Name.K)
    kids = list(found) if isinstance(found, pikepdf.Array) else [found]
    for kid in kids:
        if isinstance(kid, pikepdf.Dictionary) and Name.S in kid:
            yield kid
            yield from _elements(kid)


def test_pictures_say_what_they_show_and_tables_have_headings() -> None:
    for path, pdf in opened():
        tags = list(_elements(pdf.Root.StructTreeRoot))
        kinds = {str(tag.S) for tag in tags}
        assert all(str(tag.get(Name.Alt, "")) for tag in tags if str(tag.S) == "/Figure"), path
        assert "/Table" not in kinds or kinds & {"/TH", "/TD"}, path


def test_every_font_is_embedded_and_can_be_read_back() -> None:
    for path, pdf in opened():
        fonts = [
            one for one in pdf.objects if isinstance(one, Dictionary) and one.get(Name.Type) == Name.Font
        ]
        assert fonts, path
        for font in fonts:
            if Name.DescendantFonts in font:
                assert Name.ToUnicode in font, path
            elif Name.FontDescriptor in font:
                described = font.FontDescriptor
                assert Name.FontFile3 in described or Name.FontFile2 in described, path


def test_nothing_in_a_file_acts_or_leads_elsewhere() -> None:
    for path, pdf in opened():
        assert not {Name.OpenAction, Name.AA, Name.AcroForm} & set(map(Name, pdf.Root.keys())), path
        for page in pdf.pages:
            assert not list(page.obj.get(Name.Annots, [])), path


def test_what_is_kept_is_archival() -> None:
    for path, pdf in opened("household", "internal"):
        [intent] = pdf.Root.OutputIntents
        assert intent.S == Name.GTS_PDFA1, path
        with pdf.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"].upper()) == ("3", "A"), path
        assert pdf.trailer[Name.ID], path


def _one_of_each() -> Iterator[tuple[str, bytes]]:
    """A paper of each archival edition, set by learned rules and drawn by the engine, with its twin and without."""
    ways = {entry["name"]: entry["way"] for entry in json.loads(files()["清单.json"])["files"]}
    seen = set()
    for kind, path, _ in papers("household", "internal"):
        about = (path.partition("/")[0], ways[path], kind == "statement")
        if about not in seen:
            seen.add(about)
            yield path, files()[path]


def test_what_is_kept_breaks_no_rule_of_archives() -> None:
    assert {path: found for path, data in _one_of_each() if (found := breaches(data))} == {}


@pytest.mark.deep
@pytest.mark.parametrize("edition", ["household", "internal"])
def test_no_paper_that_is_kept_breaks_a_rule_of_archives(edition: str) -> None:
    kept = {path: breaches(files()[path]) for _, path, _ in papers(edition)}
    assert {path: found for path, found in kept.items() if found} == {}


def test_a_breach_of_archives_is_found() -> None:
    whole = files()["农户/statement-H01.pdf"]

    def spoilt(change: Callable[[pikepdf.Pdf], None]) -> list[str]:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(whole)) as pdf:
            change(pdf)
            pdf.save(out, fix_metadata_version=False)
        return [told.partition(":")[0] for told in breaches(out.getvalue())]

    def act(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OpenAction = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS="1"))

    def call(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo[Name.Title] = "别的"

    def blend(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Resources.ExtGState = Dictionary(a=pdf.make_indirect(Dictionary(ca=Decimal("0.5"))))

    def unmark(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\n0 0 9 9 re f")

    def widen(pdf: pikepdf.Pdf) -> None:
        for font in pdf.objects:
            if isinstance(font, Dictionary) and Name.W in font:
                font.W = pikepdf.Array([0, 9000, 333])

    def relate(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.AF[0].AFRelationship

    found = {change.__name__: spoilt(change) for change in (act, call, blend, unmark, widen, relate)}
    fonts = len(found.pop("widen"))
    assert found == {
        "act": ["catalog", "something that acts"],
        "call": ["metadata"],
        "blend": ["transparent"],
        "unmark": ["page 1"],
        "relate": ["attachment"],
    }
    assert fonts > 0


def test_what_is_printed_or_posted_says_language_and_title_only() -> None:
    for path, pdf in opened("print", "public"):
        assert Name.OutputIntents not in pdf.Root, path
        # The producer is the layout engine, the same for every village.
        assert set(pdf.docinfo.keys()) <= {"/Title", "/Producer"}, path
        assert Name.Metadata not in pdf.Root, path
        assert not dict(pdf.attachments), path


def test_a_statement_carries_its_twin_and_nothing_else_carries_anything() -> None:
    for kind, path, _ in papers():
        with pikepdf.open(io.BytesIO(files()[path])) as pdf:
            if kind != "statement":
                assert not dict(pdf.attachments), path
                assert Name.AF not in pdf.Root, path
                continue
            assert list(pdf.attachments) == ["twin.json"], path
            [related] = pdf.Root.AF
            assert related.AFRelationship == Name.Data, path
            assert related.EF.F.Subtype == Name("/application/json"), path


def _amounts(text: str) -> set[str]:
    return set(_AMOUNT.findall(text))


def _words(shown: Shown) -> Iterator[str]:
    if isinstance(shown, str) and not shown.startswith("data:"):
        yield "".join(shown.split())
    elif isinstance(shown, dict) and shown.get("on_paper") is not False:
        # What is not for the page stands in the workbook of the same name only.
        for inner in shown.values():
            yield from _words(inner)
    elif isinstance(shown, list):
        for inner in shown:
            yield from _words(inner)


@pytest.mark.parametrize("kind", sorted(documents()))
def test_every_amount_on_a_page_is_of_its_view_and_none_is_missing(kind: str) -> None:
    document, settlement = documents()[kind], closing().settlement
    for path, subject in document.paths(settlement).items():
        views = [document.view(settlement, subject)]
        if document.bound is not None:
            views += [view for _, view in document.bound(settlement, subject)]
        pdf = pypdfium2.PdfDocument(files()[path])
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
        pdf.close()
        held = {amount for view in views for text in _words(view) for amount in _amounts(text)}
        unbroken = "".join("".join(pages).split())
        assert [amount for amount in sorted(held) if amount not in unbroken] == [], path
        assert _amounts("\n".join(pages)) - held == set(), path
