"""Draws HTML as PDF bytes (排版), with the season's own fonts and nothing from anywhere else.

The layout engine is lenient: it warns about a missing glyph, a rule it does not know, an address it cannot
read, and goes on. On a paper that people sign this is not good enough: each such warning fails the page here.
The bytes depend on the arguments and the versions of the libraries, not on clock, locale, hash seed or the
fonts that happen to be installed.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import io
import logging
import os
import platform
import warnings
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any, Literal

from attrs import field, frozen

from linkage.ground.errors import EnvironmentTroubleError, LinkageError
from linkage.press.colour_profile import CONDITION, exchange, profile
from linkage.press.page_marks import KEY, drawn_marks
from linkage.press.season_fonts import SeasonFonts
from linkage.press.setting.pdf_writer import Dress

Edition = Literal["household", "internal", "print", "public"]

# What is kept is PDF/A, the household's with its twin; print files and public papers are tagged and carry
# no more than language and title.
_VARIANTS: Mapping[Edition, str | None] = {
    "household": "pdf/a-3a",
    "internal": "pdf/a-3a",
    "print": None,
    "public": None,
}

LANGUAGE = "zh-CN"
TWIN_NAME = "twin.json"
TWIN_WORDS = "本户告知书的计算数据"

# What the program is made of; compiled code and editors' files stand beside it.
_SOURCES = frozenset((".conf", ".css", ".html", ".icc", ".js", ".py", ".yaml"))

_LIBRARIES = "请安装后重试：sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


class RenderingError(LinkageError):
    """A paper could not be drawn exactly as its template asks: our own fault, never the user's."""


@frozen
class Twin:
    """The machine-readable copy that a statement carries, with the day it bears (出表日)."""

    data: bytes = field(repr=False)
    day: date


@frozen
class Layout:
    """A paper broken into lines and pages, not drawn yet; it may be drawn into several files.

    ``why`` says why it is the engine that makes it, where learned rules might have.
    """

    document: Any = field(repr=False)
    pages: int
    why: str = ""


@frozen
class Study:
    """A laid-out page with what the engine computed: the style of each element, and its own tree of them.

    ``numeral`` writes the number of an item in a style of numbers.
    """

    layout: Layout
    style_for: Any = field(repr=False)
    numeral: Callable[[int, str], str] = field(repr=False)
    tree: Any = field(repr=False)


def template_folder() -> Path:
    """Where templates stand: beside the code when installed, beside the package in a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


def stylesheet() -> str:
    """The one style sheet of all papers."""
    return (template_folder() / "print.css").read_text(encoding="utf-8")


@cache
def source_digest() -> str:
    """Digest of the program itself: code, data and templates. Two that are equal make equal papers."""
    package, templates = Path(__file__).parent.parent, template_folder()
    files = {f"linkage/{path.relative_to(package).as_posix()}": path for path in package.rglob("*")}
    files |= {
        f"linkage/templates/{path.relative_to(templates).as_posix()}": path for path in templates.rglob("*")
    }
    total = hashlib.sha256()
    for name in sorted(name for name, path in files.items() if path.suffix in _SOURCES):
        total.update(f"{name}/".encode() + hashlib.sha256(files[name].read_bytes()).digest())
    return total.hexdigest()


@cache
def _engine() -> Any:  # noqa: ANN401 (a module imported late)
    """Import the layout engine, which takes a second.

    :raises EnvironmentTroubleError: Pango or HarfBuzz is not installed.
    """
    try:
        # It talks to standard output when a library is missing, and warns that there are no fonts, which is
        # just what we want.
        with _no_installed_fonts(), contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import weasyprint  # noqa: PLC0415 (takes a second)
            from weasyprint.text import ffi  # noqa: PLC0415 (part of the same import)
    except OSError as error:
        raise EnvironmentTroubleError(f"缺少排版用的系统库（{error}）。{_LIBRARIES}") from error
    if ffi.harfbuzz_subset is None:
        # Without it every page takes half a minute.
        raise EnvironmentTroubleError(f"缺少系统库 libharfbuzz-subset。{_LIBRARIES}")
    return weasyprint


@contextlib.contextmanager
def _no_installed_fonts() -> Iterator[None]:
    """Let fontconfig see no font of this machine, so that none can slip into a page."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(template_folder() / "fonts.conf")
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


@cache
def versions() -> Mapping[str, str]:
    """Versions of what shapes the bytes of a page; other versions may break lines elsewhere."""
    _engine()
    from weasyprint.text import ffi  # noqa: PLC0415 (takes a second)

    packages = (
        "weasyprint",
        "pydyf",
        "tinycss2",
        "tinyhtml5",
        "cssselect2",
        "fonttools",
        "uharfbuzz",
        "pikepdf",
    )
    found = {name: metadata.version(name) for name in packages}
    harfbuzz: list[int] = []
    for _ in range(3):
        part = 0
        while ffi.harfbuzz.hb_version_atleast(*(*harfbuzz, part + 1, 0, 0)[:3]):
            part += 1
        harfbuzz.append(part)
    pango = ffi.pango.pango_version()
    found["harfbuzz"] = ".".join(map(str, harfbuzz))
    found["pango"] = f"{pango // 10000}.{pango // 100 % 100}.{pango % 100}"
    found["zlib"] = zlib.ZLIB_RUNTIME_VERSION
    found["python"] = ".".join(platform.python_version_tuple()[:2])
    return found


class _Listener(logging.Handler):
    """Keeps what the layout engine complains about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.complaints: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.complaints.append(record.getMessage())


@contextlib.contextmanager
def _strict(what: str) -> Iterator[None]:
    """Turn every complaint of the layout engine into a failure."""
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415 (takes a second)

    log = logging.getLogger("weasyprint")
    listener = _Listener()
    level, propagate = log.level, log.propagate
    log.addHandler(listener)
    log.setLevel(logging.WARNING)
    log.propagate = False
    try:
        yield
    except FatalURLFetchingError as error:  # a BaseException: `except Exception` would let it pass
        raise RenderingError(f"{what}要取外部资源，已拒绝：{error}") from error
    finally:
        log.removeHandler(listener)
        log.setLevel(level)
        log.propagate = propagate
    if listener.complaints:
        raise RenderingError(f"{what}不能照样排出：{'；'.join(dict.fromkeys(listener.complaints))}")


def _fetcher(faces: Mapping[str, bytes]) -> Any:  # noqa: ANN401 (a class of a module imported late)
    """What answers the page's addresses: fonts from memory, pictures written in the page, nothing else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415 (takes a second)

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
            del headers
            if url in faces:
                return URLFetcherResponse(url, faces[url], {"Content-Type": "font/otf"})
            if url.startswith(_PICTURE):
                picture = base64.b64decode(url.removeprefix(_PICTURE), validate=True)
                return URLFetcherResponse(url, picture, {"Content-Type": "image/png"})
            raise ValueError(f"not packaged: {url[:80]}")

    return Fetcher(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)


_PICTURE = "data:image/png;base64,"


class Drawer:
    """Lays pages out and draws them, with style sheet and fonts read once.

    One is used for many papers, in one process and one thread.
    """

    def __init__(self, fonts: SeasonFonts) -> None:
        self._engine = _engine()
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 (takes a second)

        self._families = {family for family, _ in fonts.roles}
        self._fetcher = _fetcher({face.address: face.data for face in fonts.faces})
        with _no_installed_fonts():
            self._fonts = FontConfiguration()
        with _strict("样式表"):
            self._styles = [
                self._engine.CSS(string=css, font_config=self._fonts, url_fetcher=self._fetcher)
                for css in (fonts.css, stylesheet())
            ]

    def lay_out(self, html: str) -> Layout:
        """Break the text into lines and pages."""
        with _strict("文书"):
            page = self._engine.HTML(string=html, url_fetcher=self._fetcher, base_url=None)
            document = page.render(font_config=self._fonts, stylesheets=self._styles)
        return Layout(document, len(document.pages))

    def study(self, html: str) -> Study:
        """Lay a page out and keep what the engine computed for each of its elements."""
        from weasyprint import DEFAULT_OPTIONS  # noqa: PLC0415 (takes a second)
        from weasyprint.document import Document  # noqa: PLC0415 (as above)

        kept: list[Any] = []

        class Kept(Document):  # type: ignore[misc]
            @classmethod
            def _build_layout_context(cls, *arguments: Any) -> Any:  # noqa: ANN401
                context = super()._build_layout_context(*arguments)
                kept.append(context)
                return context

        with _strict("文书"):
            page = self._engine.HTML(string=html, url_fetcher=self._fetcher, base_url=None)
            options = {**DEFAULT_OPTIONS, "stylesheets": self._styles}
            # The public way to lay out keeps the styles to itself.
            document = Kept._render(page, self._fonts, None, None, options)  # noqa: SLF001
        return Study(
            Layout(document, len(document.pages)),
            kept[0].style_for,
            kept[0].counter_style.render_value,
            page.etree_element,
        )

    def dress(self, edition: Edition, title: str) -> Dress:
        """What a file of this edition and title holds besides its pages: as :meth:`draw` writes it."""
        from weasyprint.pdf.metadata import DocumentMetadata  # noqa: PLC0415 (as above)

        producer = f"WeasyPrint {metadata.version('weasyprint')}"
        if _VARIANTS[edition] is None:
            return Dress(producer)
        words = DocumentMetadata(title=title, lang=LANGUAGE).generate_rdf_metadata("a", 3, "A")
        whole = (
            b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
            + words
            + b'\n</x:xmpmeta>\n<?xpacket end="r"?>'
        )
        return Dress(producer, zlib.compress(whole, 9), zlib.compress(profile(), 9), CONDITION)

    def draw(
        self,
        layouts: Sequence[Layout],
        edition: Edition,
        title: str,
        twin: Twin | None = None,
        *,
        piece: str = "",
    ) -> bytes:
        """Draw laid-out papers into one PDF, page after page, sharing fonts.

        ``piece`` marks the names of table headings when several files will be bound into one.
        """
        whole = layouts[0].document.copy([page for layout in layouts for page in layout.document.pages])
        whole.metadata = type(whole.metadata)(title=title, lang=LANGUAGE)
        if twin is not None:
            moment = datetime(twin.day.year, twin.day.month, twin.day.day)  # noqa: DTZ001 (written as it is)
            attachment = self._engine.Attachment(
                file_obj=io.BytesIO(twin.data),
                name=TWIN_NAME,
                description=TWIN_WORDS,
                created=moment,
                modified=moment,
                relationship="Data",
            )
            whole.metadata.attachments.append(attachment)
        with _strict(f"《{title}》"), warnings.catch_warnings():
            # The engine leaves the file of its colour profile for the garbage collector to close.
            warnings.simplefilter("ignore", ResourceWarning)
            data: bytes = whole.write_pdf(
                pdf_variant=_VARIANTS[edition],
                pdf_tags=True,
                pdf_identifier=hashlib.sha256(title.encode()).hexdigest()[:32].encode(),
                finisher=lambda _, pdf: finish(pdf, piece),
            )
        strangers = {font.family for font in whole.fonts.values()} - self._families
        if strangers:
            raise RenderingError(f"《{title}》用了本季之外的字体：{'、'.join(sorted(strangers))}")
        return data


def finish(pdf: Any, piece: str = "") -> None:  # noqa: ANN401 (a class of a module imported late)
    """Mark the pages, and mend what the engine leaves: the twin listed twice, names that pieces share.

    The colour profile is the short one.
    """
    pdf.catalog[KEY] = drawn_marks(pdf).words
    exchange(pdf)
    files = pdf.catalog.get("AF")
    if files:
        pdf.catalog["AF"] = type(files)(dict.fromkeys(files))
    if not piece:
        return
    marked: set[int] = set()
    for element in pdf.objects:
        if isinstance(element, dict) and element.get("S") in ("/TH", "/TD"):
            names = [element["ID"]] if "ID" in element else []
            for name in (*names, *element.get("A", {}).get("Headers", ())):
                if id(name) not in marked:  # a heading and its cells share one object
                    marked.add(id(name))
                    name.string = f"{piece}-{name.string}"
