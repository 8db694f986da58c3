"""Money flow: what the picture shows is what was settled, and nothing gets lost on the way."""

from __future__ import annotations

from linkage.ground.money import Money
from linkage.page.flow import END, PEOPLE, POOL, SOURCE, STEP, Flow, Place, clause_of, flows, through
from linkage.telling.counting import people_lines
from linkage.telling.summary import add
from villages import village_settlement


def all_flows() -> tuple[Flow, ...]:
    settlement = village_settlement()
    steps = {clause_of(outcome, step) for outcome in settlement.pools for step in outcome.steps}
    lines = [line for line in settlement.lines if line.clause not in steps]
    return tuple(flows(settlement, settlement.pools, lines, by_payer=True))


def test_what_arrives_at_the_households_is_what_they_are_owed() -> None:
    arrived = add(flow.amount for flow in all_flows() if flow.end == Place(END, PEOPLE))
    assert arrived == add(line.amount for line in people_lines(village_settlement()))


def test_what_comes_into_a_pool_goes_out_of_it() -> None:
    found = all_flows()
    pools = {place for flow in found for place in (flow.start, flow.end) if place.sort == POOL}
    assert {place.name for place in pools} == {"公司利润分配", "村集体收益"}
    for place in pools:
        came = add(flow.amount for flow in found if flow.end == place)
        assert came == add(flow.amount for flow in found if flow.start == place)


def test_a_pool_that_feeds_another_is_told_as_a_flow_between_them() -> None:
    settlement = village_settlement()
    (step,) = [step for step in settlement.pools[0].steps if step.name == "村集体收益"]
    assert Flow(Place(POOL, "公司利润分配"), Place(POOL, "村集体收益"), step.amount) in all_flows()


def test_incomes_by_clause_come_from_those_who_pay_them() -> None:
    found = [flow for flow in all_flows() if flow.end == Place(STEP, "租金")]
    rents = [line for line in village_settlement().lines if line.clause == "土地租金"]
    assert [(flow.start, flow.amount) for flow in found] == [
        (Place(SOURCE, "公司", "gs"), add(line.amount for line in rents))
    ]


def test_without_payers_all_of_them_pay_together() -> None:
    settlement = village_settlement()
    found = flows(settlement, (), settlement.lines, by_payer=False)
    assert {flow.start for flow in found if flow.start.sort == SOURCE} == {Place(SOURCE, "各付款方")}


def test_a_place_holds_what_passes_it() -> None:
    one, two, three = (Place(SOURCE, "甲"), Place(POOL, "乙"), Place(END, "丙"))
    assert through([Flow(one, two, Money(500)), Flow(two, three, Money(300))]) == {
        one: 500,
        two: 500,
        three: 300,
    }
