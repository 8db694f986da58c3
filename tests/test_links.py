"""Pages lead somewhere: no link to what is not there, and an index and a plan that leave nothing out."""

from __future__ import annotations

import re
from pathlib import Path

from project_files import PACKAGE, ROOT, named, walk


def links(page: Path) -> set[Path]:
    """Files and folders a page points to; pictures too, addresses on the web not."""
    targets = re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8"))
    return {(page.parent / target).resolve() for target in targets if "://" not in target}


def test_no_link_leads_nowhere() -> None:
    pages = [path for path in walk() if path.suffix == ".md"]
    lost = {named(page): [named(one) for one in links(page) if not one.exists()] for page in pages}
    assert {page: targets for page, targets in lost.items() if targets} == {}


def test_the_index_leads_to_every_page() -> None:
    linked = links(ROOT / "docs" / "index.md")
    pages = [path for path in (ROOT / "docs").iterdir() if path.is_dir() or path.suffix == ".md"]
    unseen = [path.name for path in pages if path not in linked and path.name not in {"index.md", "pictures"}]
    assert unseen == []


def test_the_plan_of_the_house_names_every_room() -> None:
    plan = (ROOT / "docs" / "house.md").read_text("utf-8")
    sources = [path for path in walk(PACKAGE) if path.suffix == ".py"]
    told = set(re.findall(r"`([a-z_]+)/?`", plan))
    listed_elsewhere = {
        "rules", "checks", "lints", "commands", "prices", "conditions", "sizes", "modes", "proofs", "sections",
    }  # fmt: skip
    rooms = {path.stem for path in sources if path.parent.name not in listed_elsewhere} - {"__init__"}
    folders = {path.parent.name for path in sources} | {path.name for path in ROOT.iterdir() if path.is_dir()}
    assert rooms - told == set()
    assert told - rooms - folders == set()
