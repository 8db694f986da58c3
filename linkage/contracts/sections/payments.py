"""What is paid when (支付表): the instalments of this season's amounts, as they were settled."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.contracts.deal import Deal
from linkage.contracts.land import SHEET, plots_of
from linkage.contracts.quantities import quantities_of
from linkage.contracts.section import Section
from linkage.document import Said, Shown, View
from linkage.engine.schedule import instalments
from linkage.model.arrangement import Term
from linkage.telling.agreement import amounts
from linkage.telling.clause_words import late_words, short_price
from linkage.telling.paper import capitals, period, unbroken
from linkage.telling.paper_leaf import parts, words
from linkage.telling.summary import add
from linkage.words.sentence import Telling, plain_sentence
from linkage.words.wording import day_words

#: More plots than these are reckoned plot by plot on the slip, not in a sentence.
_TOLD_PLOTS = 8


def _words(deal: Deal) -> View | None:
    rows = [row for term in deal.terms for row in _of_term(deal, term)]
    if not deal.terms:
        return None
    for at, row in enumerate(rows, start=1):
        row["at"] = str(at)
    total = add(line.amount for term in deal.terms for line in deal.lines_of(term))
    late = [told for term in deal.terms if (told := late_words(term.late))]
    return {
        "rows": list[Shown](rows),
        "total": str(total),
        "capitals": capitals(total),
        "period": period(deal.settlement),
        "late": list[Shown](list(dict.fromkeys(late))),
        "told": list[Shown](_told(deal)),
    }


def _told(deal: Deal) -> list[str]:
    """How the rent of this season was reckoned, each clause in words; not where it would fill pages."""
    lines = [line for term in deal.terms if term.quantity[0] == SHEET for line in deal.lines_of(term)]
    if len(plots_of(deal)) > _TOLD_PLOTS:
        return ["地块多，逐块怎样算见租金结算单"] if lines else []
    return [unbroken(plain_sentence(line.figure, Telling("各户", "本户"))) for line in lines]


def _of_term(deal: Deal, term: Term) -> list[View]:
    """The instalments of a clause; its whole amount where its payment is only a sentence."""
    shown: View = {
        "clause": term.name,
        "article": term.cite.article,
        "quantity": quantities_of(deal.rows.get(term.name, ()), term.quantity[1]),
        "price": short_price(term),
    }
    rows: list[View] = []
    for line in deal.lines_of(term):
        if term.schedule is None:
            rows.append({**shown, "day": term.payment or "另行约定", "amount": str(line.amount)})
            continue
        rows += [
            {**shown, "day": day_words(one.day), "amount": str(amount)}
            for one, amount in instalments(line.figure, term.schedule)
        ]
    return rows


def _holds(view: View) -> Iterator[Said]:
    """The instalments make the total."""
    total = words(view, "total")
    yield Said("支付表合计", total, of=amounts(parts(view, "rows")))
    yield Said("支付表合计", words(view, "capitals"), of=(total,), place="大写")


SECTION = Section(_words, holds=_holds)
