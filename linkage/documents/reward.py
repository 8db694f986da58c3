"""The application for a reward (奖补申请审批表, A10) with the pledge of honesty (诚信承诺书).

One for each household and payer. What was accepted and what it comes to stand on it, cap by cap; rewards
follow acceptance, never the other way round. Village, township and county write their opinions by hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linkage.contracts.award_rows import claim_words, limits_of, rows_sum
from linkage.contracts.awards import Award, awards
from linkage.document import Document, Said, View, file_word
from linkage.model.entitlement import Settlement
from linkage.telling.agreement import amounts
from linkage.telling.known_sums import earned_by_all
from linkage.telling.paper import (
    BLANK_DAY,
    capitals,
    heads_shown,
    last_day,
    party,
    period,
    running,
    sealed,
    season_name,
    unbroken,
)
from linkage.telling.paper_leaf import parts, words
from linkage.telling.stamp import SIDES
from linkage.telling.twin import statement_number

NAME = "reward"
TITLE = "产业奖补申请审批表"

#: Who gives an opinion, from the village upward.
_LEVELS = ("村集体（村委会）意见", "乡镇人民政府意见", "县级主管部门意见")


def _paths(settlement: Settlement) -> Mapping[str, str]:
    return {
        f"农户/{NAME}-{'-'.join(map(file_word, subject.split('/')))}.pdf": subject
        for subject in (award.deal.subject for award in awards(settlement))
    }


def _view(settlement: Settlement, subject: str) -> View:
    award = next(one for one in awards(settlement) if one.deal.subject == subject)
    year = last_day(settlement).year
    number = statement_number(award.deal.arrangement.code, year, f"{award.deal.subject}|{TITLE}")
    return sealed(
        {
            "title": f"{TITLE} {number}",
            "running": running(settlement, f"{settlement.main.name}·{TITLE}", number, SIDES),
            "number": number,
            "season": season_name(settlement),
            "period": period(settlement),
            "payer": party(settlement, award.payer).name,
            "household": _household(settlement, award),
            "rows": [claim_words(award, claim) for claim in award.claims],
            "limits": list(limits_of(award)),
            "steps": [unbroken(step) for step in award.steps],
            "before": str(award.before),
            "amount": str(award.amount),
            "capitals": capitals(award.amount),
            "clauses": [{"name": line.clause, "amount": str(line.amount)} for line in award.lines],
            "levels": list(_LEVELS),
            "matters": "、".join(
                dict.fromkeys(str(claim_words(award, one)["matter"]) for one in award.claims)
            ),
            "blank_day": BLANK_DAY,
        }
    )


def _household(settlement: Settlement, award: Award) -> View:
    home = award.household
    head = home.head.row
    identity, telephone = head.secret("证件号"), head.secret("电话")
    return {
        "name": home.name,
        "number": home.number,
        "group": home.group,
        "people": heads_shown(settlement, home),
        "category": home.category,
        "identity": identity.last4 if identity is not None else "",
        "telephone": telephone.last4 if telephone is not None else "",
        "holder": head.text("户名"),
        "bank": head.text("开户行"),
        "account": home.account.last4 if home.account is not None else "",
    }


def _says(view: View) -> Iterator[Said]:
    """What the household is granted, clause by clause and together."""
    household, clauses, amount = view["household"], parts(view, "clauses"), words(view, "amount")
    home = household if isinstance(household, dict) else {}
    yield from rows_sum(parts(view, "rows"), "封顶、保底以前", words(view, "before"))
    yield Said("奖补金额", amount, of=amounts(clauses))
    yield Said("奖补金额", words(view, "capitals"), of=(amount,), place="大写")
    for clause in clauses:
        whose = earned_by_all(words(home, "number"), words(home, "name"), words(clause, "name"))
        yield Said(whose, words(clause, "amount"))


DOCUMENT = Document(
    title=TITLE,
    template="reward.html",
    edition="household",
    view=_view,
    paths=_paths,
    says=_says,
    mechanisms=(36, 40),
)
