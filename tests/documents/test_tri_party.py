"""The agreement: its clauses are the terms that compute, and its example promises nothing."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from documents.contracts import settled as settled_village
from documents.drawn import assert_golden, document, draw, drawn, leaked
from documents.sample import CONTRACT, arrangement, close, season
from documents.sample_registers import books
from linkage.closing import close as close_season
from linkage.document import View, render_html
from linkage.documents.tri_party import agreement_number
from linkage.model.arrangement import Arrangement, Term
from linkage.model.entitlement import Settlement
from linkage.prices.fixed import FixedPrice
from linkage.rule import rules
from linkage.telling.ledger_rows import ledger_rows
from linkage.telling.twin import verify_number
from villages import village


def page(settled: Settlement, code: str = CONTRACT) -> str:
    paper = document("tri_party")
    return render_html(paper.template, paper.view(settled, code))


def words(html: str) -> str:
    return re.sub(r"<style>.*?</style>|<[^>]*>|\s", "", html, flags=re.DOTALL)


def shown(view: View, key: str) -> Any:  # noqa: ANN401 - what a paper shows has many shapes
    return view[key]


def signed(*terms: Term) -> Settlement:
    base = arrangement()
    return close([evolve(base, terms=terms or base.terms)], books())


def test_the_page_is_as_it_was_looked_at(*, bless: bool) -> None:
    assert_golden("tri_party", page(season()), bless=bless)


def test_an_agreement_of_two_speaks_of_two() -> None:
    """A co-operative with its members: no company, no collective, no plots, no clause of its own."""
    base = arrangement()
    role, party = next((role, one) for role, one in base.parties.items() if one.legal_type == "有限责任公司")
    alone = evolve(base, parties={role: evolve(party, legal_type="农民专业合作社")}, terms=(), pools=())
    told = words(page(evolve(season(), arrangements=(alone,))))
    assert "双方利益联结协议" in told
    assert "本协议把双方的钱说清楚" in told
    assert "须双方书面同意" in told
    assert "三方" not in told.replace("第三方", "")
    assert "村集体如实登记" not in told
    assert "收益联结表" not in told
    assert "四、结算、支付、对账" in told
    assert "附件一农户名册，附件二计算说明和算例。" in told
    assert "附件三" not in told


def test_every_arrangement_has_its_agreement() -> None:
    other = evolve(arrangement(), code="QG-HT-2026", terms=(), pools=())
    both = evolve(season(), arrangements=(arrangement(), other))
    assert dict(document("tri_party").paths(both)) == {
        "内部/tri_party.pdf": CONTRACT,
        "内部/tri_party-QG-HT-2026.pdf": "QG-HT-2026",
    }


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("2023-01-01 至 2032-12-31", "2023年1月1日至2032年12月31日"),
        ("2023-01-01 至 2032-12-31（十年）", "2023-01-01 至 2032-12-31（十年）"),
        ("十年", "十年"),
    ],
)
def test_the_years_stand_as_dates_or_as_somebody_wrote_them(said: str, told: str) -> None:
    base = arrangement()
    settled = close([evolve(base, papers={**base.papers, "合作期限": said})], books())
    assert words(told) in words(page(settled))


def test_a_term_changed_is_a_clause_changed() -> None:
    rent, *others = arrangement().terms
    assert isinstance(rent.price, FixedPrice)
    dearer = evolve(rent, price=FixedPrice(evolve(rent.price.price, value=Fraction(650))))
    before, after = words(page(signed())), words(page(signed(dearer, *others)))
    assert before.count("每亩每年600元") == after.count("每亩每年650元") > 1
    assert "每亩每年600元" not in after


def test_every_clause_stands_under_its_article_with_price_time_and_rounding() -> None:
    text = words(page(season()))
    for term in arrangement().terms:
        assert f"{term.cite.article}{term.name}" in text.replace("　", "")
    assert "租金标准：每亩每年600元。" in text
    assert "按天计：在册天数除以365，闰年多出的一天也算，起止当天都算。" in text
    assert "按月计：每月15日在册的算这个月，全年按12个月。" in text
    assert "封顶：每户20,000元。" in text
    assert "计算方法：面积×单价×时间。" in text
    assert "0元（含）至10,000元（不含）3%" in text


def test_rent_and_wages_say_that_nothing_is_taken_from_them() -> None:
    text = words(page(season()))
    rent = text[text.index("第六条") : text.index("第七条")]
    assert "任何一方不得从本项中扣除、抵销任何款项（《农村土地承包法》第三十九条" in rent
    work = text[text.index("第八条") : text.index("第九条")]
    assert "《保障农民工工资支付条例》第十一条" in work
    order = text[text.index("第十条黄桃收购") :]
    assert "可以从本项中抵扣的只有：种苗预付款（须本人书面同意）" in order


def test_the_pools_stand_in_their_order_with_base_loss_rule_and_owner_of_the_rest() -> None:
    text = words(page(season()))
    assert "可分配额：净利润，利润的口径是已经扣除保底。" in text
    assert "亏损年：不分配，保底照付。" in text
    assert "可分配额：“公司当年净利润”中归“村集体收益”的部分，加物业出租收入。" in text
    assert "其中：应急救助金可分配额的5%" in text
    assert "余下的80%按台账〔股份〕登记的份额分，以2025年12月31日在册的为准。" in text


@pytest.mark.parametrize("label", sorted(rules()))
def test_every_kind_of_income_has_its_wording(label: str) -> None:
    kinds = rules()[label].kinds or ("",)
    for kind in kinds:
        term = evolve(arrangement().terms[4], name="试写条款", income=label, kind=kind)
        text = words(page(signed(term)))
        assert "第十条" in text
        assert "每斤2.4元" in text
        assert "计算方法：数量×单价。" in text


def test_the_table_of_deductions_names_clauses_and_never_pay_for_work() -> None:
    """The word 佣金 alone would be a permission against wages, which another clause forbids."""
    shown: Any = document("tri_party").view(season(), CONTRACT)
    [row] = shown["deductions"]
    assert row["incomes"] == "代销佣金（第九条）、黄桃收购（第十条）"
    told = words(page(season()))
    assert "劳务报酬条款第八条采摘套袋用工" in told
    assert "佣金条款第八条" not in told


def test_the_example_is_reckoned_by_the_engine_and_marked() -> None:
    text = words(page(season()))
    annex = text[text.index("附件三计算说明和算例以下") :]
    assert "仅为算例，不构成承诺" in annex
    assert "3亩地，每亩每年600元，算满一年（365天），合1,800.00元" in annex
    assert not any(household.name in annex for household in season().books.households.values())
    assert not any(str(pool.taken_in) in annex for pool in season().pools)


def test_signatures_stand_with_the_last_clause() -> None:
    [last] = [text for text in drawn("tri_party", CONTRACT).texts if "（以下无正文）" in text]
    assert "附则" in last
    assert "负责人或代理人签字" in last
    assert "备案一份" in last


def test_every_page_carries_number_page_and_hash() -> None:
    texts = drawn("tri_party", CONTRACT).texts
    hashes = {found for text in texts for found in re.findall(r"摘要 ([0-9a-f]{8})", text)}
    assert len(hashes) == 1
    for at, text in enumerate(texts, start=1):
        assert text.count(CONTRACT) >= 2
        assert f"第 {at} 页 共 {len(texts)} 页" in text
        assert f"{at}/{len(texts)}" in text


def test_sections_are_numbered_through() -> None:
    text = words(page(season()))
    order = "一、当事人 二、项目概况 三、各方投入 四、租金条款 五、股金条款 六、劳务报酬条款 七、佣金条款 八、货款条款"
    assert [text.index(heading) for heading in order.split()] == sorted(
        text.index(heading) for heading in order.split()
    )
    assert "二十一、附则" in text


def test_its_number_has_check_digits_and_stays_in_another_season() -> None:
    this = arrangement()
    later = evolve(this, papers={}, terms=(), parties=dict(reversed(list(this.parties.items()))))
    assert verify_number(agreement_number(this))
    assert agreement_number(this) == agreement_number(later)
    assert f"编号：{agreement_number(this)}" in words(page(season()))


def test_it_cites_the_decision_or_leaves_room_for_it() -> None:
    assert "二十、民主程序" in words(page(season()))
    base = arrangement()
    decided = evolve(base, papers={**base.papers, "决议编号": "青股经〔2022〕6号"})
    assert "决议编号青股经〔2022〕6号" in words(page(close([decided], books())))


def test_a_head_who_is_also_a_household_stands_aside() -> None:
    base = arrangement()
    household = season().books.households["A-001"]
    assert "成员同名" not in words(page(season()))
    headed = {
        role: evolve(p, details={**p.details, "负责人": household.name}) for role, p in base.parties.items()
    }
    told = words(page(close([evolve(base, parties=headed)], books())))
    assert f"乙方的负责人{household.name}与户号A-001的成员同名。是同一个人的" in told


def test_households_are_counted_by_their_kind() -> None:
    assert "加入本协议的农户4户、6人，其中脱贫户1户2人。" in words(page(season()))


def test_no_secret_stands_in_it() -> None:
    assert leaked(drawn("tri_party", CONTRACT).data) == []


def without_pools() -> Arrangement:
    base = arrangement()
    return evolve(base, pools=(), deductions=(), papers={**base.papers, "争议解决": "提交贵阳仲裁委员会仲裁"})


def test_what_is_not_agreed_is_not_there_and_what_is_said_is_said() -> None:
    text = words(page(close([without_pools()], books())))
    assert "收益核算口径和分配顺序" not in text
    assert "本协议没有可以抵扣的预付款。" in text
    assert "提交贵阳仲裁委员会仲裁。" in text
    assert "二十、附则" in text


def test_a_draft_says_so() -> None:
    assert all("草案" in text for text in draw("tri_party", CONTRACT, season("草案")).texts)


def test_what_changed_hands_inside_the_season_counts_once(tmp_path: Path) -> None:
    handed = village().with_rows(
        "地块", ("H02", "D900", "3.00", "", "2025-06-30"), ("H03", "D900", "3.00", "2025-07-01", "")
    )
    kept = village().with_rows("地块", ("H02", "D900", "3.00", "", ""))
    told = []
    for name, made in (("转", handed), ("留", kept)):
        settled = close_season(made.write(tmp_path / name)).settlement
        told.append(document("tri_party").view(settled, settled.main.code)["brought"])
    assert told[0] == told[1]
    assert "（2025年12月31日在册）" in str(told[0])


def test_unlike_shares_are_not_added_up() -> None:
    settled = settled_village(
        village(households=4).with_rows("股份", ("H02", "", "资金股", "1.5", "", "", ""))
    )
    brought = {
        words(str(one["what"])): one["amount"]
        for one in shown(document("tri_party").view(settled, settled.main.code), "brought")
        if "份额" in one["what"]
    }
    of_class = {
        sort: words(str(row["count"]))
        for row in shown(document("share_book").view(settled, "gs"), "totals")
        if (sort := row["sort"])
    }
    assert sorted(of_class) == ["人口股", "资金股"]
    day = "2025年12月31日在册"
    assert brought == {
        f"台账〔股份〕登记的份额（{sort}，{day}）": f"{count} 股" for sort, count in of_class.items()
    }
    row = next(one for one in ledger_rows(settled) if one.household.number == "H02")
    assert re.search(r"人口股 \d+ 股、资金股 1\.5 股", row.text("投入"))


def test_what_each_side_brings_is_valued_and_says_whose_it_is_and_stays() -> None:
    base = arrangement()
    given = {
        "投入": "钢架大棚",
        "投入数量": "12 座",
        "投入作价": "360,000.00 元",
        "投入权属": "公司",
        "投入期满归属": "公司拆除",
    }
    role, party = next(iter(base.parties.items()))
    named = evolve(base, parties={**base.parties, role: evolve(party, details={**party.details, **given})})
    told = words(page(close([named], books())))
    assert "甲方钢架大棚12座360,000.00元公司公司拆除" in told
    assert "丙方台账〔地块〕登记的面积（2025年12月31日在册）7.73亩／承包权归农户交还农户" in told
    assert (
        "丙方台账〔股份〕登记的出资额（人口股，2025年12月31日在册）／18,000.00元股份归持有的户照退出的约定"
        in told
    )
    assert "乙方按本协议履行所需的资金、设施、技术、组织和服务／／／／" in told


def test_every_way_names_the_paper_that_proves_it() -> None:
    shown: Any = document("tri_party").view(season(), CONTRACT)
    assert {way["name"]: way["proof"] for way in shown["ways"]}["土地租金"] == "租金结算单"
    assert all(way["proof"] for way in shown["ways"])
    base = arrangement()
    rent = evolve(base.terms[0], prose={"凭证": "收条"})
    told: Any = document("tri_party").view(signed(rent, *base.terms[1:]), CONTRACT)
    assert told["ways"][0]["proof"] == "收条"


def test_the_ways_and_the_base_are_ticked_from_the_clauses() -> None:
    told = words(page(season()))
    assert "√流转" in told
    assert "√入股" in told
    assert "×代养" in told
    assert "比例的基数：×营业收入×毛利√净利润×可分配盈余" in told
    assert "×可分配盈余√其他（可分配收益）" in told
    only = words(page(evolve(season(), arrangements=(evolve(arrangement(), terms=(), pools=()),))))
    assert "□流转" in only


def test_every_step_says_where_its_money_goes() -> None:
    shown: Any = document("tri_party").view(season(), CONTRACT)
    goes = [step["goes"] for pool in shown["shared"]["pools"] for step in pool["steps"]]
    assert "付给丙方" in goes
    assert any(one.startswith("转入“") for one in goes)
    assert all(goes)


def test_the_copies_are_counted_and_the_investment_stands_in_capitals() -> None:
    base = arrangement()
    assert "本份为第份" in words(page(season()))
    rich = evolve(base, papers={**base.papers, "总投资": "300 万元", "份数": "一式五份"})
    told = words(page(close([rich], books())))
    assert "总投资300万元（人民币叁佰万元整）" in told
    assert "份数：一式五份，本份为第份" in told
    vague = evolve(base, papers={**base.papers, "总投资": "约三百万元"})
    assert "总投资约三百万元" in words(page(close([vague], books())))
