"""Closed seasons for tests of the page, each closed once; and what a page says to whoever reads it."""

from __future__ import annotations

import html
import re
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from linkage.closing import Closing, close
from linkage.ground.errors import WithheldError
from linkage.model.identity import Secret
from linkage.page.page import page
from villages import Village, village


def closed(a_village: Village) -> Closing:
    """Close a village; what is closed needs its folder no more."""
    with tempfile.TemporaryDirectory() as folder:
        return close(a_village.write(Path(folder) / "season"))


@cache
def this_season() -> Closing:
    """The village of twelve households."""
    return closed(village())


@cache
def last_season() -> Closing:
    """The same village when the company paid less for a share and picked fruit for less."""
    return closed(village().with_text("费率: 6%/年", "费率: 5%/年").with_text("采摘: 130", "采摘: 120"))


def secrets(closing: Closing) -> set[str]:
    """Every identity, phone and bank number in any register, whole."""
    tables = closing.settlement.books.tables.values()
    cells = (cell for rows in tables for row in rows for cell in row.values.values())
    return {cell.reveal() for cell in cells if isinstance(cell, Secret)}


def persons(closing: Closing) -> set[str]:
    """Every name on the roster that has more than one character to hide."""
    return {member.name for member in closing.settlement.books.members() if len(member.name) > 1}


def found_in(data: bytes, wanted: Iterable[str]) -> list[str]:
    """Which of these stand anywhere in the file: in its text, between blanks, or in its code."""
    code = data.decode()
    text = "".join(words(data).split())
    return sorted(one for one in wanted if one in code or one in text)


def shown_to_everybody(closing: Closing) -> list[str]:
    """The numbers and full names of persons on the public page of a season; nothing where it has no page.

    A person whom the arrangement itself names, as a contact or in the name of a party, is no secret.
    """
    try:
        data = page(closing, "public")
    except WithheldError:
        assert closing.withheld
        return []
    arrangements = closing.settlement.arrangements
    said = [text for one in arrangements for text in one.papers.values()]
    said += [party.name for one in arrangements for party in one.parties.values()]
    names = {name for name in persons(closing) if name not in " ".join(said)}
    return found_in(data, secrets(closing) | names)


def words(data: bytes) -> str:
    """What a reader sees, everything unfolded: without style, script and tags."""
    code = re.sub(r"<(style|script)>.*?</\1>", "", data.decode(), flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]*>", " ", code))
