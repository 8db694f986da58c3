"""A payment is matched by its number alone; what is not certain is left to a person, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bank.orders import order, season
from linkage.bank.matching import Replies, State, match
from linkage.bank.numbering import payment_number
from linkage.bank.order import Order, Payment
from linkage.bank.returns import ReturnLine
from linkage.ground.errors import Where
from linkage.ground.money import ZERO, Money


def sent() -> Order:
    return order(season())


def two_people() -> tuple[Payment, Payment]:
    """Payments of people who share neither a name nor the end of an account."""
    first, *others = sent().payments
    return first, next(
        one for one in others if one.account.last4 != first.account.last4 and one.holder != first.holder
    )


def line(payment: Payment | None, at: int = 2, **changed: object) -> ReturnLine:
    said: dict[str, object] = {
        "where": Where("回单.csv", sheet="回单", cell=f"A{at}"),
        "number": payment.number if payment else "",
        "paid": True,
        "word": "成功",
        "amount": payment.amount if payment else Money(1),
    }
    return ReturnLine(**{**said, **changed})  # type: ignore[arg-type]


def matched(*lines: ReturnLine, booked: frozenset[str] = frozenset()) -> Replies:
    return match([sent(), order(season(), "cjt")], lines, booked)


def state_of(replies: Replies, payment: Payment) -> tuple[State, str]:
    (reply,) = replies.replies
    (answer,) = [one for one in reply.answers if one.payment == payment]
    return answer.state, answer.why


def test_paid_failed_and_silent() -> None:
    first, second, third, *_ = sent().payments
    replies = matched(line(first), line(second, paid=False, word="退票", reason="账号户名不符"))
    assert state_of(replies, first) == (State.PAID, "")
    assert state_of(replies, second) == (State.FAILED, "账号户名不符")
    assert state_of(replies, third) == (State.SILENT, "")
    assert replies.strays == ()
    (reply,) = replies.replies  # the other payer was not touched
    assert reply.order.payer.code == "gs"


def test_another_amount_an_unknown_word_and_a_line_twice_are_for_a_person() -> None:
    first, second, third, *_ = sent().payments
    replies = matched(
        line(first, amount=first.amount + Money(1)),
        line(second, paid=None, word="处理中"),
        line(third, 4),
        line(third, 5, paid=False, word="失败"),
    )
    for payment, told in ((first, "送出去的是"), (second, "“处理中”"), (third, "有 2 行")):
        state, why = state_of(replies, payment)
        assert state is State.ASKED
        assert told in why


def test_an_amount_the_bank_does_not_say_changes_nothing() -> None:
    first = sent().payments[0]
    assert state_of(matched(line(first, amount=None)), first)[0] is State.PAID


@pytest.mark.parametrize("form", ["{whole}", "{head}******{tail}", "{tail}", "***{tail}"])
def test_a_number_beside_another_payees_account_is_for_a_person(form: str) -> None:
    first, second = two_people()
    said = [
        form.format(whole=whole, head=whole[:6], tail=whole[-4:])
        for whole in (payment.account.reveal() for payment in (first, second))
    ]
    assert said[0] != said[1]
    assert state_of(matched(line(first, account=said[0])), first)[0] is State.PAID
    state, why = state_of(matched(line(first, account=said[1])), first)
    assert state is State.ASKED
    assert second.account.last4 in why
    assert second.account.reveal() not in why


def test_a_number_beside_another_payees_name_is_for_a_person() -> None:
    first, second = two_people()
    state, why = state_of(matched(line(first, name=second.holder)), first)
    assert (state, second.holder in why) == (State.ASKED, True)
    for name in (first.holder, f"{first.holder[0]}**", "别处的人"):  # cut, masked, or the payer's own
        assert state_of(matched(line(first, name=name)), first)[0] is State.PAID


def test_an_unknown_number_is_told_with_what_it_may_be() -> None:
    first = sent().payments[0]
    other = payment_number("XH/2024-01-01", "gs", ["H01"], 1)
    replies = matched(line(first, number=other, name=first.holder))
    assert replies.replies == ()
    (stray,) = replies.strays
    assert f"支付编号 {other} 不是这一季送出去的" in stray.why
    assert f"可能是 {first.payees}" in stray.why


def test_a_number_that_is_booked_says_nothing_new() -> None:
    number = payment_number("XH/2025-01-01", "gs", ["H99"], 1)
    replies = matched(line(None, number=number), booked=frozenset({number}))
    assert (replies.replies, replies.strays, len(replies.booked)) == ((), (), 1)


def test_without_a_number_account_and_amount_must_be_one_payments_own() -> None:
    first = sent().payments[0]
    alone = line(first, number="", account=first.account.reveal())
    assert state_of(matched(alone), first)[0] is State.PAID
    assert matched(line(first, number="", account=first.account.reveal(), amount=Money(1))).replies == ()
    name_only = matched(line(first, number="", name=first.holder))
    assert name_only.replies == ()
    assert f"可能是 {first.payees}" in name_only.strays[0].why
    twice = matched(alone, line(first, 3, number="", account=first.account.reveal()))
    assert twice.replies == ()
    assert all("回单有 2 行" in stray.why for stray in twice.strays)


def test_without_a_number_the_name_must_be_the_payees_too() -> None:
    first = sent().payments[0]
    for name in (first.holder, f"{first.holder[0]}**", f"*{first.holder[-1]}"):
        alone = line(first, number="", account=first.account.reveal(), name=name)
        assert state_of(matched(alone), first)[0] is State.PAID
    for name in ("别处的人", f"{first.holder}甲", "别*", "*甲"):
        replies = matched(line(first, number="", account=first.account.reveal(), name=name))
        assert replies.replies == ()
        (stray,) = replies.strays
        assert f"户名却是 {name}，送出去的是 {first.holder}" in stray.why
        assert first.number in stray.why


def test_a_payment_with_its_number_is_not_matched_by_account_as_well() -> None:
    first = sent().payments[0]
    replies = matched(line(first), line(first, 3, number="", account=first.account.reveal()))
    assert state_of(replies, first)[0] is State.PAID
    assert len(replies.strays) == 1


@settings(max_examples=40)
@given(data=st.data())
def test_whatever_the_bank_says_paid_failed_and_open_are_what_was_sent(data: st.DataObject) -> None:
    payments = sent().payments
    lines = [
        line(
            payment,
            at,
            number=data.draw(st.sampled_from([payment.number, "", "不明"])),
            paid=data.draw(st.sampled_from([True, False, None])),
            amount=data.draw(st.sampled_from([payment.amount, None, Money(1)])),
            account=data.draw(st.sampled_from(["", payment.account.reveal()])),
        )
        for at, payment in enumerate(data.draw(st.lists(st.sampled_from(payments), max_size=8)), start=2)
    ]
    replies = matched(*lines)
    for reply in replies.replies:
        assert sum((reply.amount(state) for state in State), start=ZERO) == reply.order.sent
        assert [answer.payment for answer in reply.answers] == list(reply.order.payments)
        heard = [one for answer in reply.answers for one in answer.lines]
        assert len(heard) == len(set(heard))
    told = sum(len(answer.lines) for reply in replies.replies for answer in reply.answers)
    assert told + len(replies.strays) == len(lines)
