"""Public money (财政和帮扶资金): which amounts are, and which pools it feeds, as names and sources say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linkage.model.arrangement import Arrangement, Pool, Source, SourceKind
from linkage.model.assets import ASSETS
from linkage.model.registers import Books, Row

_PUBLIC = re.compile(r"财政|帮扶|扶贫|衔接资金|补助|专项资金|扶持")

#: Followed to the last fen too, though no effort is asked for it: works money, gifts, help of partners.
_GIVEN = re.compile(rf"{_PUBLIC.pattern}|中央资金|以工代赈|协作资金|对口支援|捐赠")


def public_source(pool: Pool, arrangements: Sequence[Arrangement], books: Books) -> str:
    """The source that brings public money into a pool, also by way of other pools; or the empty text."""
    return _found(pool, arrangements, books, set())


def _found(pool: Pool, arrangements: Sequence[Arrangement], books: Books, seen: set[str]) -> str:
    if pool.name in seen:
        return ""
    seen.add(pool.name)
    for source in pool.sources:
        if not source.negative and _is_public(source, arrangements, books, seen):
            return source.name
    return ""


def _is_public(source: Source, arrangements: Sequence[Arrangement], books: Books, seen: set[str]) -> bool:
    if source.kind is SourceKind.FACT:
        row = books.fact(source.name)
        said = [source.name, row.text("来源") if row is not None else ""]
        return any(map(_PUBLIC.search, said))
    if source.kind is SourceKind.POOL:
        feeding = [pool for signed in arrangements for pool in signed.pools if pool.name == source.name]
        return any(_found(pool, arrangements, books, seen) for pool in feeding)
    reads_assets = any(
        term.name == source.name and term.quantity[0] == ASSETS
        for signed in arrangements
        for term in signed.terms
    )
    return reads_assets and any(
        _PUBLIC.search(row.text("资金来源"))
        for row in books.rows(ASSETS)
        if row.text("条款") in {"", source.name}
    )


def is_public(*said: str) -> bool:
    """Say whether a name or a source speaks of public money, works and gifts included."""
    return any(map(_GIVEN.search, said))


def public_fact(row: Row) -> bool:
    """Say whether an amount of 〔事实〕 is public money, by its name or its source."""
    return is_public(row.text("名称"), row.text("来源"))
