"""Return files of a season (回单): from the bank's files to what became of every payment, and what follows.

The payments are those the season gives now: the same season has the same payment numbers. What the bank paid
is proposed as rows of 已付, what came back stays payable and is listed for its account to be put right; the
season itself is never written to.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path

from attrs import frozen

from linkage.bank.booking import FAILED_HEADINGS, HEADINGS, booked_rows, failed_rows
from linkage.bank.matching import Replies, Reply, State, match
from linkage.bank.order import Order, bank_order, booked_numbers, payers
from linkage.bank.returns import ReturnLine, read_return
from linkage.closing import Closing, close
from linkage.files.bank_profiles import read_columns
from linkage.files.season_folder import UNREADABLE
from linkage.files.tables import LARGEST_FILE
from linkage.ground.disk import TooLargeError, read_at_most
from linkage.ground.errors import InputRefusedError, Problem, Where
from linkage.ground.figure import Json
from linkage.model.bank import ReturnForm
from linkage.press.manifest import Manifest, Source
from linkage.press.output import open_output
from linkage.press.spreadsheet import book_versions, workbook_bytes
from linkage.table import as_leaf, csv_bytes
from linkage.telling.paper import in_order

SCHEMA = "linkage.bank/1"
ANSWER_HEADINGS = ("支付编号", "户号", "收款人", "金额（元）", "结果", "说明", "银行流水号")
STRAY_HEADINGS = ("位置", "户名", "金额（元）", "说明")


@frozen
class Heard:
    """A closed season with what its bank answered; ``inputs`` are the return files with their digests."""

    closing: Closing
    replies: Replies
    inputs: tuple[tuple[str, str], ...]

    @property
    def settled(self) -> bool:
        """Whether every payment was paid and every line of the bank belongs to one."""
        answers = [answer for reply in self.replies.replies for answer in reply.answers]
        return bool(answers) and not self.replies.strays and all(one.state is State.PAID for one in answers)


def hear(season: Path, files: Sequence[Path], columns: Path | None = None) -> Heard:
    """Read return files beside their season.

    ``columns`` is a file that says which column is what, for banks whose headings nobody knows. Raises
    :class:`InputRefusedError` with everything wrong in season and files.
    """
    closing = close(season)
    problems: list[Problem] = []
    settlement = closing.settlement
    households = [household.number for household in in_order(settlement)]
    orders = [bank_order(settlement, party.code, households) for party in payers(settlement)]
    said = _read(columns, problems) if columns is not None else None
    form = read_columns(columns.name, said, problems) if columns is not None and said is not None else None
    inputs: list[tuple[str, str]] = []
    lines: list[ReturnLine] = []
    for path in files:
        data = _read(path, problems)
        if data is not None:
            inputs.append((path.name, hashlib.sha256(data).hexdigest()))
            lines += _lines(path.name, data, form, orders, problems)
    if problems:
        raise InputRefusedError(problems)
    found = match(orders, lines, booked_numbers(settlement))
    return Heard(closing, found, tuple(sorted(inputs)))


def _read(path: Path, problems: list[Problem]) -> bytes | None:
    try:
        return read_at_most(path, LARGEST_FILE)
    except TooLargeError as error:
        problems.append(UNREADABLE.at(Where(path.name), cause=f"有 {error.size} 字节，太大"))
    except OSError as error:
        problems.append(UNREADABLE.at(Where(path.name), cause=error.strerror or ""))
    return None


def _lines(
    name: str, data: bytes, form: ReturnForm | None, orders: Sequence[Order], problems: list[Problem]
) -> tuple[ReturnLine, ...]:
    """Read a file by the columns given, else by those of each payer's profile, else by the usual ones."""
    own = [order.profile.returned for order in orders if order.profile is not None]
    forms = [form] if form is not None else [*(one for one in own if one.headings), ReturnForm()]
    first: list[Problem] = []
    for one in forms:
        found: list[Problem] = []
        lines = read_return(name, data, one, found)
        if not found:
            return lines
        first = first or found
    problems += first
    return ()


@frozen
class Follows:
    """A table that follows from an answer: its file without ending, what it is called, and its rows."""

    path: str
    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    amount: str = ""

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The table as CSV and as a workbook."""
        yield f"{self.path}.csv", csv_bytes(self.headings, self.rows)
        leaf = as_leaf((self.title,), self.headings, self.rows)
        yield f"{self.path}.xlsx", workbook_bytes(self.title, [leaf])


def tables(heard: Heard) -> Iterator[Follows]:
    """What follows from a reply: everything told, rows of 已付 to paste, accounts to put right."""
    for reply in heard.replies.replies:
        code, sent = reply.order.payer.code, reply.order.sent.plain
        yield Follows(f"内部/bank_return-{code}", "回单结果", ANSWER_HEADINGS, [*answer_rows(reply)], sent)
        booked = [*booked_rows(heard.closing.settlement, reply)]
        if booked:
            paid = reply.amount(State.PAID).plain
            yield Follows(f"内部/paid_rows-{code}", "可贴进〔已付〕的行", HEADINGS, booked, paid)
        failed = [*failed_rows(reply)]
        if failed:
            back = reply.amount(State.FAILED).plain
            yield Follows(f"内部/failed_accounts-{code}", "退回的，要改的账号", FAILED_HEADINGS, failed, back)
    strays = [*stray_rows(heard.replies)]
    if strays:
        yield Follows("内部/bank_unmatched", "对不上的行", STRAY_HEADINGS, strays)


def answer_rows(reply: Reply) -> Iterator[Sequence[str]]:
    """Every payment of an order with what became of it."""
    for answer in reply.answers:
        payment = answer.payment
        serial = "、".join(line.serial for line in answer.lines if line.serial)
        yield (
            payment.number,
            payment.payees,
            payment.name,
            payment.amount.plain,
            answer.state.value,
            answer.why,
            serial,
        )


def stray_rows(replies: Replies) -> Iterator[Sequence[str]]:
    """The bank's lines that a person has to look at."""
    for stray in replies.strays:
        amount = stray.line.amount.plain if stray.line.amount is not None else ""
        yield str(stray.line.where), stray.line.name, amount, stray.why


def save(heard: Heard, out: Path) -> Manifest:
    """Write the tables into an output folder, whole or not at all; the same inputs give the same bytes."""
    season = {"id": heard.closing.settlement.main.season_id}
    source = Source(season, (*sorted(heard.closing.settlement.inputs), *heard.inputs), ("bank",))
    made_by = {"program": metadata.version("linkage"), **book_versions()}
    with open_output(out, season=heard.closing.path) as output:
        output.recover()
        if output.is_done(source, made_by, replace=False) and output.standing is not None:
            return output.standing
        written = [(*file, table.amount) for table in tables(heard) for file in table.files()]
        output.require_space(sum(len(data) for _, data, _ in written))
        output.begin()
        for name, data, amount in written:
            output.put(name, data, key=hashlib.sha256(data).hexdigest(), amount=amount)
        return output.publish(source, made_by)


def document(heard: Heard) -> dict[str, Json]:
    """What the bank answered, for programs: amounts in yuan, no account number."""
    payers_told: list[Json] = [
        {
            "payer": reply.order.payer.code,
            "sent": reply.order.sent.plain,
            "paid": reply.amount(State.PAID).plain,
            "failed": reply.amount(State.FAILED).plain,
            "open": reply.amount(State.SILENT, State.ASKED).plain,
            "payments": [
                {
                    "number": answer.payment.number,
                    "payees": [part.payee for part in answer.payment.parts],
                    "amount": answer.payment.amount.plain,
                    "state": answer.state.value,
                    "why": answer.why,
                }
                for answer in reply.answers
            ],
        }
        for reply in heard.replies.replies
    ]
    return {
        "schema": SCHEMA,
        "season": heard.closing.settlement.main.season_id,
        "inputs": [{"file": name, "sha256": digest} for name, digest in heard.inputs],
        "payers": payers_told,
        "unmatched": [{"where": str(stray.line.where), "why": stray.why} for stray in heard.replies.strays],
        "booked": len(heard.replies.booked),
    }
