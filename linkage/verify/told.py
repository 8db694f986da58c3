"""The verification in words (核对结果怎么说): the same sentences on the screen and on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from linkage.ground.errors import Where
from linkage.ground.fault import listed
from linkage.ground.money import ZERO, Money
from linkage.telling.paper import season_name
from linkage.verify.beside import WEIGHT, Outcome
from linkage.verify.cause import MOST
from linkage.verify.corrections import corrections
from linkage.verify.verdict import Difference, Verdict
from linkage.verify.verification import Verification
from linkage.words.share_words import clause_title

#: Verdicts in the order in which they are counted.
VERDICTS = (
    Verdict.EQUAL,
    Verdict.DIFFERENT,
    Verdict.MISSING,
    Verdict.EXTRA,
    Verdict.TWICE,
    Verdict.WRONG_ACCOUNT,
    Verdict.AMBIGUOUS,
)

_ORDINALS = ("一", "二", "三")


@frozen
class ToldDifference:
    """One difference in words: amounts, how far off, and what else there is to say, a sentence each."""

    verdict: Verdict
    item: str
    due: str
    paid: str
    off: str
    lines: tuple[str, ...]
    places: tuple[Where, ...] = ()


@frozen
class ToldOutcome:
    """A household that is not equal, in words."""

    payee: str
    name: str
    group: str
    rows: str
    verdict: str
    differences: tuple[ToldDifference, ...]
    told: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Who it is: 户号, name and group."""
        who = " ".join(part for part in (self.payee, self.name) if part)
        return f"{who}（{self.group}）" if self.group else who


def title(verification: Verification) -> str:
    """Which list is beside which season."""
    paid, settlement = verification.paid, verification.settlement
    sheet = f"〔{paid.sheet}〕" if paid.sheet else ""
    return f"{paid.file}{sheet}　对照　{settlement.main.name} {season_name(settlement)}"


def counted(verification: Verification) -> str:
    """How many households stand under each verdict."""
    counts = [(verdict, verification.count(verdict)) for verdict in VERDICTS]
    said = [f"{verdict.value} {count}" for verdict, count in counts if count or verdict is Verdict.EQUAL]
    return f"核对 {len(verification.outcomes)} 户：{'，'.join(said)}"


def balanced(verification: Verification) -> str:
    """What the list pays too much and too little, over all households."""
    off = [one.paid.fen - one.due.fen for one in verification.differing if one.verdict not in _OPEN]
    over, under = sum(fen > 0 for fen in off), sum(fen < 0 for fen in off)
    return (
        f"多付 {verification.overpaid} 元（{over} 户），少付 {verification.underpaid} 元（{under} 户），"
        f"相抵{_net(verification.overpaid - verification.underpaid)}"
    )


_OPEN = {Verdict.AMBIGUOUS}


def _net(off: Money) -> str:
    if not off:
        return "为零"
    return f"后多付 {off} 元" if off.fen > 0 else f"后少付 {-off} 元"


def told(verification: Verification) -> Iterator[ToldOutcome]:
    """Every household that is not equal, the gravest verdicts first, each in the order of the roster."""
    for verdict in WEIGHT:
        for outcome in verification.differing:
            if outcome.verdict is verdict:
                yield _outcome(outcome)


def _outcome(outcome: Outcome) -> ToldOutcome:
    rows = listed(row_words(row.row.sheet, row.row.number) for row in outcome.rows)
    return ToldOutcome(
        outcome.payee,
        outcome.name,
        outcome.group,
        rows,
        outcome.verdict.value,
        tuple(_difference(outcome, difference) for difference in outcome.differences),
        outcome.told,
    )


def row_words(sheet: str, number: int) -> str:
    """A row as a person looks it up."""
    return f"{f'〔{sheet}〕' if sheet else ''}第{number}行"


def _difference(outcome: Outcome, difference: Difference) -> ToldDifference:
    due, paid = difference.due, difference.paid
    off = ZERO if difference.verdict in _OPEN else (paid or ZERO) - (due or ZERO)
    lines = [difference.told] if difference.told and difference.told != difference.clause else []
    causes = difference.causes[:MOST]
    if len(causes) == 1:
        lines.append(f"多半是：{causes[0].words}")
    else:
        lines += [f"可能{_ORDINALS[at]}：{cause.words}" for at, cause in enumerate(causes)]
    return ToldDifference(
        difference.verdict,
        "　".join(part for part in (_whose(outcome, difference), clause_title(difference.clause)) if part),
        str(due) if due is not None else "",
        str(paid) if paid is not None else "",
        signed_off(off),
        tuple(lines),
        difference.places,
    )


def _whose(outcome: Outcome, difference: Difference) -> str:
    """Which person of a household a difference is about, where rows stand for persons."""
    if difference.payee == outcome.payee or "." not in difference.payee:
        return ""
    return f"{difference.payee} {difference.name}"


def signed_off(off: Money) -> str:
    """How far off an amount is: 多 1.00, 少 1.00, nothing for nought."""
    if not off:
        return ""
    return f"多 {off}" if off.fen > 0 else f"少 {-off}"


def remedies(verification: Verification) -> Sequence[str]:
    """What to do with a list that is wrong, whether it was paid already or not."""
    if not verification.differing:
        return ()
    said = ["还没有付款的：先改表，再核对一次，相符了再付。"]
    said.append(
        "已经付款、本季还没有结账的：把实际付的逐笔登记在本季台账〔已付〕，重新核算，少付的会列在现付里补发，"
        "多付的会列为结转。"
    )
    if any(True for _ in corrections(verification)):
        said.append(
            "已经付款、本季已经结账的：本季不改，下一期台账〔更正〕每笔补一行（应为、已算见核对结果.json 的 "
            "corrections），少付的成为下一期的一笔，多付的记作欠款，没有约定和同意书不得从任何收入里扣，"
            "租金、工资不能抵扣。"
        )
    if verification.count(Verdict.WRONG_ACCOUNT):
        said.append("付进别人账户的：先联系开户行和收款人退回，再付给名册上的账户；名册错了的先改名册。")
    if verification.count(Verdict.AMBIGUOUS):
        said.append("认不准是谁的：在表上补户号，或证件号、卡号的后四位，再核对一次。")
    return said
