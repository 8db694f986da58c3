"""Control sheet (代发核对单): what the bank's files come to, beside everything they must agree with.

Signed before the files are sent. It says whose format they have and whether anybody confirmed it, what is
paid otherwise and why, what waits, which lines to look at, and which texts keep the bank's files back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linkage.bank.doubts import NO_BANK
from linkage.bank.form import bank_files, refusals
from linkage.bank.order import Order, bank_order, payers, total
from linkage.governance.voiding import voiding
from linkage.ground.errors import IntegrityAlarmError
from linkage.ground.memory import remembered
from linkage.ground.money import ZERO, Money
from linkage.model.entitlement import Settlement
from linkage.telling.company_words import MISSING, decisions_told
from linkage.telling.paper import in_order, people_debts, season_name
from linkage.telling.stamp import state
from linkage.telling.summary import add
from linkage.telling.tax_duties import tax_duties

HEADINGS = ("项目", "笔数", "金额（元）", "说明")
#: What the rows are called that its check looks for: sums that must agree, and their parts.
AGREED, TOGETHER = "四个合计相符", "代发加不经银行"
SENT, ASIDE = "其中：代发", "其中：不经银行"
#: Payments not by bank: still to be made, and made before.
APART = ("不经银行", "已经代发")
#: What the rows begin with that tell a tax the payer has to see to.
TAX = "个人所得税："
#: Who signs the control sheet before the files are sent.
SIGNERS = ("制表", "审核", "审批")
#: The payers of one season: what is remembered keeps its season in memory, and a county has many.
_PAYERS = 4
_STATES = "{}：手续没有办完，这份代发不能送银行"


@remembered(_PAYERS)
def order_of(settlement: Settlement, code: str) -> Order:
    """The order of a payer, in the order of its roll."""
    return bank_order(settlement, code, [household.number for household in in_order(settlement)])


def orders(settlement: Settlement) -> Iterator[Order]:
    """The orders of all payers that have somebody to pay by bank; a set that is void pays nobody."""
    if voiding(settlement) is None:
        found = (order_of(settlement, party.code) for party in payers(settlement))
        yield from (order for order in found if order.payments)


def control_rows(settlement: Settlement, order: Order) -> Iterator[Sequence[str]]:
    """The rows of the control sheet of a payer, with the places to sign below them."""
    yield from compared_rows(settlement, order)
    yield from ((word, "", "", "（签字、日期）") for word in SIGNERS)


def compared_rows(settlement: Settlement, order: Order) -> Iterator[Sequence[str]]:
    """What the order comes to, beside all that it must agree with.

    Raises :class:`IntegrityAlarmError` when the totals that must agree do not.
    """
    yield from _head(settlement, order)
    yield from _totals(settlement, order)
    yield from _batches(settlement, order)
    for one in order.apart:
        yield APART[one.done], one.payee, one.amount.plain, f"{one.name}：{one.why}"
    for duty in tax_duties(settlement):
        if duty.payer == order.payer.code:
            yield (
                f"{TAX}{duty.head}",
                str(duty.payees),
                duty.amount.plain,
                f"{duty.clauses} {duty.base} 元：{duty.said}",
            )
    for one in order.held:
        yield "暂存，不在现付里", one.payee, one.amount.plain, f"{one.name}：{one.why}"
    unnamed = [payment for payment in order.payments if NO_BANK in payment.remarks]
    if unnamed:
        yield "请核对：没有开户行", str(len(unnamed)), total(unnamed).plain, NO_BANK
    for payment in order.payments:
        for remark in payment.remarks:
            if remark == NO_BANK:
                continue  # told once for all, above
            yield "请核对", payment.payees, payment.amount.plain, f"{payment.name}：{remark}"
    for refusal in refusals(settlement, order):
        yield "银行文件不出", refusal.payees, "", f"“{refusal.column}”写着“{refusal.shown}”：{refusal.why}"


def _head(settlement: Settlement, order: Order) -> Iterator[Sequence[str]]:
    said = state(settlement)
    yield "付款方", "", "", f"{order.payer.name}　{season_name(settlement)}"
    if said:
        yield "状态", "", "", _STATES.format(said)
    for one in decisions_told(settlement, order.payer.code):
        final = "，这些钱不能当正式的付（C795）" if one.state == MISSING else ""
        name = f"利润分配的决定：{one.state}"
        yield name, str(one.lines), one.amount.plain, f"“{one.pool}”：{one.told}{final}"
    profile = order.profile
    if profile is None:
        told = "没有指定银行格式，只出通用的代发表；要银行的格式，在当事人下写 代发: 格式的名称"
        yield "银行格式", "", "", told
        return
    day = f"，{profile.day}" if profile.day is not None else ""
    yield "银行格式", "", "", f"{profile.name}（{profile.trust}{day}）：{profile.source}"
    if not profile.confirmed:
        yield "银行格式未确认", "", "", "没有人拿它和银行的说明核对过，先用一两笔试，银行收了再全送"
    if not profile.wages and not order.payer.details.get("账户性质"):
        told = "这家银行不准从一般户代发工资；当事人没有写“账户性质”，请自己看清付款账户是不是基本户"
        yield "账户性质", "", "", told


def _totals(settlement: Settlement, order: Order) -> Iterator[Sequence[str]]:
    """The sums that must agree, each added up from its own source."""
    code = order.payer.code
    debts = [debt for debt in people_debts(settlement, code) if debt.payable]
    roll = add(debt.payable for debt in debts)
    told = add(
        debt.payable
        for household in settlement.books.households
        for debt in settlement.debts_of(household)
        if debt.payer == code
    )
    sums = {
        "结算：现付合计": (len(debts), _in_result(settlement, code, roll)),
        "发放签领表合计": (len(debts), roll),
        "各户告知书“现付”合计": (len(debts), told),
        TOGETHER: (
            sum(len(payment.parts) for payment in order.payments) + len(order.apart),
            order.sent + order.aside,
        ),
    }
    if len({amount for _, amount in sums.values()}) != 1:
        shown = "，".join(f"{name} {amount}" for name, (_, amount) in sums.items())
        raise IntegrityAlarmError(f"{order.payer.name}的几个合计不一样：{shown}。已停止，未写入任何文件。")
    for name, (count, amount) in sums.items():
        yield name, str(count), amount.plain, AGREED
    sent = f"指纹 {order.fingerprint}：同一份名单指纹相同，送过银行的不要再送"
    yield SENT, str(len(order.payments)), order.sent.plain, sent
    yield ASIDE, str(len(order.apart)), order.aside.plain, ""
    if order.held:
        amount = sum((one.amount for one in order.held), start=ZERO)
        yield "另：暂存", str(len(order.held)), amount.plain, "不在现付里，等手续齐了再付"


def _in_result(settlement: Settlement, code: str, otherwise: Money) -> Money:
    """The payer's total as the result document has it; a settlement that is not closed has none yet."""
    result = settlement.extras.get("result")
    debts = result.get("debts") if isinstance(result, Mapping) else None
    if not isinstance(debts, Sequence):
        return otherwise
    found = ZERO
    for debt in debts:
        if not isinstance(debt, dict) or debt.get("payer") != code:
            continue
        if str(debt.get("payee")).partition(".")[0] in settlement.books.households:
            found += Money(int(str(debt.get("payable")).replace(".", "")))
    return found


def _batches(settlement: Settlement, order: Order) -> Iterator[Sequence[str]]:
    files = {file.number: file for file in bank_files(settlement, order)}
    for number, batch in enumerate(order.batches, start=1):
        file = files.get(number)
        if file is None:
            told = "见代发表"
        else:
            told = (
                f"银行文件第 {number} 份" if file.data is not None else "有写不进去的字，银行文件不出，见下"
            )
        yield f"第 {number} 批", str(len(batch)), total(batch).plain, told
