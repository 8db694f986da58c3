"""No identity, phone or bank number leaves the season: not on a screen, in a file name, a public paper or a result."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from disclosed import disclosures, layers, secrets_of
from linkage.closing import close
from linkage.commands import main
from linkage.files.season_folder import read_season
from linkage.publishing import papers, sheets
from printed import ROOT, contents, printed_village, run
from villages import village


def secrets() -> set[str]:
    """Every identity, phone and card number of the village, whole."""
    headings, *rows = village().registers["名册"]
    columns = [headings.index(name) for name in ("证件号", "电话", "卡号")]
    return {row[column] for row in rows for column in columns if row[column]}


def invoke(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def found_in(text: str) -> list[str]:
    bare = "".join(text.split())
    return sorted(secret for secret in secrets() if secret in bare)


def test_the_village_has_numbers_to_lose() -> None:
    assert len(secrets()) > 40
    assert found_in(" ".join(sorted(secrets()))) != []


@pytest.mark.parametrize("command", ["check", "settle"])
@pytest.mark.parametrize("options", [[], ["--json"]])
def test_no_command_shows_a_number(command: str, options: list[str]) -> None:
    done = invoke(command, printed_village().season, *options)
    assert done.stdout
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


def test_nothing_of_a_set_holds_a_number_but_what_goes_to_the_bank() -> None:
    """Names, pages, titles, alternative texts, metadata, attachments, cells, properties: all layers of all files."""
    village_printed = printed_village()
    known = secrets_of(village_printed.season)
    shown = {
        one for name, data in contents(village_printed.out).items() for one in disclosures(name, data, known)
    }
    bank = {one for one in shown if one[0].startswith("内部/bank_batch-") and one[2] == "卡号"}
    assert shown - bank == set()
    assert bank


def test_every_layer_is_looked_into() -> None:
    """The first word of each layer, taken for a number, is found there."""
    found = contents(printed_village().out)
    for name in ("农户/statement-H01.pdf", "内部/paylist-cjt.xlsx", "内部/vouchers-gs.csv", "结果.json"):
        for layer, text in layers(name, found[name]):
            assert (name, layer, "字") in disclosures(name, found[name], {text.split()[0]: "字"}), layer


def test_no_public_paper_carries_a_file_or_its_author() -> None:
    public = {
        name: data for name, data in contents(printed_village().out).items() if name.startswith("公开/")
    }
    assert {name.rpartition(".")[2] for name in public} == {"pdf", "xlsx"}
    for name, data in public.items():
        if name.endswith(".pdf"):
            assert not [kind for kind, _ in layers(name, data) if kind.startswith("attachment")]


#: Every example, and an invented village as ``demo`` makes it.
WHOLE = ("石门村2025", "青岚奶业2025", "云坪村2025", "demo")


def season_named(name: str, folder: Path) -> Path:
    if name != "demo":
        return ROOT / "examples" / name
    done = run("demo", "--villages", "1", "--households", "40", "--seed", "7", "--out", folder / "demo")
    assert done.returncode == 0, done.stderr
    return next(one.parent for one in sorted((folder / "demo").rglob("合作*.yaml")))


@pytest.mark.deep
@pytest.mark.parametrize("name", WHOLE)
def test_no_set_page_or_check_of_a_whole_season_holds_a_number(name: str, tmp_path: Path) -> None:
    season = season_named(name, tmp_path)
    known, out = secrets_of(season), tmp_path / "out"
    said = ""
    for words in (
        ("run", season, "--out", out, "--workers", "2"),
        ("report", season, "--out", tmp_path / "public.html", "--edition", "public"),
        ("report", season, "--out", tmp_path / "internal.html"),
        ("check", season, "--json"),
        ("explain", season, next(iter(read_season(season).books.households))),
    ):
        done = run(*words)
        assert done.returncode in {0, 1}, done.stderr
        said += done.stdout + done.stderr
    files = {**contents(out), "screen": said.encode()}
    files |= {f"{one}.html": (tmp_path / f"{one}.html").read_bytes() for one in ("public", "internal")}
    shown = {one for file, data in files.items() for one in disclosures(file, data, known)}
    assert {one for one in shown if not (one[0].startswith("内部/bank_batch-") and one[2] == "卡号")} == set()


PHONE = '联系电话: "15430643504"'


@pytest.mark.parametrize("column", [4, 10])
@pytest.mark.parametrize("place", [PHONE, "联系人: 会计钟小琴"])
def test_a_number_that_slips_into_a_public_text_withholds_the_papers(
    tmp_path: Path, column: int, place: str
) -> None:
    (_, first, *_) = village().registers["名册"]
    key = place.partition(":")[0]
    season = village().with_text(place, f'{key}: "{first[column]}"').write(tmp_path / "season")
    done = invoke("run", season, "--out", tmp_path / "out")
    assert done.exit_code == 3
    assert "是公开的" in done.stderr
    assert found_in(done.stderr) == []
    assert list(tmp_path.iterdir()) == [season]


def test_a_villager_may_be_the_contact(tmp_path: Path) -> None:
    (_, first, *_) = village().registers["名册"]
    season = village().with_text(PHONE, f'联系电话: "{first[8]}"').write(tmp_path / "season")
    assert invoke("print", season, "--out", tmp_path / "out", "--only", "notice").exit_code == 0
