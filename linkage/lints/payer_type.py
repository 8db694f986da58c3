"""A party whose 类型 nobody knows, and a committee that acts for a collective that stands beside it."""

from collections.abc import Iterable

from linkage.check import NOTE, WARNING, Spot
from linkage.ground.fault import quoted, suggestion
from linkage.lint import Lint, Unreckoned
from linkage.model.arrangement import Arrangement, Party
from linkage.model.payer import ACTING, COLLECTIVE, Statute, known_types

_LAW = "没有集体经济组织时代行职能的"


def _find(season: Unreckoned) -> Iterable[Spot]:
    for arrangement in season.arrangements:
        for party in arrangement.parties.values():
            if party.kind is None:
                remedy = suggestion(party.legal_type, known_types())
                yield Spot(
                    str(party.where),
                    f"当事人“{party.role}”的类型写着{quoted(party.legal_type)}，不知道它在法律上是什么；{remedy}",
                )
        yield from _beside(season, arrangement)


def _beside(season: Unreckoned, arrangement: Arrangement) -> Iterable[Spot]:
    """A committee that distributes income though the village has a collective organisation of its own."""
    collective = next((party for party in _parties(season) if party.kind is COLLECTIVE), None)
    for pool in arrangement.pools:
        payer = arrangement.parties[pool.payer]
        if payer.kind is ACTING and pool.statute is Statute.COLLECTIVE and collective is not None:
            law = season.law(_LAW, arrangement, pool.where)
            yield Spot(
                f"分配“{pool.name}”",
                f"付款方“{payer.role}”是{payer.legal_type}，村里另有{collective.name}："
                f"有集体经济组织的，收益由它分配，{payer.legal_type}不代行",
                WARNING,
                law,
            )


def _parties(season: Unreckoned) -> Iterable[Party]:
    return (party for arrangement in season.arrangements for party in arrangement.parties.values())


LINT = Lint(
    name="payer_type",
    code="C646",
    severity=NOTE,
    asks="当事人的类型认不认得；村民委员会代行的，村里是不是已有集体经济组织",
    why="提取多少、谁先谁后、怎么称呼、谁来表决，都看付款方在法律上是什么",
    mend="请按营业执照或登记证改正类型，或改由集体经济组织付款",
    ground="《农村集体经济组织法》第六十四条；《公司法》；《农民专业合作社法》",
    find=_find,
    points=(1,),
)
