"""What is no page is held too: a fen more in a workbook, a table, a bank's file or a text to be read is found.

Rows of slips, schedules and annexes of contracts, rewards and the overlay of receipts say their sums like any
page (``test_known_sums``); the record of 四议两公开 prints no amount at all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import pytest
from attrs import evolve

from bank.orders import season as banked
from documents.test_receipt_overlay import FORM, with_form
from linkage.bank.form import decode
from linkage.document import Said
from linkage.ground.errors import IntegrityAlarmError
from linkage.ground.money import Money
from linkage.model.entitlement import Settlement
from linkage.press.spreadsheet import Leaf
from linkage.publishing import documents, sheets, tables
from linkage.table import csv_bytes, csv_rows, script_bytes, script_text
from linkage.tables import bank_batch
from linkage.tables.statement_aloud import TABLE as ALOUD
from linkage.tables.statement_call import TABLE as CALL
from linkage.telling.agreement import disagreements, is_amount, money
from linkage.telling.bank_control import HEADINGS, order_of
from linkage.telling.book_agreement import book_disagreements
from linkage.words.aloud import yuan
from linkage.words.heard import amount_at_end
from telling.test_known_sums import SEASONS, first_of, is_free, known, leaves, place, put, texts, told


@pytest.fixture(params=SEASONS)
def settled(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Settlement:
    sums = known(request.param)
    monkeypatch.setattr("linkage.telling.agreement.sums_of_result", lambda _: sums)
    return SEASONS[request.param]()


def more(amount: str) -> str:
    """A fen more, written as it was."""
    found = money(amount) + Money(1)
    return str(found) if "," in amount else found.plain


def apart(settled: Settlement, said: Iterator[Said] | Sequence[Said]) -> list[str]:
    return [one.what for one in disagreements(settled, [("x", said)])]


# Workbooks of papers


def spoilt_leaves(leaf: Leaf, shown: Collection[str]) -> Iterator[tuple[str, Leaf]]:
    """The sheet with a fen more in one place, but where another place of the page says just that."""
    for at in sorted({0, len(leaf.rows) - 1}) if leaf.rows else []:
        row = leaf.rows[at]
        for column, cell in enumerate(row):
            if is_amount(cell) and cell != "0.00" and more(cell) not in shown:
                cells = (*row[:column], more(cell), *row[column + 1 :])
                rows = (*leaf.rows[:at], cells, *leaf.rows[at + 1 :])
                yield f"{leaf.name} {at} {column}", evolve(leaf, rows=rows)
    for column, cell in enumerate(leaf.total):
        if is_amount(cell) and cell != "0.00" and more(cell) not in shown:
            total = (*leaf.total[:column], more(cell), *leaf.total[column + 1 :])
            yield f"{leaf.name} 合计 {column}", evolve(leaf, total=total)


def test_a_fen_more_in_a_workbook_of_a_paper_is_found(settled: Settlement) -> None:
    missed, counted = [], 0
    for kind, view in first_of(settled):
        book = documents()[kind].book
        for leaf in book(view) if book is not None else ():
            assert list(book_disagreements(kind, view, [leaf])) == []
            shown = {text for _, text in leaves(view)}
            for how, spoilt in spoilt_leaves(leaf, shown):
                counted += 1
                if not list(book_disagreements(kind, view, [spoilt])):
                    missed.append((kind, how))
    assert missed == []
    assert counted > 20


@pytest.mark.parametrize(("kind", "name"), [("paylist", 3), ("notice", 1), ("linkage_ledger", 3)])
def test_two_names_changed_in_a_workbook_are_found(kind: str, name: int) -> None:
    settled = SEASONS["小河村"]()
    document = documents()[kind]
    [subject, *_] = document.paths(settled).values()
    view, book = document.view(settled, subject), document.book
    assert book is not None
    found = 0
    for leaf in book(view):
        rows = [list(row) for row in leaf.rows]
        if len(rows) < 2 or rows[0][name] == rows[-1][name] or rows[0][name + 1 :] == rows[-1][name + 1 :]:
            continue
        rows[0][name], rows[-1][name] = rows[-1][name], rows[0][name]
        found += len(list(book_disagreements(kind, view, [evolve(leaf, rows=tuple(map(tuple, rows)))])))
    assert found


# Tables


def spoilt_rows(rows: Sequence[Sequence[str]]) -> Iterator[tuple[str, Sequence[Sequence[str]]]]:
    for at in sorted({0, len(rows) // 2, len(rows) - 1}):
        for column, cell in enumerate(rows[at]):
            if is_amount(cell):
                altered = [*rows[at][:column], more(cell), *rows[at][column + 1 :]]
                yield f"{at} {column}", [*rows[:at], altered, *rows[at + 1 :]]
    yield "less", rows[:-1]
    yield "twice", [*rows, rows[-1]]


def test_a_fen_more_or_another_row_in_a_table_is_found(settled: Settlement) -> None:
    missed, counted = [], 0
    for kind, table in tables().items():
        for subject in table.paths(settled).values():
            if table.says is None or (table.made is not None and table.made(settled, subject) is not None):
                continue
            rows = [tuple(row) for row in table.rows(settled, subject)]
            assert apart(settled, [*table.says(settled, subject, rows)]) == []
            for how, spoilt in spoilt_rows(rows):
                counted += 1
                if not apart(settled, [*table.says(settled, subject, spoilt)]):
                    missed.append((kind, subject, how))
    assert missed == []
    assert counted > 3


def test_every_table_with_amounts_says_them() -> None:
    silent = {kind for kind, table in tables().items() if table.says is None and table.reads is None}
    assert silent == {"privacy_assessment"}


#: Rows of the control sheet that only point to payments or pools told elsewhere.
POINTING = ("请核对", "另：暂存", "暂存", "利润分配的决定")


@pytest.mark.parametrize("profile", ["", "竖线示例", "定宽示例"])
def test_a_fen_more_in_a_control_sheet_is_found(profile: str) -> None:
    settled = banked(profile)
    subject = "gs/control"
    data = (bank_batch.TABLE.made or missing)(settled, subject)
    assert data is not None
    rows, seen = csv_rows(data), 0
    assert apart(settled, [*reads(settled, subject, data)]) == []
    for at, row in enumerate(rows):
        if not is_amount(row[2]) or row[0].startswith(POINTING):
            continue
        spoilt = [*rows[:at], (*row[:2], more(row[2]), *row[3:]), *rows[at + 1 :]]
        assert apart(settled, [*reads(settled, subject, csv_bytes(HEADINGS, spoilt))]) != [], row
        seen += 1
    assert seen > 5


def missing(_settled: Settlement, _subject: str) -> bytes | None:
    return None


def reads(settled: Settlement, subject: str, data: bytes) -> Sequence[Said]:
    assert bank_batch.TABLE.reads is not None
    return tuple(bank_batch.TABLE.reads(settled, subject, data))


@pytest.mark.parametrize("profile", ["竖线示例", "定宽示例"])
def test_a_fen_more_in_a_bank_file_is_found(profile: str) -> None:
    settled = banked(profile)
    order = order_of(settled, "gs")
    data = (bank_batch.TABLE.made or missing)(settled, "gs/1")
    assert data is not None
    assert order.profile is not None
    assert apart(settled, [*reads(settled, "gs/1", data)]) == []
    for payment in order.batches[0]:
        old = payment.amount.plain if not order.profile.fen else str(payment.amount.fen)
        new = str(int(old.replace(".", "")) + 1)
        spoilt = data.replace(old.encode(), (f"{new[:-2]}.{new[-2:]}" if "." in old else new).encode(), 1)
        assert decode(spoilt, order.profile) != decode(data, order.profile)
        assert apart(settled, [*reads(settled, "gs/1", spoilt)]) != []
    end = order.profile.line_end.encode()
    lines = data.split(end)
    first = bool(order.profile.header) + order.profile.headed
    fewer = end.join([*lines[:first], *lines[first + 1 :]])
    assert len(decode(fewer, order.profile).rows) == len(order.batches[0]) - 1
    assert apart(settled, [*reads(settled, "gs/1", fewer)]) != []


# Texts to be read


def test_a_fen_more_in_a_text_that_is_read_is_found(settled: Settlement) -> None:
    missed, counted = [], 0
    for household in ALOUD.paths(settled).values():
        data = (ALOUD.made or missing)(settled, household)
        assert data is not None
        lines = script_text(data).split("\r\n")
        assert apart(settled, heard(settled, household, lines)) == []
        for at, line in enumerate(lines):
            said, amount = amount_at_end(line)
            if not amount or is_told(said):
                continue
            counted += 1
            spoilt = [*lines[:at], line.replace(yuan(amount), yuan(more(amount))), *lines[at + 1 :]]
            assert spoilt != lines
            if not apart(settled, heard(settled, household, spoilt)):
                missed.append((household, line))
    assert missed == []
    assert counted > 20


def is_told(said: str) -> bool:
    """Whether an amount stands in a sentence that explains a row: the row itself is held."""
    explained = ("合", "分得", "留待下期", "欠", "按", "收益每", "实扣", "只有", "可分")
    return said.endswith(explained) or ("，" in said and not said.startswith(("第", "抵扣", "本期")))


def heard(settled: Settlement, household: str, lines: Sequence[str]) -> Sequence[Said]:
    assert ALOUD.reads is not None
    return tuple(ALOUD.reads(settled, household, script_bytes("\r\n".join(lines))))


def test_a_fen_more_over_the_loudspeaker_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linkage.telling.read_aloud.FEWEST", 1)
    settled = SEASONS["贸易"]()
    [group, *_] = CALL.paths(settled).values()
    data = (CALL.made or missing)(settled, group)
    assert data is not None
    assert CALL.reads is not None
    text = script_text(data)
    [amount] = [amount for said, amount in map(amount_at_end, text.splitlines()) if said.endswith("一共付")]
    assert apart(settled, [*CALL.reads(settled, group, data)]) == []
    spoilt = script_bytes(text.replace(yuan(amount), yuan(more(amount))))
    assert apart(settled, [*CALL.reads(settled, group, spoilt)]) == [f"{group}广播稿里的现付"]


# What has no rows of people


def test_a_fen_more_on_a_numbered_receipt_is_found() -> None:
    settled = with_form(*FORM, "大写 40 60")
    [subject] = documents()["receipt_overlay"].paths(settled).values()
    view = documents()["receipt_overlay"].view(settled, subject)
    assert told(settled, "receipt_overlay", view) == set()
    shown = [path for path, _ in texts(view) if path[-1] == "text"]
    for path in shown:
        text = dict(texts(view))[path]
        if text.startswith("¥"):
            spoilt = put(view, path, f"¥{more(text[1:])}")
        elif text.startswith("人民币"):
            spoilt = put(view, path, text.removesuffix("整") + "壹分")
        else:
            continue
        assert told(settled, "receipt_overlay", spoilt), text
    assert len(shown) == 4


def test_the_record_of_meetings_prints_no_amount() -> None:
    settled = SEASONS["贸易"]()
    document = documents()["four_two"]
    views = [document.view(settled, subject) for subject in document.paths(settled).values()]
    assert views
    assert [path for view in views for path, _ in leaves(view)] == []


def test_the_labels_of_charts_are_amounts_that_are_held(settled: Settlement) -> None:
    """They stand in the views as amounts of their own, of which a fen more of each is tried."""
    places = {kind: {place(path) for path, _ in leaves(view)} for kind, view in first_of(settled)}
    assert "parts.rows.amount" in places["statement"]
    assert not is_free("statement", ("parts", "rows", "amount"))
    for kind in {"notice", "notice_wall", "plan"} & places.keys():
        flows = [one for one in places[kind] if "flow" in one]
        assert not [one for one in flows if is_free(kind, (one,))]


def test_a_table_that_says_another_sum_makes_no_set(monkeypatch: pytest.MonkeyPatch) -> None:
    settled = SEASONS["小河村"]()
    monkeypatch.setattr("linkage.tables.bank_batch._total", lambda *_: "1.00")
    tables.cache_clear()
    with pytest.raises(IntegrityAlarmError, match="银行代发"):
        sheets(settled)
