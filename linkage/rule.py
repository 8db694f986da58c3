"""Rule (收益规则): what an income kind adds to a term or pool: wording, limits, ground. No arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from attrs import frozen

from linkage.ground.catalogue import catalogue
from linkage.ground.citation import Citation


@frozen
class Rule:
    """An income kind.

    ``label`` is the word arrangements use (收入), ``kinds`` the words of 类别 it allows (empty: none).
    ``gold`` is the heading of the three golds the income stands under on a statement, or empty.
    ``set_off`` says whether the law leaves it to an agreement to set an advance off against it;
    ``protected_kinds`` names kinds that differ from this. ``plain`` is the word for a farmer, ``wording``
    the clause template of the contract, ``ground`` the articles a figure of this kind cites. ``capital`` says
    that it gives back what the payee had put in: no income, and no effect of the linkage. ``of_land`` says
    that the articles speak of contracted land, and of no rent of rooms or machines.
    """

    name: str
    label: str
    plain: str
    wording: str
    gold: str = ""
    kinds: tuple[str, ...] = ()
    set_off: bool = True
    capital: bool = False
    protected_kinds: tuple[str, ...] = ()
    ground: tuple[Citation, ...] = ()
    set_off_ground: tuple[Citation, ...] = ()
    of_land: bool = False

    def grounds(self, *, land: bool) -> tuple[Citation, ...]:
        """The articles a figure cites; ``land`` says whether it is for contracted land."""
        return self.ground if land or not self.of_land else ()

    def protected(self, kind: str) -> bool:
        """Say whether nothing may be set off against this income."""
        return not self.set_off or kind in self.protected_kinds


@cache
def rules() -> dict[str, Rule]:
    """All income kinds by their label."""
    from linkage import rules as shelf  # noqa: PLC0415 - the shelf stands above its own type

    found = catalogue(shelf, Rule)
    return {rule.label: rule for rule in found.values()}


def income_kinds() -> Mapping[str, tuple[str, ...]]:
    """The words a clause may give as 收入, each with the words of 类别 it allows."""
    return {label: rule.kinds for label, rule in rules().items()}
