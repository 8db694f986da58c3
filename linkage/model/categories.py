"""Categories (类别): what a household or person is on a day, as dated data of the books say it."""

from __future__ import annotations

import datetime

from linkage.ground.figure import Word
from linkage.model.registers import Books, Row

DATED = "类别"
WHOLE_SEASON = "户类别"


def categories_on(books: Books, household: str, member: str, day: datetime.date) -> tuple[Word, ...]:
    """The categories in force on a day, each with its cell, in the order of their words.

    A person's own rows under 〔类别〕 beat the household's, and these beat 户类别 of the roster, which
    holds the whole season. Empty when nothing says what the household or person is.
    """
    current = [row for row in books.rows_of(DATED, household) if in_force(row, day)]
    own = [row for row in current if member and row.member == member]
    shared = [row for row in current if not row.member]
    said = [row.values.get(DATED) for row in own or shared]
    words = {word.text: word for word in said if isinstance(word, Word)}
    if words:
        return tuple(words[text] for text in sorted(words))
    fallback = _of_roster(books, household, member)
    return () if fallback is None else (fallback,)


def in_force(row: Row, day: datetime.date) -> bool:
    """Say whether a dated row is in force on a day; both ends count, an empty end is open."""
    start, end = row.day("起"), row.day("止")
    return (start is None or start.date <= day) and (end is None or day <= end.date)


def _of_roster(books: Books, household: str, member: str) -> Word | None:
    known = books.households[household]
    person = next((one for one in known.members if one.number == member), known.head)
    for row in (person.row, known.head.row):
        said = row.values.get(WHOLE_SEASON)
        if isinstance(said, Word):
            return said
    return None
