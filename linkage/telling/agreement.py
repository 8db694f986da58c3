"""Agreement (各处相符): what papers say of the same sum, held against the result and so against each other.

A paper says its sums in the words that stand on it (``Document.says``): the whole of something, or a part
that all papers of its kind make up together, and every row of people with the number or name beside it. The
result document, which was proved by itself, says the same sums in its own figures (:mod:`known_sums`). A fen
between them, a row that is missing, double or beside another name stops the whole set: a member who compares
her statement with the posted list must find one number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from attrs import frozen

from linkage.document import Said, View
from linkage.ground.capitals import from_capitals
from linkage.ground.money import ZERO, Money
from linkage.model.entitlement import Settlement
from linkage.telling.known_sums import (
    exact_sums,
    listed,
    pool_sum,
    step_at,
    step_of,
    sums_of_result,
    under,
)
from linkage.telling.paper_leaf import parts, words


@frozen
class Disagreement:
    """A kind of paper says a sum that is another in the result, or that the result does not know.

    ``said`` and ``known`` are texts where they are no amounts.
    """

    kind: str
    what: str
    said: Money | str
    known: Money | str | None


def posted_sums(view: View) -> Iterator[Said]:
    """What a posted paper says of its pools: what came in, its steps and lists, what is kept."""
    for pool in parts(view, "pools"):
        name = words(pool, "name")
        income, loss = words(pool, "income"), words(pool, "loss")
        # A loss is told as what it is, below nought: nothing of it came in to be shared.
        yield Said(pool_sum(name, "亏损" if loss else "来源"), less(income) if loss else income)
        yield Said(pool_sum(name, "留存"), words(pool, "kept"))
        if loss:
            yield Said(pool_sum(name, "亏损"), loss, place="亏损")
        if not loss:
            kept = (*amounts(parts(pool, "steps")), words(pool, "kept"))
            yield Said(f"“{name}”各步和留存", income, of=kept)
        for one in parts(pool, "steps"):
            yield Said(step_at(name, words(one, "at"), words(one, "name")), words(one, "amount"))
            for inside in parts(one, "earmarks"):
                yield Said(step_of(name, words(inside, "name")), words(inside, "amount"))
        for people in parts(pool, "lists"):
            step, rows = words(people, "name"), parts(people, "rows")
            total = words(people, "total")
            yield Said(step_of(name, step), total)
            yield in_words(step_of(name, step), words(people, "capitals"))
            yield Said(f"{step_of(name, step)}的名单合计", total, of=amounts(rows))
            for row in rows:
                yield Said(listed(name, step, words(row, "group"), words(row, "name")), words(row, "amount"))


def in_words(what: str, capitals: str, *, part: bool = False) -> Said:
    """A sum that is said in capitals."""
    return Said(what, capitals, part=part, place="大写")


def amounts(rows: Iterable[View], key: str = "amount") -> tuple[str, ...]:
    """The amounts of some rows, as they are printed."""
    return tuple(words(row, key) for row in rows)


def less(amount: str) -> str:
    """The amount taken away: what is below nought already is added."""
    return amount.removeprefix("-") if amount.startswith("-") else f"-{amount}" if amount else ""


def example_sums(view: View) -> Iterator[Said]:
    """What a worked example says: its lines make its total, and its pools give and keep what they took in."""
    lines = parts(view, "lines")
    if words(view, "total"):
        yield Said("算例合计", words(view, "total"), of=amounts(lines))
    for pool in parts(view, "pools"):
        if came := amounts(parts(pool, "sources")):
            yield Said(f"算例“{words(pool, 'name')}”的来源", words(pool, "income"), of=came)
        given = (*amounts(parts(pool, "steps")), words(pool, "kept"))
        yield Said(f"算例“{words(pool, 'name')}”", words(pool, "income"), of=given)


def shown_example(view: View) -> Iterator[Said]:
    """What the worked example of an agreement says."""
    shown = view.get("example")
    if isinstance(shown, dict):
        yield from example_sums(shown)


def clause_sums(view: View) -> Iterator[Said]:
    """What a paper says of its clauses, each with its arrangement: a part of what the clause gives."""
    for clause in parts(view, "clauses"):
        earned = under(words(clause, "arrangement"), words(clause, "name"))
        yield Said(earned, words(clause, "amount"), part=True)


def disagreements(
    settlement: Settlement, papers: Iterable[tuple[str, Iterable[Said]]]
) -> Sequence[Disagreement]:
    """What papers, each with its kind, say otherwise than the result."""
    known = {_plain(name): amount for name, amount in sums_of_result(settlement).items()}
    exact: Mapping[str, Sequence[Fraction]] = {}
    shares: dict[_Key, Money] = {}
    found: list[Disagreement] = []
    for kind, said in papers:
        wholes: dict[_Key, Money] = {}
        for one in said:
            key = (kind, _plain(one.what), one.place)
            if one.exact:
                exact = exact or exact_sums(settlement)
                found += _exactly(kind, one, exact)
                continue
            try:
                amount = money(one.amount)
                of = sum(map(money, one.of), start=ZERO) if one.of is not None else None
            except ValueError as error:
                found.append(Disagreement(kind, one.what, str(error), known.get(key[1])))
                continue
            if of is not None:
                found += _apart({key: amount}, {key[1]: of})
                continue
            sums = shares if one.part else wholes
            sums[key] = sums.get(key, ZERO) + amount
        found += _apart(wholes, known)
    return [*found, *_apart(shares, known)]


def exact_rows(what: str, rows: Iterable[View], key: str = "amount") -> Iterator[Said]:
    """That these rows, not rounded yet, make what one payee earns under a clause, where they have amounts."""
    shown = tuple(row for row in amounts(rows, key) if row)
    if shown:
        yield Said(what, "", of=shown, exact=True, place="各行")


def _exactly(kind: str, said: Said, known: Mapping[str, Sequence[Fraction]]) -> Iterator[Disagreement]:
    """Rows are shown to a hundredth of a fen; what was cut off of each is all they may part by."""
    rows = said.of or ()
    told = f"{said.what}（各行）"
    try:
        total = sum((_exact(row) for row in rows), start=Fraction())
    except ValueError as error:
        yield Disagreement(kind, told, str(error), None)
        return
    sums = known.get(said.what, ())
    if not any(abs(total - one) <= len(rows) * _CUT_OFF for one in sums):
        yield Disagreement(kind, told, "＋".join(rows), Money(int(sums[0] * _FEN)) if sums else None)


_EXACT = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?…?")
_CUT_OFF = Fraction(1, 10_000)
_FEN = 100


def _exact(text: str) -> Fraction:
    if not _EXACT.fullmatch(text):
        raise ValueError(text)
    return Fraction(text.replace(",", "").rstrip("…"))


def _plain(name: str) -> str:
    """A name with the blanks that papers do not break as what they were."""
    return name.replace("\u00a0", " ")


#: Kind of paper, what is said, where on the page.
_Key: TypeAlias = tuple[str, str, str]


def _apart(sums: Mapping[_Key, Money], known: Mapping[str, Money]) -> Iterator[Disagreement]:
    for (kind, what, _), amount in sums.items():
        if known.get(what) != amount:
            yield Disagreement(kind, what, amount, known.get(what))


def money(text: str) -> Money:
    """An amount as papers print it, in figures or in capitals: ``1,234.56``; an empty place is nought.

    Raises ``ValueError`` for anything else: a paper that cannot be read cannot be held to its word.
    """
    if not text:
        return ZERO
    if _AMOUNT.fullmatch(text):
        return Money(int(text.replace(",", "").replace(".", "")))
    if text.startswith("负"):
        return -from_capitals(text.removeprefix("负"))
    return from_capitals(text)


def is_amount(text: str) -> bool:
    """Whether a text is an amount in figures."""
    return _AMOUNT.fullmatch(text) is not None


_AMOUNT = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)\.[0-9]{2}")


def disagreement_words(title: str, one: Disagreement) -> str:
    """A disagreement as a sentence; ``title`` is what the paper is called."""
    known = "没有这一项" if one.known in {None, ""} else f"是 {one.known}"
    return f"《{title}》里{one.what} {one.said}，结果里{known}"
