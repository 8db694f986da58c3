"""The same yuan given away twice: one source in two pools, or a clause that pays others as a source."""

from collections.abc import Iterable

from linkage.check import WARNING, Spot
from linkage.files.counter_examples import WHOLE
from linkage.ground.fault import listed
from linkage.lint import Lint, Unreckoned, yuan
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Pool, SourceKind


def _find(season: Unreckoned) -> Iterable[Spot]:
    yield from _shared_sources(season)
    yield from _others_money(season)


def _shared_sources(season: Unreckoned) -> Iterable[Spot]:
    takers: dict[tuple[SourceKind, str, str], list[Pool]] = {}
    for _, pool in season.pools():
        for source in pool.sources:
            if not source.negative:
                takers.setdefault((source.kind, source.name, source.target), []).append(pool)
    for (kind, name, target), pools in takers.items():
        if len(pools) > 1:
            said = f"{name}.{target}" if kind is SourceKind.POOL else name
            yield Spot(
                str(pools[1].where),
                f"“{said}”是 {len(pools)} 个分配的来源（{listed(pool.name for pool in pools)}）："
                f"若它是 {yuan(WHOLE)}，各个分配合起来要分 {yuan(WHOLE * len(pools))}，"
                f"多出 {yuan(WHOLE * (len(pools) - 1))}没有着落",
            )


def _others_money(season: Unreckoned) -> Iterable[Spot]:
    payees = {term.name: (arrangement, term.payee) for arrangement, term in season.terms()}
    for arrangement, pool in season.pools():
        payer = arrangement.party_code(pool.payer)
        for source in pool.sources:
            if source.kind is not SourceKind.TERM or source.negative or source.name not in payees:
                continue
            signed, payee = payees[source.name]
            if payee in {HOUSEHOLDS, MEMBERS} or signed.party_code(payee) != payer:
                yield Spot(
                    str(source.where),
                    f"条款“{source.name}”的钱付给{payee}，不付给{pool.payer}，却又作分配“{pool.name}”的来源："
                    f"若该条款是 {yuan(WHOLE)}，{payee}得 {yuan(WHOLE)}，"
                    f"{pool.payer}又要拿没有收到的 {yuan(WHOLE)}来分",
                )


LINT = Lint(
    name="counted_twice",
    code="C705",
    severity=WARNING,
    asks="同一笔钱有没有分两次",
    why="同一笔收入进了两个分配，或别人收的钱又拿来分，多出来的部分没有人付",
    mend="请让一笔钱只作一个分配的来源；要分给几处的，在同一个分配里写几步",
    ground="合作协议",
    find=_find,
    points=(7,),
)
