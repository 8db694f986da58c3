"""The collective pays from its own account, never from a person's."""

from __future__ import annotations

from checks.settled import found
from lints.tripped import Change

_OWN = "负责人: 邹志和, 地址: 小河县小河村}"
_COMPANY = "负责人: 万里程, 地址: 小河县城关路1号}"


def account(party: str, name: str) -> Change:
    return Change(text=[(party, party.replace("}", f", 户名: {name}}}"))])


def test_the_account_of_its_head_is_refused() -> None:
    (finding,) = found("private_account", account(_OWN, "邹志和"))
    assert finding.severity == "拒绝"
    assert "付款账户写的户名是“邹志和”" in finding.message
    assert "第四十四条" in finding.ground


def test_its_own_account() -> None:
    assert found("private_account", account(_OWN, "小河村股份经济合作社")) == []


def test_a_company_is_warned() -> None:
    (finding,) = found("private_account", account(_COMPANY, "万里程"))
    assert finding.severity == "警告"


def test_a_payment_booked_from_a_persons_account() -> None:
    rows = "户号,付款方,项目,金额（元）,日期,凭证,付款户名\nH02,村集体,村集体收益,100,2025-12-20,FK01,{}\n"
    person = Change(files={"台账/已付.csv": rows.format("邹志和")})
    assert [finding.severity for finding in found("private_account", person)] == ["拒绝"]
    own = Change(files={"台账/已付.csv": rows.format("小河村股份经济合作社")})
    assert found("private_account", own) == []


def test_an_account_that_calls_itself_private() -> None:
    private = Change(text=[(_OWN, _OWN.replace("}", ", 账户性质: 个人账户}"))])
    assert [finding.severity for finding in found("private_account", private)] == ["拒绝"]
    public = Change(text=[(_OWN, _OWN.replace("}", ", 账户性质: 单位结算账户}"))])
    assert found("private_account", public) == []
