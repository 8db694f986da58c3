"""What both owe each other (双方义务), and who may not be paid."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import View
from linkage.model.legal_type import collective_roles


def _words(deal: Deal) -> View:
    own = collective_roles(deal.arrangement)
    paid = [deal.label(side) for side in deal.sides if side.key in own]
    return {"collective": "、".join(paid)}


SECTION = Section(_words, says=("转付办法",), sums=("经办分成",))
