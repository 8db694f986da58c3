from __future__ import annotations

import base64
import hashlib
import io
import logging
import os
import re
import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from fontTools.ttLib import TTFont
from weasyprint.text import ffi

from linkage.document import qr_uri, render_html
from linkage.ground.errors import EnvironmentTroubleError
from linkage.press import drawing
from linkage.press.drawing import Drawer, Edition, RenderingError, Twin, versions
from linkage.press.seal import sealed
from sheets import fonts_for, fonts_of, render_pdf, sheet, text_of

PLAIN = sheet(
    "<h1>农户收益告知书</h1><p>欧阳𬱖䶮 <b>𮧵</b> 应得 <span class=num>¥1,111.11</span></p>"
    "<table><thead><tr><th>项目</th><th>金额（元）</th></tr></thead>"
    "<tbody><tr><td>土地租金</td><td class=num>1,000.00</td></tr></tbody></table>",
    state="草案",
)
TWIN = Twin(b'{"schema":"linkage.statement/1"}\n', date(2025, 12, 31))


@cache
def drawn(edition: Edition = "household") -> bytes:
    return render_pdf(
        PLAIN, fonts_for(PLAIN), edition, "农户收益告知书", TWIN if edition == "household" else None
    )


# --- what stands in the file --------------------------------------------------------------------------------


def test_the_text_can_be_read_back() -> None:
    text = text_of(drawn())
    for words in (
        "农户收益告知书",
        "欧阳𬱖䶮",
        "𮧵",
        "¥1,111.11",
        "土地租金",
        "草案",
        "第 1 页 共 1 页",
        "YP-2025-AAAA",
    ):
        assert words in text


def test_only_the_fonts_of_the_season_are_in_the_file() -> None:
    # Their names say the weight; the one rare character of a bold line keeps its only outline.
    assert fonts_of(drawn()) == {"Season-Text", "Season-Text-Bold", "Season-Rare-B-Bold"}


@pytest.mark.parametrize("edition", ["household", "internal", "print", "public"])
def test_every_edition_is_tagged_with_language_and_title(edition: Edition) -> None:
    with pikepdf.open(io.BytesIO(drawn(edition))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "zh-CN"
        assert str(pdf.docinfo["/Title"]) == "农户收益告知书"
        assert {"/Author", "/CreationDate", "/ModDate", "/Subject", "/Keywords"}.isdisjoint(
            pdf.docinfo.keys()
        )
        tags = {str(item.S) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item}
        assert {"/H1", "/P", "/Table", "/TH", "/TD"} <= tags


@pytest.mark.parametrize(("edition", "archival"), [("household", True), ("internal", True), ("print", False), ("public", False)])  # fmt: skip
def test_what_is_kept_is_archival(edition: Edition, archival: bool) -> None:  # noqa: FBT001 (a table)
    with pikepdf.open(io.BytesIO(drawn(edition))) as pdf:
        assert ("/Metadata" in pdf.Root) is archival
        if archival:
            metadata = pdf.Root.Metadata.read_bytes()
            assert b'pdfaid:part="3"' in metadata
            assert b'pdfaid:conformance="A"' in metadata


def test_the_twin_is_attached_as_data_of_the_day_of_the_paper() -> None:
    with pikepdf.open(io.BytesIO(drawn())) as pdf:
        assert list(pdf.attachments) == ["twin.json"]
        stream = pdf.attachments["twin.json"].get_file()
        assert stream.read_bytes() == TWIN.data
        assert stream.mime_type == "application/json"
        assert str(stream.obj.Params.CreationDate) == str(stream.obj.Params.ModDate) == "D:20251231000000Z"
        (file,) = pdf.Root.AF
        assert file.AFRelationship == pikepdf.Name.Data


@pytest.mark.parametrize("edition", ["internal", "print", "public"])
def test_other_editions_carry_no_twin(edition: Edition) -> None:
    with pikepdf.open(io.BytesIO(drawn(edition))) as pdf:
        assert list(pdf.attachments) == []


def test_widths_in_the_file_are_those_of_the_fonts_in_it() -> None:
    # An archival file must agree with itself, and the widths of digits are ours.
    compared = 0
    with pikepdf.open(io.BytesIO(drawn())) as pdf:
        for item in pdf.objects:
            if not (isinstance(item, pikepdf.Dictionary) and "/W" in item and "/FontDescriptor" in item):
                continue
            descriptor = item.FontDescriptor
            file = descriptor.FontFile3 if "/FontFile3" in descriptor else descriptor.FontFile2
            font = TTFont(io.BytesIO(file.read_bytes()))
            names = font.getGlyphOrder()
            for first, widths in zip(list(item.W)[::2], list(item.W)[1::2], strict=True):
                for number, width in enumerate(widths, int(first)):
                    assert (
                        abs(int(width) - font["hmtx"][names[number]][0] * 1000 / font["head"].unitsPerEm) <= 1
                    )
                    compared += 1
    assert compared > 40


def test_a_code_on_the_page_is_read() -> None:
    page = sheet(f'<img class="qr" src="{qr_uri("LK1|A-1|12345|0123456789abcdef")}" alt="核对码">')
    document = pypdfium2.PdfDocument(render_pdf(page, fonts_for(page), "household", "码"))
    picture = document[0].render(scale=150 / 72).to_pil()
    document.close()
    (found,) = zxingcpp.read_barcodes(picture)
    assert found.text == "LK1|A-1|12345|0123456789abcdef"
    corners = found.position
    assert (corners.top_right.x - corners.top_left.x) / 150 * 25.4 >= 20


# --- the same bytes -----------------------------------------------------------------------------------------

PROGRAM = """
import hashlib, sys
sys.path.insert(0, {tests!r})
from datetime import date
from sheets import fonts_for, render_pdf
from linkage.press.drawing import Twin
page = open({page!r}, encoding="utf-8").read()
data = render_pdf(page, fonts_for(page), "household", "农户收益告知书", Twin({twin!r}, date(2025, 12, 31)))
print(hashlib.sha256(data).hexdigest())
"""


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "0", "TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "LANGUAGE": "zh_CN"},
        {
            "PYTHONHASHSEED": "4242",
            "TZ": "America/St_Johns",
            "LC_ALL": "C",
            "FONTCONFIG_FILE": "nowhere.conf",
        },
    ],
)
def test_clock_locale_and_hash_seed_change_no_byte(tmp_path: Path, environment: dict[str, str]) -> None:
    page = tmp_path / "page.html"
    page.write_text(PLAIN, encoding="utf-8")
    program = PROGRAM.format(tests=str(Path(__file__).parents[1]), page=str(page), twin=TWIN.data)
    run = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == hashlib.sha256(drawn()).hexdigest()
    assert run.stderr == ""


def test_one_drawer_draws_many_papers_as_if_each_were_alone() -> None:
    other = sheet("<p>另一户 " + "一二三四五六七八九十" * 30 + "</p>")
    fonts = fonts_for(PLAIN, other)
    drawer = Drawer(fonts)
    first = drawer.lay_out(PLAIN)
    alone = render_pdf(PLAIN, fonts, "household", "农户收益告知书", TWIN)
    drawer.draw([drawer.lay_out(other), first], "print", "打印册")
    for layout in (first, drawer.lay_out(PLAIN)):
        assert sealed(drawer.draw([layout], "household", "农户收益告知书", TWIN)) == alone


def test_versions_name_what_shapes_a_page() -> None:
    assert versions()["weasyprint"] == "70.0"
    assert set(versions()) >= {"pango", "harfbuzz", "pydyf", "uharfbuzz", "zlib"}
    assert all(re.fullmatch(r"[\d.]+", number) for number in versions().values())


# --- nothing from anywhere ----------------------------------------------------------------------------------


def vectors(secret: str) -> dict[str, str]:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{secret}" width="9" height="9"/></svg>'
    nested = "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
    eps = (
        "data:image/x-eps;base64,"
        + base64.b64encode(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n").decode()
    )
    fake = (
        "data:image/png;base64,"
        + base64.b64encode(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n").decode()
    )
    return {
        "img": sheet(f'<img alt="x" src="{secret}">'),
        "relative img": sheet('<img alt="x" src="secret.png">'),
        "stylesheet": sheet(f'<link rel="stylesheet" href="{secret}">'),
        "import": sheet(f'<style>@import "{secret}";</style>'),
        "font": sheet(f'<style>@font-face {{ font-family: x; src: url("{secret}") }}</style>'),
        "local font": sheet('<style>@font-face { font-family: x; src: local("DejaVu Sans") }</style>'),
        "background": sheet(f'<div style="background: url({secret})">甲</div>'),
        "content": sheet(f"<style>p::before {{ content: url({secret}) }}</style><p>甲</p>"),
        "inline svg": sheet(svg),
        "nested svg": sheet(f'<img alt="x" src="{nested}">'),
        "attached by link": sheet(f'<a rel="attachment" href="{secret}">甲</a>'),
        "object": sheet(f'<object data="{secret}"></object>'),
        "embed": sheet(f'<embed src="{secret}">'),
        "eps": sheet(f'<img alt="x" src="{eps}">'),
        "eps called png": sheet(f'<img alt="x" src="{fake}">'),
    }


@pytest.mark.parametrize("scheme", ["file", "http", "ftp", "linkage"])
@pytest.mark.parametrize("vector", vectors(""))
def test_nothing_is_fetched(
    tmp_path: Path, vector: str, scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(base64.b64decode(qr_uri("secret").partition(",")[2]))
    monkeypatch.chdir(tmp_path)
    address = {
        "file": secret.as_uri(),
        "http": "http://127.0.0.1:9/redirect",
        "ftp": "ftp://127.0.0.1:9/x",
        "linkage": "linkage:font/../../secret",
    }[scheme]
    page = vectors(address)[vector]
    with pytest.raises(RenderingError):
        render_pdf(page, fonts_for(page), "household", "告知书")


def test_a_file_linked_from_the_head_is_not_attached(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    page = PLAIN.replace("</head>", f'<link rel="attachment" href="{secret.as_uri()}"></head>')
    with pikepdf.open(io.BytesIO(render_pdf(page, fonts_for(page), "household", "告知书", TWIN))) as pdf:
        assert list(pdf.attachments) == ["twin.json"]


@pytest.mark.parametrize("name", ["{{ 7*7 }}", "<img src=file:///x>", "</td></table>", "url(file:///x)", "A&B<公司>", "'\"<!--"])  # fmt: skip
def test_a_hostile_name_comes_out_as_it_is_written(name: str) -> None:
    page = render_html(
        "base.html", {"title": name, "running": {"head": name, "number": "1", "foot": "2", "state": ""}}
    )
    assert name in text_of(render_pdf(page, fonts_for(page, name), "household", name))


# --- every complaint is a failure ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("<p>张😀</p>", r"U\+1F600"),
        ("<p style='colour: red'>张</p>", "colour"),
        ("<p style='display: sideways'>张</p>", "display"),
        ("<a href='#nowhere'>张</a>", "nowhere"),
        ("<img src='data:image/png;base64,AAAA' alt='x'>", "image"),
    ],
)
def test_what_the_engine_only_warns_about_fails_the_paper(body: str, complaint: str) -> None:
    fonts = fonts_for(sheet("张"))
    with pytest.raises(RenderingError, match=complaint):
        render_pdf(sheet(body), fonts, "household", "告知书")


def test_any_blank_may_follow_a_rare_character() -> None:
    page = sheet("<p>𮧵 甲𮧵　乙𮧵\u00a0丙𮧵\u2002丁</p>")
    text = text_of(render_pdf(page, fonts_for(page), "household", "告知书"))
    assert all(name in text for name in "甲乙丙丁")


def test_the_engines_log_is_left_as_it_was() -> None:
    log = logging.getLogger("weasyprint")
    before = (list(log.handlers), log.level, log.propagate)
    render_pdf(PLAIN, fonts_for(PLAIN), "print", "告知书")
    assert (list(log.handlers), log.level, log.propagate) == before


def test_a_font_from_elsewhere_fails_the_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    drawer = Drawer(fonts_for(PLAIN))
    monkeypatch.setattr(drawer, "_families", {"Season Text"})
    with pytest.raises(RenderingError, match="本季之外的字体：Season Rare B"):
        drawer.draw([drawer.lay_out(PLAIN)], "print", "告知书")


def test_missing_libraries_are_told_with_their_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    drawing._engine.cache_clear()
    monkeypatch.setattr(ffi, "harfbuzz_subset", None)
    try:
        with pytest.raises(EnvironmentTroubleError, match=r"apt-get install -y .*libharfbuzz-subset0"):
            drawing._engine()
    finally:
        drawing._engine.cache_clear()


def test_missing_pango_is_told_with_its_remedy(tmp_path: Path) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library libpango')", encoding="utf-8")
    program = (
        "from linkage.press.drawing import versions\nfrom linkage.ground.errors import EnvironmentTroubleError\n"
        "try:\n    versions()\nexcept EnvironmentTroubleError as error:\n    print(error.exit_code, error)"
    )
    environment = os.environ | {"PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1"}
    run = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout.startswith("4 缺少排版用的系统库")
    assert "libpango-1.0-0" in run.stdout


# --- pages as the profiles say ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("profile", "width", "height"),
    [("statement", 210, 297), ("large", 210, 297), ("sheet", 297, 210), ("contract", 210, 297), ("notice", 420, 297),
     ("posted", 297, 210),
     ("gongwen", 210, 297), ("receipt", 210, 148)],
)  # fmt: skip
def test_a_profile_has_its_size_on_every_page(profile: str, width: int, height: int) -> None:
    page = sheet("<p>" + "云坪村" * 20 + "</p><p class=page>次页</p>", profile=profile)
    with pikepdf.open(io.BytesIO(render_pdf(page, fonts_for(page), "print", "试页"))) as pdf:
        assert len(pdf.pages) == 2
        for one in pdf.pages:
            box = [int(side) for side in one.MediaBox]
            assert abs(box[2] - width * 72 / 25.4) < 1
            assert abs(box[3] - height * 72 / 25.4) < 1


def test_a_public_paper_has_22_lines_of_28_characters() -> None:
    page = sheet("<div>" + "坪" * 28 * 22 + "</div>", profile="gongwen")
    text = text_of(render_pdf(page, fonts_for(page), "print", "试页"))
    lines = [line for line in text.split() if "坪" in line]
    assert "\f" not in text
    assert [len(line) for line in lines] == [28] * 22
