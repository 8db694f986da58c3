"""A vote counts over the full roll that the law names: one short is refused, the very number passes."""

from __future__ import annotations

import pytest

from governance.meetings import COMMITTEE, COOPERATIVE, PLAN, record, resolution, season
from linkage.check import judge, withheld
from linkage.checks.vote import CHECK
from linkage.model.entitlement import Finding
from linkage.model.registers import Row
from rows import row

REPRESENTED = f"成员代表大会：{PLAN}"
HOUSEHOLDS = {f"A{at}": 1 for at in range(1, 211)}


def asked(
    *rows_: Row, payer: str = "农村集体经济组织", households: dict[str, int] | None = None
) -> list[Finding]:
    return list(CHECK.run(season(*rows_, payer=payer, households=households)))


@pytest.mark.parametrize(
    ("due", "present", "yes", "told"),
    [
        ("62", "42", "42", []),
        ("62", "62", "41", ["应到 62 人，赞成 41 人，须 42 人（62×2/3 进一），差 1 人"]),
        ("62", "41", "41", ["实到 41 人，须 42 人（62×2/3 进一），差 1 人", "赞成 41 人，须 42 人"]),
        ("60", "40", "40", []),
        ("60", "40", "39", ["应到 60 人，赞成 39 人，须 40 人（60×2/3），差 1 人"]),
    ],
)
def test_a_collective_asks_two_thirds_of_all_its_members(
    due: str, present: str, yes: str, told: list[str]
) -> None:
    found = asked(resolution(due, present, yes))
    assert len(found) == len(told)
    assert all(words in finding.message for words, finding in zip(told, found, strict=True))
    assert all(finding.severity == "拒绝" for finding in found)
    assert all("第二十七条" in finding.ground for finding in found)


def test_a_vote_passed_by_those_present_alone_keeps_the_papers_back() -> None:
    judged = judge(season(resolution("62", "45", "41")))
    assert [finding.code for finding in withheld(judged)] == ["C612"]
    assert judged.extras["state"] == "草案"


@pytest.mark.parametrize(
    ("due", "yes", "found"),
    [("21", "14", 0), ("21", "13", 1), ("20", "20", 1), ("42", "28", 0)],
    ids=["two thirds", "one short", "not more than twenty", "one for five households"],
)
def test_representatives_are_enough_and_all_of_them_count(due: str, yes: str, found: int) -> None:
    spots = asked(resolution(due, due, yes, REPRESENTED), households=HOUSEHOLDS)
    assert [spot.severity for spot in spots] == ["拒绝"] * found


@pytest.mark.parametrize(("due", "found"), [("42", 0), ("43", 1)], ids=["5 a head", "fewer"])
def test_a_representative_stands_for_five_to_fifteen_households(due: str, found: int) -> None:
    spots = asked(resolution(due, due, due, REPRESENTED), households=HOUSEHOLDS)
    assert ["每 5 至 15 户一名代表" in spot.message for spot in spots] == [True] * found
    assert {spot.severity for spot in spots} <= {"警告"}


@pytest.mark.parametrize(
    ("what", "found"),
    [
        (PLAN, 0),
        ("修改章程", 1),
        ("成员身份确认", 1),
        ("份额量化方案", 1),
        ("土地补偿费分配方案", 1),
        ("与邻村合并", 1),
        ("给非成员分配收益", 1),
    ],
)
def test_some_matters_are_for_the_members_themselves(what: str, found: int) -> None:
    spots = asked(resolution("21", "21", "21", f"成员代表大会：{what}"), households=HOUSEHOLDS)
    assert len(spots) == found
    assert all("成员代表大会不能表决" in spot.message for spot in spots)


@pytest.mark.parametrize(("yes", "found"), [("45", 0), ("44", 1)])
def test_outsiders_need_three_quarters_of_all(yes: str, found: int) -> None:
    spots = asked(resolution("60", "60", yes, "成员大会：给非成员分配收益"))
    assert len(spots) == found
    assert all("须 45 人（60×3/4）" in spot.message and "第十五条" in spot.ground for spot in spots)


@pytest.mark.parametrize("body", ["理事会", "两委", "村民会议"])
def test_no_other_body_decides_for_a_collective(body: str) -> None:
    (spot,) = asked(resolution("5", "5", "5", f"{body}：{PLAN}"))
    assert spot.severity == "拒绝"
    assert f"作出决议的是{body}，要由成员大会、成员代表大会决定" in spot.message


def listed(*votes: str) -> list[Row]:
    return [
        row("到会", 会议号="H1", 户号="A1", 成员号=str(at), 状态="到会", 票数=(vote, "次"))
        for at, vote in enumerate(votes, start=1)
    ]


@pytest.mark.parametrize(
    ("yes", "votes", "told"),
    [
        ("51", (), []),
        ("50", (), ["总票数 100 票，赞成 50 票，须 51 票（100×1/2，过这个数），差 1 票"]),
        ("61", ("21",), []),
        ("60", ("21",), ["总票数 120 票，赞成 60 票，须 61 票"]),
        ("70", ("22",), ["附加表决权 21 票，最多 20 票（20%）"]),
    ],
)
def test_a_cooperative_asks_more_than_half_of_all_votes(
    yes: str, votes: tuple[str, ...], told: list[str]
) -> None:
    found = asked(resolution("100", "67", yes), *listed(*votes), payer=COOPERATIVE)
    assert len(found) == len(told)
    assert all(words in finding.message for words, finding in zip(told, found, strict=True))


@pytest.mark.parametrize(
    ("present", "yes", "what", "found"),
    [
        ("67", "67", "修改章程", 0),
        ("67", "66", "修改章程", 1),
        ("66", "60", PLAN, 1),
        ("67", "60", PLAN, 0),
    ],
)
def test_a_cooperative_asks_more_for_its_charter(present: str, yes: str, what: str, found: int) -> None:
    assert len(asked(resolution("100", present, yes, f"成员大会：{what}"), payer=COOPERATIVE)) == found


@pytest.mark.parametrize(
    ("members", "due", "found"), [(151, "51", 0), (150, "51", 1), (151, "50", 1)], ids=["so", "small", "few"]
)
def test_a_large_cooperative_may_have_representatives(members: int, due: str, found: int) -> None:
    households = {f"A{at}": 1 for at in range(members)}
    spots = asked(resolution(due, due, due, REPRESENTED), payer=COOPERATIVE, households=households)
    assert len(spots) == found


@pytest.mark.parametrize(
    ("present", "yes", "doubts"),
    [("51", "26", 1), ("50", "26", 2), ("51", "25", 2), ("67", "67", 0)],
    ids=["its own law", "too few came", "half of those present", "the collective's majority too"],
)
def test_a_committee_is_told_both_laws(present: str, yes: str, doubts: int) -> None:
    """Nobody has compared the amended text's first day: these doubts warn and do not refuse."""
    spots = asked(resolution("100", present, yes, f"村民会议：{PLAN}"), payer=COMMITTEE)
    assert [spot.severity for spot in spots] == ["警告"] * doubts
    assert any("代行集体职能的参照" in spot.message for spot in spots) == (doubts > 0)


@pytest.mark.parametrize(
    ("vote", "words"),
    [
        (resolution("62", "50", "42", "成员大会：年终的事"), "没有认识的事项"),
        (record("决议", "2026-01-20", f"成员大会：{PLAN}", 应到="62"), "没有记全应到、实到、赞成"),
    ],
)
def test_what_is_not_understood_is_told(vote: Row, words: str) -> None:
    (spot,) = asked(vote)
    assert spot.severity == "警告"
    assert words in spot.message


@pytest.mark.parametrize(("yes", "refused"), [("42", 0), ("41", 1)], ids=["enough", "one short"])
@pytest.mark.parametrize("what", [PLAN, "2025年度分红", "年终收益分配"])
def test_a_meeting_that_is_not_named_is_held_to_the_rules_for_all_members(
    yes: str, refused: int, what: str
) -> None:
    told, *found = asked(resolution("62", "50", yes, what))
    assert (told.severity, [one.severity for one in found]) == ("提示", ["拒绝"] * refused)
    assert "没有写是哪一级会议，按成员大会查" in told.message


@pytest.mark.parametrize("what", ["股份量化", "资产折股量化方案", "成员名单", "土地补偿费的分配", "修改章程"])
def test_what_representatives_may_not_decide_is_known_under_its_usual_names(what: str) -> None:
    (spot,) = asked(resolution("42", "42", "42", f"成员代表大会：{what}"), households=HOUSEHOLDS)
    assert (spot.severity, "成员代表大会不能表决" in spot.message) == ("拒绝", True)


def test_before_the_law_the_check_is_not_made() -> None:
    (spot,) = asked(resolution("62", "20", "20", 日期="2025-04-30"))
    assert spot.severity == "提示"
    assert "无适用法条（2025-04-30）" in spot.message
    assert asked(resolution("62", "20", "20", 日期="2025-05-01")) != []


def test_a_later_vote_takes_the_place_of_an_earlier_one() -> None:
    again = record("决议", "2026-01-25", f"成员大会：{PLAN}", "H2", 应到="62", 实到="62", 赞成="60")
    assert asked(resolution("62", "45", "20"), again) == []
