"""Section (合同的一节): what a section of a contract shows, one a file in ``linkage/contracts/sections``.

Its wording is the partial ``templates/sections/<name>.html``, which sees the words as ``d``. A section
without data has a partial and no file here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from attrs import field, frozen

from linkage.contracts.agreed_sums import AgreedSums
from linkage.contracts.blanks import choices
from linkage.contracts.deal import Deal
from linkage.document import Said, View
from linkage.ground.catalogue import catalogue


@frozen
class Section:
    """What a section shows.

    ``words`` gives it for a deal, or nothing where the section does not stand in it. ``says`` are the things
    agreed for the paper alone (文书) that it prints, each under its own key; ``offers`` those that are a
    choice, with what is offered; ``sums`` those that are money or a rate, bound to a
    number where they are one. ``holds`` are the sums that the words show, to be held against the result.
    """

    words: Callable[[Deal], View | None] | None = None
    says: tuple[str, ...] = ()
    offers: Mapping[str, Sequence[str]] = field(factory=dict)
    sums: tuple[str, ...] = ()
    holds: Callable[[View], Iterable[Said]] | None = None

    def of(self, deal: Deal) -> View | None:
        """The words of the section."""
        found = self.words(deal) if self.words is not None else {}
        if found is None:
            return None
        said: View = {key: deal.said(key) for key in self.says}
        ticked: View = {key: choices(offered, deal.said(key)) for key, offered in self.offers.items()}
        agreed = AgreedSums(deal)
        bound: View = {key: agreed.of(key) for key in self.sums}
        return {**said, **ticked, **bound, **found}


@cache
def sections() -> Mapping[str, Section]:
    """All sections that show data, by name."""
    from linkage.contracts import sections as shelf  # noqa: PLC0415 - the shelf stands above its own type

    return catalogue(shelf, Section)
