"""Distribution in a contract (分配办法): the pools that compute, each with its one base."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from linkage.contracts.blanks import choices
from linkage.document import Shown
from linkage.model.arrangement import Arrangement, Pool
from linkage.model.payer import PayerKind, Statute
from linkage.telling.pool_words import pool_words

_BASES = ("营业收入", "毛利", "净利润", "可分配盈余")
_BY_STATUTE = {Statute.COOPERATIVE: "可分配盈余", Statute.COLLECTIVE: "可分配收益"}
_SPOKEN: Mapping[str, str] = MappingProxyType(
    {"净利润": "净利润", "毛利": "毛利", "盈余": "可分配盈余", "营业收入": "营业收入", "销售收入": "营业收入"}
)


def shown_pools(
    arrangement: Arrangement, pools: Iterable[Pool], called: Mapping[str, str] | None = None
) -> list[Shown]:
    """The pools for ``sections/pools.html``; ``called`` is how the contract calls those it names."""
    return [
        {
            **pool_words(arrangement, pool, called),
            "base": choices(_BASES, _base(arrangement.parties[pool.payer].kind, pool)),
        }
        for pool in pools
    ]


def _base(payer: PayerKind | None, pool: Pool) -> str:
    """Of which result all ratios of a pool are parts: the statute's, else the one that its sources name."""
    own = _BY_STATUTE.get(payer.statute, "") if payer is not None and payer.statute is not None else ""
    named = {base for source in pool.sources for word, base in _SPOKEN.items() if word in source.name}
    return own or (named.pop() if len(named) == 1 else "其他")
