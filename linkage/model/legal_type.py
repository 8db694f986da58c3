"""Legal types (主体类型) as far as prohibitions turn on them: whose property is a collective's."""

from __future__ import annotations

from linkage.model.arrangement import Arrangement
from linkage.model.payer import Statute, payer_kind


def collective_roles(arrangement: Arrangement) -> frozenset[str]:
    """The parties that are a collective, or act for one."""
    return _roles(arrangement, Statute.COLLECTIVE)


def cooperative_roles(arrangement: Arrangement) -> frozenset[str]:
    """The parties that are a co-operative, or a union of them."""
    return _roles(arrangement, Statute.COOPERATIVE)


def _roles(arrangement: Arrangement, statute: Statute) -> frozenset[str]:
    found = ((role, payer_kind(party.legal_type)) for role, party in arrangement.parties.items())
    return frozenset(role for role, kind in found if kind is not None and kind.statute is statute)
