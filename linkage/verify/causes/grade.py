"""Grade (类别、等级、股别): the price or factor of another grade, share class or kind of household."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linkage.ground.figure import Figure, Word
from linkage.verify.cause import Case, CauseKind
from linkage.verify.payout_list import Role
from linkage.verify.suspect import Suspect, suspects_of
from linkage.verify.verdict import Cause, Evidence
from linkage.words.wording import compact

NAME = "grade"


def _find(case: Case) -> Iterator[Cause]:
    for suspect in suspects_of(case):
        picks = [node for node in suspect.derivation.of("pick") if isinstance(node.args[0], Word)]
        for key, chosen in _choices(picks):
            values = {id(node): entry.value for node in chosen if (entry := _entry(node, key)) is not None}
            if len(values) < len(chosen):
                continue
            made = suspect.what_if(values)
            if made is not None:
                yield _told(suspect, key, chosen, made)


def _choices(picks: Sequence[Figure]) -> Iterator[tuple[str, Sequence[Figure]]]:
    """Another word for all rows of one word, then for each row."""
    words = {(node.args[0].value_text(), str(node.params["keys"])) for node in picks}
    for word, keys in sorted(words):
        same = [
            node for node in picks if (node.args[0].value_text(), str(node.params["keys"])) == (word, keys)
        ]
        groups: list[Sequence[Figure]] = [same]
        groups += [[node] for node in same] if len(same) > 1 else []
        for group in groups:
            for key in _keys(same[0]):
                if key != word:
                    yield key, group


def _keys(node: Figure) -> Sequence[str]:
    keys = node.params["keys"]
    return [str(key) for key in keys] if isinstance(keys, list | tuple) else []


def _entry(node: Figure, key: str) -> Figure | None:
    """The entry of a word; a price for another kind of unit is used as the number it is."""
    entry = dict(zip(_keys(node), node.args[1:], strict=False)).get(key)
    if not isinstance(entry, Figure):
        return None
    return entry.to(node.unit) if entry.unit.fits(node.unit) else entry


def _told(suspect: Suspect, key: str, chosen: Sequence[Figure], made: Figure) -> Cause:
    node = chosen[0]
    word = node.args[0]
    case = suspect.case
    printed = [
        column
        for column in case.paid_list.of(Role.CLASS)
        if case.row.texts.get(column.index, "").strip() == key
    ]
    at = f"（发放表 {case.paid_list.place(case.row, printed[0]).cell} 印的是“{key}”）" if printed else ""
    entry = _entry(node, key)
    how = f"按“{key}”的 {compact(entry) if entry is not None else ''}算的{at}"
    where = word.origin.where if word.origin is not None else "台账"
    truth = f"{where} 是“{word.value_text()}”，{compact(node)}"
    return suspect.cause(NAME, how, made, truth, Evidence.PRINTED if printed else Evidence.SEASON)


CAUSE = CauseKind(NAME, "类别用错", 14, _find)
