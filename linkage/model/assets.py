"""Assets (资产): which registered asset feeds which pool, as far as the books and the plan say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linkage.model.arrangement import Arrangement, Pool, Source, SourceKind
from linkage.model.registers import Books, Row

ASSETS = "资产"


def feeding(arrangement: Arrangement, pool: Pool, books: Books) -> Iterator[tuple[Row, Source]]:
    """Walk the assets that feed a pool, each with the source by which it does.

    An asset feeds a source whose clause reads the register 资产, one that the asset names under 条款 (as it
    may name the pool), and a fact whose name or 来源 speaks of the asset by its number or its name.
    """
    for source in pool.sources:
        if source.negative:
            continue
        for row in books.rows(ASSETS):
            if _feeds(arrangement, pool, source, row, books):
                yield row, source


def _feeds(arrangement: Arrangement, pool: Pool, source: Source, row: Row, books: Books) -> bool:
    named = [word for word in row.text("条款").split("、") if word]
    if named:
        return not {pool.name, source.name, f"{arrangement.code}/{pool.name}"}.isdisjoint(named)
    if source.kind is SourceKind.TERM:
        return any(term.name == source.name and term.quantity[0] == ASSETS for term in arrangement.terms)
    if source.kind is not SourceKind.FACT:
        return False
    fact = books.fact(source.name)
    said = f"{source.name} {fact.text('来源') if fact is not None else ''}"
    return any(word in said for word in _called(row))


def _called(row: Row) -> Sequence[str]:
    """The words an asset is known by; a single letter or character would be found everywhere."""
    return [word for word in (row.text("资产号"), row.text("名称")) if len(word) > 1]
