"""Causes (为什么没有): why the rows of a payee gave nothing, with the person whose row it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import define, field

from linkage.model.registers import Books, Row

_NAMED = 3


@define
class Causes:
    """Gathers why rows gave nothing, by payee and person; of several rows of one person the first speaks.

    A household that is paid for its persons hears of each of them by name, of many the first few. Who is
    paid by herself is named by the payee, and needs no name in the cause.
    """

    books: Books
    _found: dict[str, dict[str, str]] = field(factory=dict, init=False)

    def add(self, payee: str, row: Row, why: str) -> None:
        """Note why a row gave its payee nothing."""
        self._found.setdefault(payee, {}).setdefault("" if "." in payee else row.member, why)

    def told(self) -> Mapping[str, str]:
        """Give each payee's cause in one text."""
        return {
            payee: tell(
                (_name(self.books, payee, member), by_member[member]) for member in _in_order(by_member)
            )
            for payee, by_member in self._found.items()
        }


def by_household(causes: Mapping[str, str], books: Books) -> Mapping[str, str]:
    """Give each household one text out of its own cause or those of its members, who are named."""
    found: dict[str, list[tuple[str, str]]] = {}
    for payee, why in sorted(causes.items()):
        household, _, member = payee.partition(".")
        found.setdefault(household, []).append((_name(books, household, member), why))
    return {household: tell(parts) for household, parts in found.items()}


def tell(causes: Iterable[tuple[str, str]]) -> str:
    """Tell causes with whom they are about, the same cause once: ``甲、乙：未满60周岁；丙：不在村，等 5 人``.

    >>> tell([("", "没有填")]), tell([("甲", "不在村"), ("乙", "不在村")])
    ('没有填', '甲、乙：不在村')
    """
    found = list(causes)
    names: dict[str, list[str]] = {}
    for name, why in found[:_NAMED]:
        names.setdefault(why, []).append(name)
    said = "；".join(f"{'、'.join(of)}：{why}" if all(of) else why for why, of in names.items())
    return f"{said}，等 {len(found)} 人" if len(found) > _NAMED else said


def _in_order(members: Iterable[str]) -> Iterable[str]:
    """Member numbers as they count, the household's own first; the order of the roster never matters."""
    return sorted(members, key=lambda member: (len(member), member))


def _name(books: Books, household: str, member: str) -> str:
    home = books.households.get(household)
    members = home.members if home is not None else ()
    return next((one.name for one in members if member and one.number == member), "")
