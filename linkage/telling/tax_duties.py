"""Tax duties (代扣和申报): what payers have to declare and keep of what they pay persons, payer by payer.

The law lets the payer keep the tax of nearly every income of a person (个人所得税法 第九条), whatever was
signed. What the arrangement keeps is kept; of the rest the accountant is told before anything is paid. This
is no finding: nothing has to be answered, and nobody's payable changes.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from linkage.engine.taxation import PERSONAL
from linkage.governance.decisions import answering
from linkage.ground.money import Money
from linkage.model.entitlement import Settlement
from linkage.model.tax import DISPUTED, KEPT_BY_LAW, TAXED, WITHHOLD, Tax
from linkage.tax import in_advance, only_told
from linkage.telling.summary import add
from linkage.telling.tax_words import clauses_of, is_confirmed

#: The check that asks for a tax which the payer has to keep and did not.
TAX_NOT_KEPT = "C797"

#: What is said of a payer's incomes that came to a tax.
KEPT, KEPT_IN_DOUBT, TO_KEEP, ADVANCE, ASK = (
    "协议写了代扣，已经扣下，按期申报缴库",
    "协议写了代扣，已经扣下；征不征有争议，缴以前问主管税务机关",
    "依法由付款方代扣，协议只写告知，没有扣",
    "依法由付款方预扣，协议只写告知，没有扣；收款人次年自己汇算",
    "征不征有争议，没有扣，付以前问主管税务机关",
)


@frozen
class TaxDuty:
    """The taxes of one head that a payer has to see to alike, and what has to be done about them."""

    payer: str
    head: str
    said: str
    taxes: tuple[Tax, ...]

    @property
    def clauses(self) -> str:
        """The clauses and pools they were reckoned on."""
        return "、".join(dict.fromkeys(clauses_of(tax) for tax in self.taxes))

    @property
    def payees(self) -> int:
        """How many payees there are."""
        return len({tax.payee for tax in self.taxes})

    @property
    def base(self) -> Money:
        """What they were paid."""
        return add(tax.base for tax in self.taxes)

    @property
    def amount(self) -> Money:
        """What the taxes come to, together."""
        return add(tax.amount for tax in self.taxes if tax.amount is not None)


def tax_duties(settlement: Settlement) -> Sequence[TaxDuty]:
    """What every payer has to see to, in the order of the incomes; what came to nought is left out."""
    found: dict[tuple[str, str, str], list[Tax]] = {}
    answer = answering(settlement, TAX_NOT_KEPT, refusal=False)
    decided = f"；怎么缴已经决定，见〔决定〕{answer.number}" if answer is not None else ""
    for tax in settlement.taxes:
        if tax.tax == PERSONAL and tax.amount and tax.standing in {TAXED, DISPUTED}:
            said = _said(tax, decided if only_told(tax) else "")
            found.setdefault((tax.payer, tax.head, said), []).append(tax)
    return [TaxDuty(*key, tuple(taxes)) for key, taxes in found.items()]


def asked_by_law(settlement: Settlement) -> str:
    """What the law asks of a payer on the last day of the season; empty where no version covers it."""
    found = settlement.laws.effective(KEPT_BY_LAW, settlement.main.last_day.date)
    if found is None:
        return ""
    law = found.parameter
    until = f"，{law.note}" if law.note else ""
    return f"法律的要求：付钱给个人的，付款的一方{law.told}{until}（{law.cite}）。"


def _said(tax: Tax, decided: str) -> str:
    if tax.standing == DISPUTED:
        doubt = KEPT_IN_DOUBT if tax.manner == WITHHOLD else ASK
        said = f"{doubt}（{tax.words}）" if tax.words else doubt
    elif tax.manner == WITHHOLD:
        said = KEPT
    else:
        said = ADVANCE if in_advance(tax) else TO_KEEP
    said += decided
    return said if is_confirmed(tax) else f"{said}；税率未确认"
