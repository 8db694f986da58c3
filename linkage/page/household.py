"""One household (一户) on the internal page: its amounts, each with its explanation, and what changed."""

from __future__ import annotations

from linkage.document import Shown
from linkage.ground.money import Money
from linkage.model.entitlement import Settlement
from linkage.model.registers import Household
from linkage.page.parts import tree_rows
from linkage.telling.account import Group, household_account
from linkage.telling.changes import cause_words, changes, signed
from linkage.telling.household_words import added_up, fractions_left, paid_by, without_money
from linkage.telling.line_words import LineWords, line_words
from linkage.telling.member_account import told_account
from linkage.telling.summary import add
from linkage.telling.tax_words import tax_lines
from linkage.words.share_words import clause_title

#: The columns of the roster that say who somebody is, and how they are called here.
_SECRETS = (("证件号", "证件"), ("电话", "电话"), ("卡号", "卡号"))


def home(
    settlement: Settlement, last: Settlement | None, household: Household, places: tuple[int, int]
) -> dict[str, Shown]:
    """Everything of one household; ``places`` is where it stands by group and by number."""
    number = household.number
    account = household_account(settlement, number)
    by_group, by_number = places
    return {
        "number": number,
        "name": household.name,
        "group": household.group,
        "find": f"{number} {household.name} {household.group}".lower(),
        "by_group": str(by_group),
        "by_number": str(by_number),
        "by_amount": str(-account.payable.fen),
        "amounts": [
            str(amount) for amount in (account.gross, account.deducted, account.paid, account.payable)
        ],
        "known": _known(household),
        "lines": [_line(line_words(settlement, line)) for line in settlement.lines_of(number)],
        "moves": [_moves(group) for group in (account.deductions, account.payments) if group.entries],
        "opened": list(account.opened),
        "sum": added_up(settlement, number),
        "paid": list(paid_by(settlement, number)),
        "reasons": list(without_money(settlement, number)),
        "fractions": list(fractions_left(settlement, number)),
        "taxes": list(tax_lines(settlement, number)),
        "account": list(told_account(settlement, number)),
        "changes": _changes(settlement, last, number) if last is not None else {},
    }


def _known(household: Household) -> str:
    """How the household is known beside its name, masked by type; and who lives in it."""
    told = [
        f"{word} {secret}"
        for heading, word in _SECRETS
        if (secret := household.head.row.secret(heading)) is not None
    ]
    names = "、".join(
        f"{member.name}（{member.relation}）" for member in household.members if member.relation
    )
    return "　".join([*told, f"家里：{names}"] if names else told)


def _line(told: LineWords) -> dict[str, Shown]:
    return {
        "title": told.title,
        "amount": told.amount,
        "payer": told.payer,
        "sentence": told.sentence,
        "formula": told.formula,
        "numbers": told.numbers,
        "odd": told.odd,
        "due": told.due,
        "ground": "；".join(told.grounds),
        "tree": tree_rows(told.tree),
    }


def _moves(group: Group) -> dict[str, Shown]:
    return {
        "heading": group.heading,
        "subtotal": str(group.subtotal),
        "entries": [
            {"title": entry.title, "by": entry.by, "told": "，".join(entry.told), "amount": str(entry.minus)}
            for entry in group.entries
        ],
    }


def _changes(this: Settlement, last: Settlement, number: str) -> dict[str, Shown]:
    found = changes(last, this, number)
    before, after = add(one.before for one in found), add(one.after for one in found)
    return {
        "sum": f"上期 {before} 元，本期 {after} 元，{_more(after - before)}",
        "rows": [
            {
                "name": clause_title(one.clause),
                "before": str(one.before),
                "after": str(one.after),
                "difference": signed(one.difference),
                "causes": [cause_words(cause) for cause in one.causes],
            }
            for one in found
            if one.difference
        ],
    }


def _more(difference: Money) -> str:
    return f"差额 {signed(difference)} 元" if difference else "一样"
