"""Rechecking: whatever is altered in a statement or a result, by whoever, one of the four ways finds it."""

from __future__ import annotations

import copy
import io
import json
import random
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.samples import money, sealed, village
from linkage.ground.canonical import canonical_bytes
from linkage.ground.money import Money
from linkage.press.manifest import Entry, Manifest, Source, sha256
from linkage.recheck import Verdict, find_manifest, read_manifest, recheck_file
from linkage.telling.twin import money_texts, qr_text, with_printed
from statements import drawn, statement, twin_of, unmarked, unsealed, with_attachment, words

TWIN = twin_of("H003")
RESULT = canonical_bytes(village())


@pytest.fixture
def judge(tmp_path: Path) -> Callable[..., Verdict]:
    def judged(data: bytes, name: str = "statement-H003.pdf", manifest: Manifest | None = None) -> Verdict:
        path = tmp_path / "农户" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        return recheck_file(path, manifest)

    return judged


def manifest_of(files: Mapping[str, bytes]) -> Manifest:
    entries = tuple(Entry(name, sha256(data), "0" * 64, 1) for name, data in files.items())
    return Manifest(Source({"id": "x"}, (), ()), {}, entries)


LISTED = manifest_of({"农户/statement-H003.pdf": statement(), "结果.json": RESULT})


def test_a_statement_alone(judge: Callable[..., Verdict]) -> None:
    verdict = judge(statement())
    assert (verdict.exit_code, verdict.altered, verdict.problems) == (0, (), ())
    assert verdict.facts[0] == f"编号 {TWIN['number']}"
    assert verdict.facts[-1] == "封记相符：印成以后没有改写过"
    assert verdict.unchecked == (
        "附带数据、页面金额和编号、二维码以外的内容（没有清单可比，只有封记）",
        "后来有没有更正过（旧的一份自己也相符；请连同 清单.json，或与同季的几份一起复核）",
    )


def test_a_statement_with_its_manifest(judge: Callable[..., Verdict]) -> None:
    verdict = judge(statement(), manifest=LISTED)
    assert (verdict.exit_code, verdict.unchecked) == (0, ())
    assert verdict.facts[-1] == "与清单逐字节相符"
    moved = judge(statement(), "statement-H003.pdf", manifest_of({"别处/statement-H003.pdf": statement()}))
    assert moved.exit_code == 0
    assert judge(statement(), "other.pdf", LISTED).altered == ("清单里没有这个文件",)


@given(st.integers(0, len(statement()) - 1), st.integers(1, 255))
@settings(max_examples=25)
def test_any_changed_byte_is_found_against_the_manifest(at: int, by: int) -> None:
    changed = bytearray(statement())
    changed[at] ^= by
    name = Path("农户/statement-H003.pdf")
    found = LISTED.files[0] if LISTED.files[0].name == str(name) else LISTED.files[1]
    assert sha256(bytes(changed)) != found.sha256


@pytest.mark.parametrize("seed", range(8))
def test_changed_bytes_never_crash_and_are_found(judge: Callable[..., Verdict], seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - places, no secret
    changed = bytearray(statement())
    for _ in range(dice.choice([1, 1, 30])):
        changed[dice.randrange(len(changed))] ^= dice.randrange(1, 256)
    verdict = judge(bytes(changed), manifest=LISTED)
    assert verdict.exit_code == 5
    assert judge(bytes(changed)).exit_code in {0, 3, 5}


PAGE = words(TWIN)
PRINTED = [(at, amount) for at, line in enumerate(PAGE) for amount in money_texts(line)]


@pytest.mark.parametrize(("at", "amount"), PRINTED)
def test_any_amount_altered_on_the_page_is_found(judge: Callable[..., Verdict], at: int, amount: str) -> None:
    dice = random.Random(amount)  # noqa: S311 - differences, no secret
    other = str(Money(int(amount.replace(",", "").replace(".", "")) + dice.choice([-900, -1, 1, 90_000])))
    lines = [*PAGE[:at], PAGE[at].replace(amount, other), *PAGE[at + 1 :]]
    verdict = judge(drawn(lines, qr_text(TWIN), canonical_bytes(TWIN)))
    assert verdict.exit_code == 5
    assert f"页面上的金额 {other} 在附带数据里没有" in verdict.altered


def test_two_amounts_swapped_for_known_ones_are_found(judge: Callable[..., Verdict]) -> None:
    first, second = PRINTED[0][1], PRINTED[1][1]
    verdict = judge(
        drawn(
            [PAGE[0], *(line.replace(first, second) for line in PAGE[1:])],
            qr_text(TWIN),
            canonical_bytes(TWIN),
        )
    )
    assert any(one.startswith(f"页面上少了金额 {first}") for one in verdict.altered)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("仟", "佰", "页面上没有现付的大写"),
        ("YP-HT-2025-", "YP-HT-2024-", "页面上没有编号"),
        ("已付", "叁元整 已付", "页面上的大写金额 叁元整 在附带数据里没有"),
        ("已付", "壹拾拾元整 已付", "页面上的大写金额 壹拾拾元整 在附带数据里没有"),
    ],
)
def test_number_and_capitals_altered_on_the_page(
    judge: Callable[..., Verdict], before: str, after: str, message: str
) -> None:
    lines = [line.replace(before, after) for line in PAGE]
    assert lines != PAGE
    verdict = judge(drawn(lines, qr_text(TWIN), canonical_bytes(TWIN)))
    assert any(one.startswith(message) for one in verdict.altered)


def test_a_note_laid_over_the_page(judge: Callable[..., Verdict]) -> None:
    with pikepdf.open(io.BytesIO(statement())) as pdf:
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[0, 0, 9, 9])
        pdf.pages[0].obj.Annots = pikepdf.Array([note])
        out = io.BytesIO()
        pdf.save(out)
    assert judge(out.getvalue()).altered[1:] == ("页面上盖有批注，可能遮住原来的内容",)


def test_another_code_or_none(judge: Callable[..., Verdict]) -> None:
    other = qr_text(TWIN)[:-1] + ("0" if qr_text(TWIN)[-1] != "0" else "1")
    for code, message in (
        (other, "二维码是"),
        (None, "页面上读不到二维码"),
        ("https://example.org", "页面上读不到二维码"),
    ):
        verdict = judge(drawn(PAGE, code, canonical_bytes(TWIN)))
        assert [one for one in verdict.altered if one.startswith(message)]


def consistent_forgery() -> dict[str, Any]:
    """Raise the wage of the member by one yuan, everywhere, so that the twin agrees with itself."""
    twin: Any = copy.deepcopy(dict(TWIN))
    line = next(row for row in twin["lines"] if row["clause"] == "用工")
    debt = next(row for row in twin["debts"] if row["payee"] == "H003.1")
    days, _ = line["trace"]["args"]
    days["value"], days["origin"]["text"] = "1501/120", "1501/120"
    line["trace"]["value"] = "1501"
    line["amount"] = "1501.00"
    for key in ("gross", "payable"):
        debt[key] = money(Fraction(debt[key]) + 1)
        debt["traces"][key]["value"] = str(Fraction(debt[key]))
    debt["traces"]["payable"]["args"][0]["value"] = "1501"
    return with_printed(twin, "\n".join(words(twin)))


def test_a_consistent_forgery_is_found_by_page_code_or_manifest(judge: Callable[..., Verdict]) -> None:
    forged = consistent_forgery()
    exchanged = judge(with_attachment(statement(), canonical_bytes(forged)))
    assert any(one.startswith("二维码是") for one in exchanged.altered)
    assert any(one.startswith("页面上的金额") for one in exchanged.altered)
    whole = drawn(words(forged), qr_text(forged), canonical_bytes(forged))
    assert judge(whole).exit_code == 0
    assert judge(whole, manifest=LISTED).altered == (
        "与清单所记的不是同一个文件，改动过（农户/statement-H003.pdf）",
    )


def test_an_altered_attachment(judge: Callable[..., Verdict]) -> None:
    bytes_of_twin = canonical_bytes(TWIN)
    for attached in (
        bytes_of_twin.replace(b"1500.00", b"1501.00"),
        canonical_bytes(sealed(json.loads(bytes_of_twin.replace(b"1500.00", b"1501.00")))),
        b"{}",
        b"",
    ):
        verdict = judge(with_attachment(statement(), attached))
        assert verdict.exit_code == 5
        assert verdict.altered[0].startswith("附带")
    assert judge(with_attachment(statement(), RESULT)).altered == ("附带的不是告知书的数据",)


def test_the_attachment_taken_away(judge: Callable[..., Verdict]) -> None:
    assert judge(drawn(PAGE, qr_text(TWIN), None)).altered == ("附带的数据被去掉了",)
    saved_again = judge(unsealed(drawn(PAGE, None, None)))
    assert (saved_again.exit_code, saved_again.altered[0][:7]) == (5, "文件没有封记：")
    plain = judge(unmarked(drawn(PAGE, None, None)))
    assert (plain.exit_code, plain.problems[0].code) == (3, "E702")
    sealed_roll = judge(drawn(PAGE, None, None))
    assert (sealed_roll.exit_code, sealed_roll.kind) == (0, "文书")
    assert sealed_roll.facts[0] == "封记相符：印成以后没有改写过"
    assert sealed_roll.unchecked[0].startswith("页面上的数")
    bound = drawn(["<span style='display:block;height:70mm'></span>"], qr_text(TWIN), None)
    assert judge(bound, manifest=manifest_of({"statement-H003.pdf": bound})).exit_code == 0
    roll = drawn(["发放名册"], None, None)
    known = judge(roll, "paylist-gs.pdf", manifest_of({"内部/paylist-gs.pdf": roll}))
    assert (known.exit_code, known.kind, known.facts) == (
        0,
        "文书",
        ("封记相符：印成以后没有改写过", "与清单逐字节相符"),
    )


def test_a_print_file_needs_its_manifest(judge: Callable[..., Verdict]) -> None:
    with pikepdf.open(io.BytesIO(drawn(PAGE, qr_text(TWIN), None))) as book:
        with pikepdf.open(io.BytesIO(drawn(PAGE, qr_text(twin_of("H001")), None))) as more:
            book.pages.extend(more.pages)
        out = io.BytesIO()
        book.save(out)
    bound = unmarked(out.getvalue())
    alone = judge(bound, "statement-zu-01.pdf")
    assert (alone.exit_code, alone.problems[0].code) == (3, "E703")
    listed = manifest_of({"内部/statement-zu-01.pdf": bound})
    assert judge(bound, "statement-zu-01.pdf", listed).exit_code == 0
    marked = judge(out.getvalue(), "statement-zu-01.pdf")
    assert (marked.exit_code, marked.altered[0][:7]) == (5, "文件没有封记：")


def test_a_twin_that_does_not_list_what_is_printed(judge: Callable[..., Verdict]) -> None:
    bare: Any = sealed({key: value for key, value in TWIN.items() if key != "printed"})
    verdict = judge(drawn(PAGE, qr_text(bare), canonical_bytes(bare)))
    assert (verdict.exit_code, len(verdict.unchecked)) == (0, 3)
    wrong = [line.replace(str(Money(150000)), "9.99") for line in PAGE]
    assert judge(drawn(wrong, qr_text(bare), canonical_bytes(bare))).exit_code == 5


# result documents


def test_a_result(judge: Callable[..., Verdict]) -> None:
    verdict = judge(RESULT, "结果.json")
    assert (verdict.exit_code, verdict.kind) == (0, "结果文件")
    assert verdict.facts == (f"每个数都由所附的推导重新算出，摘要 {village()['digest']}",)
    assert judge(RESULT, "结果.json", LISTED).facts[-1] == "与清单逐字节相符"


@given(st.integers(0, len(RESULT) - 1), st.integers(1, 255))
def test_any_changed_byte_of_a_result_is_found(
    tmp_path_factory: pytest.TempPathFactory, at: int, by: int
) -> None:
    changed = bytearray(RESULT)
    changed[at] ^= by
    path = tmp_path_factory.mktemp("结果") / "结果.json"
    path.write_bytes(changed)
    assert recheck_file(path).exit_code == 5


def test_a_result_with_a_new_digest(judge: Callable[..., Verdict]) -> None:
    result = village()
    result["lines"][0]["amount"] = "2100.01"
    verdict = judge(canonical_bytes(sealed(result)), "结果.json")
    assert (verdict.exit_code, verdict.facts) == (5, ())


def test_the_manifest_itself(judge: Callable[..., Verdict]) -> None:
    assert judge(LISTED.to_bytes(), "清单.json", LISTED).altered == ()
    verdict = judge(LISTED.to_bytes(), "清单.json")
    assert (verdict.exit_code, verdict.kind) == (0, "清单")
    changed = judge(LISTED.to_bytes().replace(b"0", b"1", 1), "清单.json")
    assert (changed.exit_code, changed.facts) == (5, ())


WHOLE: Mapping[str, bytes] = {
    "结果.json": RESULT,
    "农户/statement-H001.pdf": b"one",
    "农户/statement-H002.pdf": b"two",
    "公开/notice.xlsx": b"three",
}


def laid(folder: Path, files: Mapping[str, bytes]) -> Verdict:
    """What is said of the manifest of a whole set among these files."""
    for name, data in {**files, "清单.json": manifest_of(WHOLE).to_bytes()}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return recheck_file(folder / "清单.json")


def test_a_manifest_tells_of_its_whole_set(tmp_path: Path) -> None:
    verdict = laid(tmp_path, WHOLE)
    assert (verdict.exit_code, verdict.unchecked) == (0, ())
    assert verdict.facts == ("清单未改动", "清单里的 4 个文件逐字节相符")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"公开/notice.xlsx": None}, ("少了 公开/notice.xlsx",)),
        ({"公开/notice-2.xlsx": b"three"}, ("清单里没有 公开/notice-2.xlsx",)),
        (
            {"公开/notice.xlsx": b"four"},
            ("与清单所记的不是同一个文件，改动过（公开/notice.xlsx）",),
        ),
        (
            {"农户/statement-H001.pdf": b"two", "农户/statement-H002.pdf": b"one"},
            (
                "与清单所记的不是同一个文件：农户/statement-H001.pdf 里装的是 农户/statement-H002.pdf，放错了，或换了名字",
                "与清单所记的不是同一个文件：农户/statement-H002.pdf 里装的是 农户/statement-H001.pdf，放错了，或换了名字",
            ),
        ),
    ],
)  # fmt: skip
def test_a_file_dropped_doubled_altered_or_exchanged_is_found(
    tmp_path: Path, change: Mapping[str, bytes | None], told: tuple[str, ...]
) -> None:
    verdict = laid(tmp_path, {name: data for name, data in {**WHOLE, **change}.items() if data is not None})
    assert (verdict.exit_code, verdict.altered, verdict.facts) == (5, told, ("清单未改动",))


def test_who_has_a_few_papers_of_a_set_is_told_what_was_not_looked_at(tmp_path: Path) -> None:
    verdict = laid(tmp_path, {"农户/statement-H001.pdf": b"one", "my own.txt": b""})
    assert (verdict.exit_code, verdict.unchecked) == (0, ("清单里另有 3 个文件（不在旁边）",))
    verdict = laid(tmp_path, {"农户/statement-H001.pdf": b"x"})
    assert verdict.exit_code == 5
    alone = laid(tmp_path / "alone", {})
    assert (alone.exit_code, alone.unchecked) == (0, ("清单里的 4 个文件（不在旁边）",))


@pytest.mark.parametrize(
    ("name", "data", "code", "problem"),
    [
        ("a.pdf", b"", 3, "E701"),
        ("a.pdf", b"%PDF-1.7\nnonsense", 3, "E701"),
        ("a.txt", b"hello", 3, "E702"),
        ("a.bin", b"%PDF-1.7\n", 3, "E701"),
        ("a.json", b"5\n", 3, "E702"),
        ("a.json", b'{"schema":"other"}\n', 3, "E702"),
        ("a.json", b"{", 5, ""),
        ("a.JSON", b"\xff", 5, ""),
    ],
)
def test_what_cannot_be_read(
    judge: Callable[..., Verdict], name: str, data: bytes, code: int, problem: str
) -> None:
    verdict = judge(data, name)
    assert verdict.exit_code == code
    assert [one.code for one in verdict.problems] == ([problem] if problem else [])


def test_files_that_are_not_there(tmp_path: Path) -> None:
    assert "没有这个文件" in str(recheck_file(tmp_path / "x.pdf").problems[0])
    assert "是文件夹" in str(recheck_file(tmp_path).problems[0])


def test_the_manifest_is_found_above(tmp_path: Path) -> None:
    path = tmp_path / "农户" / "statement-H003.pdf"
    assert find_manifest(path) is None
    (tmp_path / "清单.json").write_bytes(LISTED.to_bytes())
    assert find_manifest(path) == tmp_path / "清单.json"
    assert read_manifest(tmp_path / "清单.json") == LISTED
    (tmp_path / "清单.json").write_bytes(b"{}")
    assert read_manifest(tmp_path / "清单.json") is None
