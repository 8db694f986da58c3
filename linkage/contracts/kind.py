"""Contract kind (合同种类): a list of sections, a template, and the deals it is printed for.

The template extends ``contract.html``, which prints cover, sections and signatures; it fills in what only
this kind says: the tips on the second page (block ``tips``) and sections of its own (block ``own``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import frozen

from linkage.contracts.contract_number import contract_number
from linkage.contracts.deal import Deal, Roster
from linkage.contracts.land import SHEET as LAND
from linkage.contracts.later_facts import later_facts
from linkage.contracts.reprint import foot_of, reprint_of, signing_words
from linkage.contracts.section import sections
from linkage.document import Document, Said, Shown, View, file_word
from linkage.ground.memory import remembered
from linkage.ground.season import chinese_date
from linkage.model.entitlement import Settlement
from linkage.model.legal_type import collective_roles
from linkage.model.registers import Household, Member
from linkage.press.drawing import Edition, template_folder
from linkage.telling.paper import BLANK_DAY, pieces, running, sealed
from linkage.telling.paper_leaf import parts, words
from linkage.telling.stamp import SIDES

_TENS = "一二三四五六七八九"


@frozen
class Part:
    """A place in the section list: the section of this name, under a heading of this kind's own words."""

    name: str
    heading: str


@frozen
class ContractKind:
    """A kind of contract.

    ``name`` is the template id, ``model`` the official form whose structure it follows, with a word where
    nobody has confirmed it. ``deals`` are the contracts a season calls for. ``annexes`` are sections too,
    on pages behind it, ``attachments`` the papers laid behind the signed contract. ``paper`` is what it calls
    itself, ``cover`` says whether it has a title page. ``words`` is what only this kind's template shows, as
    ``own``; ``called`` gives the title where it goes by what was agreed.
    """

    name: str
    title: str
    sections: tuple[Part, ...]
    deals: Callable[[Settlement], Sequence[Deal]]
    annexes: tuple[Part, ...] = ()
    attachments: tuple[str, ...] = ()
    paper: str = "合同"
    cover: bool = True
    model: str | Callable[[Deal], str] = ""
    edition: Edition = "household"
    words: Callable[[Deal], View] | None = None
    called: Callable[[Deal], str] | None = None
    mechanisms: tuple[int, ...] = ()


def contract_document(kind: ContractKind) -> Document:
    """The paper of a contract kind."""

    @remembered(2)
    def deals(settlement: Settlement) -> Mapping[str, Deal]:
        return {deal.subject: deal for deal in kind.deals(settlement)}

    def paths(settlement: Settlement) -> Mapping[str, str]:
        return {
            f"{_folder(deal)}/{kind.name}-{'-'.join(map(file_word, subject.split('/')))}.pdf": subject
            for subject, deal in deals(settlement).items()
        }

    def view(settlement: Settlement, subject: str) -> View:
        return contract_view(kind, deals(settlement)[subject])

    return Document(
        title=kind.title,
        template=f"{kind.name}.html",
        edition=kind.edition,
        view=view,
        paths=paths,
        says=_says,
        mechanisms=kind.mechanisms,
    )


def _says(view: View) -> Iterator[Said]:
    """What the sections say: worked examples, schedules, lists of what was brought in."""
    for key in ("sections", "annexes"):
        for part in parts(view, key):
            section, shown = sections().get(words(part, "name")), part["words"]
            if section is not None and section.holds is not None and isinstance(shown, dict):
                yield from section.holds(shown)


def _folder(deal: Deal) -> str:
    """Where a contract stands: with the papers of households where one of their people signs."""
    people = any(isinstance(side.who, Household | Member) for side in deal.sides)
    return "农户" if people else "内部"


def contract_view(kind: ContractKind, deal: Deal) -> View:
    """What the template of a contract shows."""
    number = contract_number(kind.name, deal)
    title = kind.called(deal) if kind.called is not None else kind.title
    shown = [part for name in kind.sections if (part := _part(name, deal)) is not None]
    annexes = [part for name in kind.annexes if (part := _part(name, deal)) is not None]
    for at, part in enumerate(shown, start=1):
        part["number"] = ordinal(at)
    for at, part in enumerate(annexes, start=1):
        part["number"] = f"附件{ordinal(at)}"
    days = deal.days
    return sealed(
        {
            "title": f"{title} {number}",
            "running": running(deal.settlement, title, number, SIDES, foot_of(reprint_of(deal))),
            "name": title,
            "again": later_facts(deal),
            "paper": kind.paper,
            "cover": kind.cover,
            "model": pieces(kind.model if isinstance(kind.model, str) else kind.model(deal)),
            "number": number,
            "arrangement": {"name": deal.arrangement.name, "code": deal.arrangement.code},
            "sides": [
                {
                    "label": deal.label(side),
                    "role": side.role,
                    "name": side.name,
                    "household": isinstance(side.who, Household),
                    "listed": isinstance(side.who, Roster),
                    "person": isinstance(side.who, Member),
                }
                for side in deal.sides
            ],
            "sections": list[Shown](shown),
            "annexes": list[Shown](annexes),
            "attachments": [
                {"at": str(at), "name": name} for at, name in enumerate(kind.attachments, start=1)
            ],
            "closing": {
                "number": ordinal(len(shown) + 1),
                "at": {str(p["name"]): p["number"] for p in shown},
            },
            "signed": signing_words(deal),
            "place": deal.said("签订地点"),
            "witness": deal.said("见证方"),
            **copies_of(deal),
            "first": chinese_date(days[0]) if days is not None else "",
            "last": chinese_date(days[1]) if days is not None else "",
            "blank_day": BLANK_DAY,
            "own": kind.words(deal) if kind.words is not None else {},
        }
    )


def copies_of(deal: Deal) -> View:
    """How many copies and who holds one: what an agreement says once for all its papers fits a lease.

    The collective that let the land (发包方) holds no copy of its own where the paper is not about land, or
    where it signs itself. Then the copies are counted by those who hold one.
    """
    said: View = {"copies": deal.said(_COPIES), "holders": deal.said(_HOLDERS)}
    own = any(term.prose.get(_HOLDERS) for term in deal.terms)
    listed = deal.arrangement.papers.get(_HOLDERS, "")
    if own or not listed.endswith(_EACH):
        return said
    named = [one for one in listed.removesuffix(_EACH).split("、") if one]
    signing = {side.key for side in deal.sides} & collective_roles(deal.arrangement)
    kept = [one for one in named if one != _LETS or (deal.rows_of(LAND) and not signing)]
    kept = [_SIDES.get(len(deal.sides), "各方") if one == _SIDES[_TWO] else one for one in kept]
    if kept == named:
        return said
    count = len(kept) + (len(deal.sides) - 1 if {*_SIDES.values(), "各方"} & {*kept} else 0)
    return {"copies": f"一式{ordinal(count)}份", "holders": f"{'、'.join(kept)}{_EACH}"}


_COPIES, _HOLDERS, _EACH, _LETS = "合同份数", "合同持有人", "各执一份", "发包方"
_TWO = 2
#: What all who sign are called together.
_SIDES = {_TWO: "双方", 3: "三方"}


def _part(part: Part, deal: Deal) -> View | None:
    """A section for the template; nothing where it does not stand in this contract."""
    known = sections().get(part.name)
    words = known.of(deal) if known is not None else {}
    if words is None:
        return None
    return {"name": part.name, "heading": part.heading, "template": _template(part.name), "words": words}


def _template(name: str) -> str:
    """The partial of a section; empty where the kind's own template holds it."""
    found = f"sections/{name}.html"
    return found if (template_folder() / found).is_file() else ""


def ordinal(number: int) -> str:
    """A number as contracts count: 一, 十, 十一, 二十一; for 1 to 99.

    >>> ordinal(10), ordinal(21)
    ('十', '二十一')
    """
    tens, units = divmod(number, 10)
    front = f"{_TENS[tens - 1] if tens > 1 else ''}十" if tens else ""
    return front + (_TENS[units - 1] if units else "")
