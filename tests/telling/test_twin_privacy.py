"""No number of a person leaves with a twin, whatever stands between its digits; other long numbers do."""

from __future__ import annotations

import pytest

from linkage.ground.errors import WithheldError
from linkage.telling.twin_privacy import require_nothing_private

PRIVATE = {
    "王小田138-0013-8000": "电话",
    "138 0013 8000": "电话",
    "138·0013·8000": "电话",
    "138—0013—8000": "电话",
    "138.0013.8000": "电话",
    "１３８－００１３－８０００": "电话",
    "1 3 8 0 0 1 3 8 0 0 0": "电话",
    "一三八〇〇一三八〇〇〇": "电话",
    "2025 138-0013-8000": "电话",
    "138-0013-8000 139-0013-9000": "电话",
    "卡6222-0202-0011-2233": "卡号",
    "6222 0202 0011 2233 445": "卡号",
    "6222·0202·0011·2233·445": "卡号",
    "369901 19880123 0116": "证件号",
    "110101-19900307-001x": "证件号",
}
HARMLESS = [
    "2025-01-01—2025-12-31",
    "2025-1-1 2025-12-31",
    "20250101-20251231",
    "票据00123401-00123420",
    "FK-2025-0001",
    "FK13-0000-00001",
    "1380013.8000",
    "1,380,013,800.00",
    "2025 1380 0138",
    "地块 1200 1300",
]


@pytest.mark.parametrize("key", ["name", "why", "text", "part", "payee", "article", "items"])
@pytest.mark.parametrize("text", PRIVATE)
def test_a_number_of_a_person_does_not_leave(text: str, key: str) -> None:
    with pytest.raises(WithheldError) as withheld:
        require_nothing_private("H01", {"lines": [{key: text}]})
    assert f"H01 的告知书附带数据里有像{PRIVATE[text]}的内容" in str(withheld.value)
    assert text not in str(withheld.value)


@pytest.mark.parametrize("text", HARMLESS)
def test_other_long_numbers_do(text: str) -> None:
    require_nothing_private("H01", {"lines": [{"text": text}]})


def test_an_amount_may_look_like_a_telephone() -> None:
    require_nothing_private("H01", {"value": "13800138000/7", "index": "138-0013-8000"})
