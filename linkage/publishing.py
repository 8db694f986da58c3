"""Publishing (出文书): the papers and tables of a closed season, composed and checked.

What a paper says comes from its document, how it looks from its template, its bytes from the press; here
they are only brought together. Every paper is made ready with all others of the season, also when only a
few are asked for: the fonts are cut to the whole season, and a paper has the same bytes either way.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import metadata
from typing import TypeAlias

from attrs import evolve, field, frozen

from linkage import documents as shelf
from linkage import reports as report_shelf
from linkage import tables as table_shelf
from linkage.closing import Closing
from linkage.document import Document, Said, Shown, View, render_html
from linkage.ground.catalogue import catalogue
from linkage.ground.errors import IntegrityAlarmError, UsageError, WithheldError
from linkage.ground.fault import suggestion
from linkage.ground.memory import forget
from linkage.model.entitlement import Settlement
from linkage.model.identity import Secret
from linkage.press.drawing import source_digest, versions
from linkage.press.fonts import find_fonts, font_versions
from linkage.press.job import Job
from linkage.press.manifest import Source, sha256
from linkage.press.spreadsheet import Leaf, book_versions, workbook_bytes
from linkage.press.ways import Engine
from linkage.recount import miscounts
from linkage.report import Report
from linkage.table import Table, as_leaf, csv_bytes
from linkage.telling import stamp
from linkage.telling.agreement import Disagreement, disagreement_words, disagreements
from linkage.telling.book_agreement import book_disagreements
from linkage.telling.dressing import dressed
from linkage.telling.paper import period
from linkage.telling.private_numbers import masked, private_numbers, shown_in
from linkage.telling.report_paper import as_document

RESULT = "结果.json"

#: Is told what is being done, and how many pieces of how many are done.
Progress: TypeAlias = Callable[[str, int, int], None]


@frozen
class Request:
    """Which papers are asked for (all, some kinds, those of one household), and how to go about it."""

    kinds: tuple[str, ...] = ()
    household: str = ""
    replace: bool = False
    workers: int = 1
    engine: Engine = "auto"

    @property
    def words(self) -> tuple[str, ...]:
        """The request as the manifest tells it."""
        kinds = tuple(f"only={kind}" for kind in sorted(set(self.kinds)))
        household = (f"household={self.household}",) if self.household else ()
        return (*kinds, *household, *(("engine=full",) if self.engine == "full" else ()))


@cache
def documents() -> Mapping[str, Document]:
    """All kinds of papers, reports among them, by template id."""
    reports = {name: as_document(report) for name, report in catalogue(report_shelf, Report).items()}
    return dict(sorted({**catalogue(shelf, Document), **reports}.items()))


@cache
def tables() -> Mapping[str, Table]:
    """All kinds of tables, by the name of their file."""
    return catalogue(table_shelf, Table)


def kinds() -> Sequence[str]:
    """The ids of all papers and tables, in the order of their names."""
    return tuple(sorted((*documents(), *tables())))


def title_of(kind: str) -> str:
    """What a kind of paper or table is called."""
    found = documents().get(kind)
    return found.title if found is not None else tables()[kind].title


@frozen
class Paper:
    """One file to print: its kind, whose it is (户号, a payer, a group; none for all), its sums.

    ``apart`` is what its workbook says otherwise than its page, and its page than its recount.
    """

    kind: str
    subject: str
    job: Job
    amount: str = ""
    book: tuple[Leaf, ...] = ()
    says: tuple[tuple[Said, ...], ...] = ()
    apart: tuple[Disagreement, ...] = ()

    @property
    def book_path(self) -> str:
        """Where the paper's workbook stands: beside it, under its name."""
        return f"{self.job.path.removesuffix('.pdf')}.xlsx"


def papers(closing: Closing, progress: Progress | None = None) -> list[Paper]:
    """All papers of a season, ready to be printed."""
    settlement = closing.settlement
    wanted = [
        (kind, path, subject)
        for kind, document in documents().items()
        for path, subject in sorted(document.paths(settlement).items())
    ]
    numbers = private_numbers(settlement)
    known: dict[str, str] = {}
    out = []
    for done, (kind, path, subject) in enumerate(wanted, start=1):
        paper = _paper(settlement, kind, path, subject, numbers)
        # A page of a household and the same page in a print file are held once.
        parts = tuple(known.setdefault(part, part) for part in paper.job.parts)
        out.append(evolve(paper, job=evolve(paper.job, parts=parts)))
        if progress is not None:
            progress("编排", done, len(wanted))
    return out


def _paper(
    settlement: Settlement, kind: str, path: str, subject: str, numbers: Mapping[str, Secret]
) -> Paper:
    """Fill one paper; a number of a person that came in with some text is masked, in a public one refused."""
    document = documents()[kind]
    views = [(document.template, document.view(settlement, subject))]
    if document.bound is not None:
        views += document.bound(settlement, subject)
    if document.edition != "public":
        views = [(template, _veiled(view, numbers)) for template, view in views]
    pages = [render_html(template, dressed(view, settlement.theme)) for template, view in views]
    job = Job(
        path=path,
        parts=tuple(pages),
        edition=document.edition,
        title=document.title,
        who=_who(settlement, document, subject),
        twin=document.twin(settlement, subject) if document.twin is not None else None,
    )
    amount = document.amount(settlement, subject) if document.amount is not None else ""
    book = tuple(document.book(views[0][1])) if document.book is not None else ()
    says = tuple(tuple(document.says(view)) for _, view in views) if document.says is not None else ()
    apart = (
        *book_disagreements(kind, views[0][1], book),
        *miscounts(settlement, kind, subject, views[0][1]),
    )
    return Paper(kind, subject, job, amount, book, says, apart)


def _veiled(view: View, numbers: Mapping[str, Secret]) -> View:
    """The view with every known number in its texts masked."""

    def veiled(shown: Shown) -> Shown:
        match shown:
            case str():
                return masked(shown, numbers)
            case list():
                return [veiled(inner) for inner in shown]
            case dict():
                return {key: veiled(inner) for key, inner in shown.items()}
            case _:
                return shown

    return {key: veiled(inner) for key, inner in view.items()}


def _who(settlement: Settlement, document: Document, subject: str) -> str:
    payee = subject.partition("/")[0]
    if payee.partition(".")[0] in settlement.books.households:
        return f"{payee} {settlement.books.payee_name(payee)}"
    return document.title


@frozen
class Sheet:
    """One table to publish: its kind, file and subject, its bytes, and what it comes to."""

    kind: str
    path: str
    subject: str
    data: bytes
    amount: str = ""


def sheets(settlement: Settlement) -> list[Sheet]:
    """All tables of a season, written as CSV and as workbooks; numbers of persons in any text are masked.

    Raises :class:`IntegrityAlarmError` when one says another sum than the result.
    """
    numbers = private_numbers(settlement)
    said: list[tuple[str, Iterable[Said]]] = []
    made = [
        sheet
        for kind, table in tables().items()
        for path, subject in sorted(table.paths(settlement).items())
        for sheet in _written(settlement, kind, (path, subject), numbers, said)
    ]
    _require_sums(disagreements(settlement, said))
    return made


def _written(
    settlement: Settlement,
    kind: str,
    place: tuple[str, str],
    numbers: Mapping[str, Secret],
    said: list[tuple[str, Iterable[Said]]],
) -> Iterator[Sheet]:
    """One table as CSV and as a workbook; a file in a bank's form stands alone. Its sums go to ``said``."""
    table, (path, subject) = tables()[kind], place
    amount = table.amount(settlement, subject) if table.amount is not None else ""
    made = table.made(settlement, subject) if table.made is not None else None
    if made is not None:
        if table.reads is not None:
            said.append((kind, tuple(table.reads(settlement, subject, made))))
        yield Sheet(kind, path, subject, made, amount)
        return
    open_columns = {at for at, heading in enumerate(table.headings) if heading in table.whole}
    plain = [tuple(row) for row in table.rows(settlement, subject)]
    if table.says is not None:
        said.append((kind, tuple(table.says(settlement, subject, plain))))
    rows = list(_masked(plain, numbers, open_columns))
    yield Sheet(kind, path, subject, csv_bytes(table.headings, rows), amount)
    state = f"（{stamp.state(settlement)}）" if stamp.state(settlement) else ""
    above = (f"{settlement.main.name}·{table.title}{state}", f"结算期：{period(settlement)}")
    foot = table.foot(settlement, subject) if table.foot is not None else ()
    book = workbook_bytes(table.title, [as_leaf(above, table.headings, rows, foot)])
    yield Sheet(kind, f"{path.removesuffix('.csv')}.xlsx", subject, book, amount)


def _masked(
    rows: Iterable[Sequence[str]], numbers: Mapping[str, Secret], open_columns: Collection[int]
) -> Iterator[Sequence[str]]:
    for row in rows:
        yield [text if at in open_columns else masked(text, numbers) for at, text in enumerate(row)]


@frozen
class File:
    """One finished file of a set: its name in the output folder, its bytes, and what 清单.json says of it."""

    path: str
    data: bytes = field(repr=False)
    key: str
    pages: int = 0
    amount: str = ""
    way: str = ""
    why: str = ""


@frozen
class Draft:
    """A season's papers composed and checked, and its files that are not drawn; its settlement is not needed.

    ``wanted`` are the papers that were asked for, each with its amount; ``written`` are result document,
    tables, and the workbooks beside papers. ``jobs`` are all papers: fonts and rules are those of a season.
    """

    season_id: str
    engine: Engine
    jobs: tuple[Job, ...] = field(repr=False)
    wanted: Mapping[str, str] = field(repr=False)
    written: tuple[File, ...] = field(repr=False)


def _written_files(closing: Closing, request: Request, wanted: Iterable[Paper]) -> Iterator[File]:
    yield _file(RESULT, closing.result_bytes)
    for sheet in sheets(closing.settlement):
        if _is_asked(sheet.kind, sheet.subject, request):
            yield _file(sheet.path, sheet.data, sheet.amount)
    for paper in wanted:
        if paper.book:
            yield _file(paper.book_path, workbook_bytes(paper.job.title, paper.book), paper.amount)


def _file(path: str, data: bytes, amount: str = "") -> File:
    return File(path, data, sha256(data), amount=amount)


def compose(closing: Closing, request: Request, progress: Progress | None = None) -> Draft:
    """Compose and check what is asked for.

    Raises :class:`WithheldError` when a finding withholds the papers, or a public one holds a number of a
    person; :class:`UsageError` for a household or a kind that is not there; :class:`IntegrityAlarmError` when
    papers disagree about a sum.
    """
    require_allowed(closing, request)
    season = papers(closing, progress)
    _require_private(closing.settlement, season)
    _require_agreement(closing.settlement, season)
    wanted = [paper for paper in season if _is_wanted(paper, request)]
    draft = Draft(
        closing.settlement.main.season_id,
        request.engine,
        tuple(paper.job for paper in season),
        {paper.job.path: paper.amount for paper in wanted},
        tuple(_written_files(closing, request, wanted)),
    )
    forget()
    return draft


def require_allowed(closing: Closing, request: Request) -> None:
    """Refuse before anything is composed what will not be printed; raises as :func:`prepare` does."""
    _require_papers(closing)
    _require_known(closing, request)


@cache
def set_versions() -> Mapping[str, str]:
    """Versions of everything that shapes the bytes of a set, but for the characters of the season."""
    return {
        "program": metadata.version("linkage"),
        "source": source_digest()[:16],
        **versions(),
        **book_versions(),
        **font_versions(find_fonts()),
    }


def source_of(season_id: str, inputs: Sequence[tuple[str, str]], request: Request) -> Source:
    """What a set is made from, as the manifest tells it."""
    return Source({"id": season_id}, tuple(sorted(inputs)), request.words)


def _require_papers(closing: Closing) -> None:
    refusals = closing.withheld
    if refusals:
        told = "\n".join(f"  {f.code} {f.where}：{f.message}（{f.ground}）" for f in refusals)
        raise WithheldError(f"有 {len(refusals)} 项拒绝，不出正式文书，未写入任何文件。\n{told}")


def _require_known(closing: Closing, request: Request) -> None:
    for kind in request.kinds:
        if kind not in kinds():
            raise UsageError(f"没有“{kind}”这种文书。{suggestion(kind, kinds())}。")
    households = closing.settlement.books.households
    if request.household and request.household not in households:
        raise UsageError(
            f"名册里没有“{request.household}”这一户。{suggestion(request.household, households)}"
        )


def _require_private(settlement: Settlement, season: Sequence[Paper]) -> None:
    """Refuse public papers that hold a number of a person, whatever text it came in with."""
    numbers = private_numbers(settlement)
    for paper in season:
        if paper.job.edition == "public":
            texts = (text for leaf in paper.book for text in leaf.texts)
            shown = shown_in((*paper.job.parts, *texts), numbers)
            if shown:
                raise WithheldError(
                    f"《{paper.job.title}》是公开的，里面却有证件号、电话或卡号（{'、'.join(shown)}）。"
                    "请从协议和台账的文字里删去。未写入任何文件。"
                )


def _require_agreement(settlement: Settlement, season: Sequence[Paper]) -> None:
    """Refuse a set in which two papers say different sums of the same thing, or another than the result."""
    _require_sums(
        [
            *disagreements(settlement, ((paper.kind, page) for paper in season for page in paper.says)),
            *(one for paper in season for one in paper.apart),
        ]
    )


def _require_sums(found: Sequence[Disagreement]) -> None:
    if found:
        told = "\n".join(f"  {disagreement_words(title_of(one.kind), one)}" for one in found)
        raise IntegrityAlarmError(f"文书之间对不上，未写入任何文件：\n{told}")


def _is_wanted(paper: Paper, request: Request) -> bool:
    return _is_asked(paper.kind, paper.subject, request)


def _is_asked(kind: str, subject: str, request: Request) -> bool:
    if request.kinds and kind not in request.kinds:
        return False
    payee = subject.partition("/")[0]
    return not request.household or payee.partition(".")[0] == request.household
