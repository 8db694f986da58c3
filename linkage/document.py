"""A paper (文书): what kind it is, and how its view becomes a page of HTML.

Templates see ready-made words and nothing else: every amount, date and name was put into words before. They
run in a sandbox without arithmetic, so that a page can only show what was computed, and every value is
escaped, so that a name is never markup.
"""

from __future__ import annotations

import base64
import hashlib
import html
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import NoReturn, TypeAlias

import jinja2
import segno
from attrs import frozen
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from linkage.model.entitlement import Settlement
from linkage.press.drawing import Edition, RenderingError, Twin, template_folder
from linkage.press.spreadsheet import Leaf

# What a template sees: words, yes or no, and lists and mappings of these.
Shown: TypeAlias = "str | bool | list[Shown] | dict[str, Shown]"
View: TypeAlias = "dict[str, Shown]"


@frozen
class Said:
    """A sum on a paper: what it is a sum of, and the amount as printed.

    ``part`` says that the papers of this kind make the sum up together; else each says the whole. What one
    page says at one ``place`` is added up; a page that says a sum again names another place. ``of`` gives the
    amounts of the same page that a total adds up, where the result knows no such sum. ``exact`` says that
    ``of`` are the rows of the sum, not rounded yet: they are held against the derivation of its line.
    """

    what: str
    amount: str
    part: bool = False
    place: str = ""
    of: tuple[str, ...] | None = None
    exact: bool = False


@frozen
class Document:
    """A kind of paper: its title, template and edition, and how a settlement becomes its pages.

    ``paths`` gives the files of a season, each with its subject (户号, payer, group …); ``view`` gives what
    the template shows for a subject. ``bound`` is for print files: templates and views of the papers bound
    after the first, each beginning on a front side. ``twin`` gives what a paper carries inside, ``amount``
    what it says is to be paid, in yuan. ``book`` gives, for papers with tables, the same as sheets of a
    workbook, out of the view. ``says`` gives the sums a page shows, so that all papers can be held against
    each other. ``mechanisms`` are the numbers of the policy mechanisms it serves.
    """

    title: str
    template: str
    edition: Edition
    view: Callable[[Settlement, str], View]
    paths: Callable[[Settlement], Mapping[str, str]]
    bound: Callable[[Settlement, str], Sequence[tuple[str, View]]] | None = None
    twin: Callable[[Settlement, str], Twin | None] | None = None
    amount: Callable[[Settlement, str], str] | None = None
    book: Callable[[View], Sequence[Leaf]] | None = None
    says: Callable[[View], Iterable[Said]] | None = None
    mechanisms: tuple[int, ...] = ()


class _Sandbox(ImmutableSandboxedEnvironment):
    """Templates may choose and repeat, and nothing more."""

    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "%", "**"))
    intercepted_unops = frozenset(("+", "-"))

    def call_binop(self, context: object, operator: str, left: object, right: object) -> NoReturn:
        """Refuse arithmetic: a number on a page is one that was computed and checked."""
        del context, left, right
        raise SecurityError(f"arithmetic in a template: {operator}")

    def call_unop(self, context: object, operator: str, arg: object) -> NoReturn:
        """Refuse arithmetic."""
        del context, arg
        raise SecurityError(f"arithmetic in a template: {operator}")


_FILTERS = ("e", "escape", "length", "join", "first", "last")
_TESTS = ("defined", "true", "false", "in")


@cache
def _environment() -> _Sandbox:
    environment = _Sandbox(
        loader=jinja2.FileSystemLoader(template_folder()),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.clear()
    environment.filters = {name: environment.filters[name] for name in _FILTERS}
    environment.tests = {name: environment.tests[name] for name in _TESTS}
    return environment


def file_word(text: str) -> str:
    """A code as it stands in the name of a file: as it is, or, where a name cannot hold it, a short hash.

    户号, 户号.成员号 and the codes of parties stand as they are. A village numbers its agreements as it
    likes; signs beyond capital letters and digits could leave the folder, or differ by case alone.

    >>> file_word("YP-HT-2025"), file_word("H01.1"), file_word("gs"), file_word("云合〔2025〕3号")
    ('YP-HT-2025', 'H01.1', 'gs', 'efa99b85')
    """
    if _PLAIN.fullmatch(text):
        return text
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:_SHORT]


_PLAIN = re.compile(r"[A-Z0-9][A-Z0-9-]{0,29}(?:\.[0-9]{1,3})?|[a-z][a-z0-9]{0,9}")
_SHORT = 8


def load_templates() -> None:
    """Compile every template of papers, so that a process forked from this one need not."""
    for name in _environment().list_templates(extensions=["html"]):
        _environment().get_template(name)


def render_html(template: str, view: View) -> str:
    """Fill the template of a paper with a view, as :func:`filled`.

    No line begins with the dot of a name, and no sentence of a paper that is signed leaf by leaf ends with a
    line of one character.

    :raises RenderingError: see there.
    """
    page = filled(template, view)
    start = page.find("<body")
    body = _DOT.sub(_BESIDE, page[start:])
    if body.startswith(_IN_SENTENCES):
        body = _ENDING.sub(_kept_together, body)
    return f"{page[:start]}{body}"


#: A dot (间隔号) between two words of a name, with what stands before it, outside of tags and style sheets.
#: The rules of line breaking know it as a letter of another script, before which a line may end.
_DOT = re.compile(r"[^\s<>&;·]·(?=[^<>]*<(?!/style))")
_BESIDE = r'<span class="nb">\g<0></span>'

#: The end of a sentence: three characters or two, or a number with its unit.
_ENDING = re.compile(
    r"(?:[一-鿿]{2,3}|(?<![0-9.,])[0-9][0-9.,]{0,11}[ \u00a0]?[一-鿿%]{1,2})"
    r"[^\s<>&;0-9A-Za-z（《“一-鿿]{0,2}(?=\s*(?:</(?:p|li)>|<table\b))"
)
#: The papers that are sentences for the most part; a statement has few, and is printed by the thousand.
_IN_SENTENCES = tuple(f'<body class="{profile}' for profile in ("contract", "gongwen", "sheet"))

#: A sentence with so many signs before its end may be longer than a line; so far back is looked for them,
#: with what markup writes between them.
_LINE, _BACK = 28, 600
_OPENED, _MARKUP = re.compile(r"<(?:p|li)\b[^>]*>"), re.compile(r"<[^>]*>")


def _kept_together(ending: re.Match[str]) -> str:
    """The end of a sentence, in one piece where the sentence may be longer than a line."""
    at = ending.start()
    before = _OPENED.split(ending.string[max(0, at - _BACK) : at])[-1]
    signs = len(html.unescape(_MARKUP.sub("", before)).strip())
    return ending.expand(_BESIDE) if signs >= _LINE else ending[0]


def filled(template: str, view: View) -> str:
    """Fill a template with a view, every value escaped.

    :raises RenderingError: the template asks for something the view lacks, computes, or is not there; or the
        view holds something else than words.
    """
    _require_words(view, template)
    try:
        return _environment().get_template(template).render(view)
    except jinja2.TemplateError as error:
        raise RenderingError(f"模板 {template} 不能套用：{error}") from error


def _require_words(value: object, path: str) -> None:
    if isinstance(value, str | bool):
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise RenderingError(f"{path} 的键不是文字：{key!r}")
            _require_words(inner, f"{path}.{key}")
        return
    if isinstance(value, list):
        for position, inner in enumerate(value):
            _require_words(inner, f"{path}[{position}]")
        return
    raise RenderingError(f"{path} 不是文字、是否、列表或字典，而是 {type(value).__name__}")


def qr_uri(text: str) -> str:
    """A QR code as an address for ``<img src>``: level M, quiet zone of four modules, black on white.

    Print it at 20 mm or more. The mask is fixed: choosing the best of eight is most of the work, and any is
    read as well.
    """
    code = segno.make_qr(text, error="m", boost_error=False, mask=2)
    out = io.BytesIO()
    code.save(out, kind="png", scale=_QR_SCALE, border=4)
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode("ascii")


_QR_SCALE = 3
