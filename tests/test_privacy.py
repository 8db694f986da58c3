"""No identity, phone or bank number leaves the season: not on a screen, in a file name, a public paper or a result."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from linkage.closing import close
from linkage.publishing import papers, sheets
from linkage.words.aloud import by_digit
from printed import contents, printed_village, run
from villages import village


def secrets() -> set[str]:
    """Every identity, phone and card number of the village, whole."""
    headings, *rows = village().registers["名册"]
    columns = [headings.index(name) for name in ("证件号", "电话", "卡号")]
    return {row[column] for row in rows for column in columns if row[column]}


def found_in(text: str) -> list[str]:
    bare = "".join(text.split())
    return sorted(secret for secret in secrets() if secret in bare)


def test_the_village_has_numbers_to_lose() -> None:
    assert len(secrets()) > 40
    assert found_in(" ".join(sorted(secrets()))) != []


@pytest.mark.parametrize("command", ["check", "settle"])
@pytest.mark.parametrize("options", [[], ["--json"]])
def test_no_command_shows_a_number(command: str, options: list[str]) -> None:
    done = run(command, printed_village().season, *options)
    assert found_in(done.stdout + done.stderr) == []


def test_no_problem_shows_a_number(tmp_path: Path) -> None:
    (_, first, *_) = village().registers["名册"]
    wrong = (first[4][:-1] + "0", first[8] + "1", first[10][:-1])
    rows = [
        ("H01", "9", number, "子女", number, "1999-9-31", number, "", number, "", number) for number in wrong
    ]
    season = (
        village()
        .with_rows("名册", *rows)
        .with_text("联系人: 会计钟小琴", f"联系人: {wrong[0]}")
        .write(tmp_path / "s")
    )
    done = run("check", season)
    assert done.returncode == 3
    assert [number for number in wrong if number in done.stdout + done.stderr] == []
    assert found_in(done.stdout + done.stderr) == []


def test_no_table_shows_a_number_that_somebody_typed_into_a_voucher(tmp_path: Path) -> None:
    numbers = sorted(secrets())[:3]
    paid = [("H02", "公司", "土地租金", "1", f"2025-02-0{at}", f"转{n}") for at, n in enumerate(numbers, 1)]
    season = village().with_rows("已付", *paid).write(tmp_path / "s")
    inside = [sheet for sheet in sheets(close(season).settlement) if sheet.kind != "bank_batch"]
    written = [text_of(sheet.path, sheet.data) for sheet in inside]
    assert sum("，转" in text for text in written) >= 2
    assert found_in("".join(written)) == []


def text_of(path: str, data: bytes) -> str:
    """Everything that is written in a table: its cells, the names and properties beside them too."""
    if not path.endswith(".xlsx"):
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(re.sub("<[^>]*>", " ", archive.read(name).decode()) for name in archive.namelist())


def test_no_paper_shows_a_number_that_somebody_typed_into_a_voucher(tmp_path: Path) -> None:
    """Not even the household's own: a statement lies on a table where others read it."""
    numbers = sorted(secrets())[:3]
    paid = [("H02", "公司", "土地租金", "1", f"2025-02-0{at}", f"转{n}") for at, n in enumerate(numbers, 1)]
    season = village().with_rows("已付", *paid).write(tmp_path / "s")
    made = papers(close(season))
    drawn = "".join(part for paper in made for part in paper.job.parts)
    assert drawn.count("转*") + drawn.count("转1") >= len(numbers)
    assert found_in(drawn) == []
    assert found_in("".join(text for paper in made for leaf in paper.book for text in leaf.texts)) == []


def test_no_file_name_result_or_manifest_holds_a_number() -> None:
    found = contents(printed_village().out)
    assert found_in(" ".join(found)) == []
    assert found_in(found["结果.json"].decode()) == []
    assert found_in(found["清单.json"].decode()) == []


def test_no_public_paper_holds_a_number_anywhere() -> None:
    public = {
        name: data for name, data in contents(printed_village().out).items() if name.startswith("公开/")
    }
    assert {name.rpartition(".")[2] for name in public} == {"pdf", "xlsx"}
    for name, data in public.items():
        if name.endswith(".xlsx"):
            assert found_in(text_of(name, data)) == []
            continue
        pages = pypdfium2.PdfDocument(data)
        assert found_in("".join(page.get_textpage().get_text_bounded() for page in pages)) == []
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert list(pdf.attachments) == []
            assert found_in(str(dict(pdf.docinfo))) == []


PHONE = '联系电话: "15430643504"'


@pytest.mark.parametrize("column", [4, 10])
@pytest.mark.parametrize("place", [PHONE, "联系人: 会计钟小琴"])
def test_a_number_that_slips_into_a_public_text_withholds_the_papers(
    tmp_path: Path, column: int, place: str
) -> None:
    (_, first, *_) = village().registers["名册"]
    key = place.partition(":")[0]
    season = village().with_text(place, f'{key}: "{first[column]}"').write(tmp_path / "season")
    done = run("run", season, "--out", tmp_path / "out")
    assert done.returncode == 3
    assert "是公开的" in done.stderr
    assert found_in(done.stderr) == []
    assert list(tmp_path.iterdir()) == [season]


def test_a_villager_may_be_the_contact(tmp_path: Path) -> None:
    (_, first, *_) = village().registers["名册"]
    season = village().with_text(PHONE, f'联系电话: "{first[8]}"').write(tmp_path / "season")
    done = run("print", season, "--out", tmp_path / "out", "--only", "notice")
    assert done.returncode == 0


def test_no_statement_holds_a_number_anywhere() -> None:
    found = {name: data for name, data in contents(printed_village().out).items() if "statement" in name}
    assert {name.rpartition(".")[2] for name in found} == {"pdf", "txt"}
    for name, data in found.items():
        if name.endswith(".txt"):
            text = data.decode("utf-8-sig")
            assert found_in(text) == []
            assert [one for one in secrets() if by_digit(one) in text] == []
            continue
        pages = pypdfium2.PdfDocument(data)
        assert found_in("".join(page.get_textpage().get_text_bounded() for page in pages)) == []
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for attached in pdf.attachments.values():
                assert found_in(attached.get_file().read_bytes().decode()) == []
