"""What is due year by year (逐年应收): reckoned by the engine, each year's rent in its year."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.contracts.years import due_by_year
from linkage.document import Said, View
from linkage.ground.season import chinese_date
from linkage.telling.agreement import amounts
from linkage.telling.paper_leaf import parts, words
from linkage.telling.summary import add


def _words(deal: Deal) -> View | None:
    years = due_by_year(deal)
    if not years:
        return None
    known = [year.amount for year in years if year.amount is not None]
    return {
        "rows": [
            {
                "at": str(at),
                "first": chinese_date(year.first),
                "last": chinese_date(year.last),
                "amount": str(year.amount) if year.amount is not None else "按当年的价格",
            }
            for at, year in enumerate(years, start=1)
        ],
        "total": str(add(known)) if len(known) == len(years) else "",
    }


def _holds(view: View) -> Iterator[Said]:
    """The years make the total."""
    if words(view, "total"):
        yield Said("各年应收合计", words(view, "total"), of=amounts(parts(view, "rows")))


SECTION = Section(_words, holds=_holds)
