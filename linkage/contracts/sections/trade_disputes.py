"""How disputes on goods, work and money are settled (争议解决): not by the commission for land."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import View


def _words(deal: Deal) -> View:
    return {"work": bool(deal.rows_of("用工"))}


SECTION = Section(_words, says=("合同争议机构", "合同争议解决"), offers={"合同争议方式": ("仲裁", "诉讼")})
