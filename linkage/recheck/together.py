"""Files beside each other (几份一起看): whether those of one season come from one computation of it.

Statements of a season bear the same numbers however often it was computed: a paper that was superseded, or
one made aside from other registers, agrees with itself as well as the one that counts. Only another file of
the same season shows that there are two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from linkage.recheck.verdict import Verdict


@frozen
class Apart:
    """A season of which the files were computed more than once: for each digest the names of its files."""

    season: str
    files: tuple[tuple[str, tuple[str, ...]], ...]


def computations_apart(verdicts: Iterable[Verdict]) -> Iterator[Apart]:
    """Give each season of which these files show several computations; which one counts they cannot say."""
    found: dict[str, dict[str, dict[str, None]]] = {}
    for verdict in verdicts:
        if verdict.origin is not None:
            digests = found.setdefault(verdict.origin.season, {})
            digests.setdefault(verdict.origin.digest, {})[verdict.file] = None
    for season, digests in sorted(found.items()):
        if len(digests) > 1:
            yield Apart(season, tuple((digest, tuple(names)) for digest, names in sorted(digests.items())))
