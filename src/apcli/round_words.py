"""What is said in workbooks that departments fill in: Japanese, English.

They are part of the vocabulary (`words.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ROUND: Mapping[str, tuple[str, str]] = {
    "all_departments": ("全課", "all departments"),
    "answer": ("回答", "answer"),
    "due": ("回答期限", "due"),
    "for_information": ("参考", "for information"),
    "how_to_answer": ("回答のしかた", "how to answer"),
    "instructions": ("記入要領", "instructions"),
    "please_check": ("確認してください", "please check"),
    "question": ("項目", "question"),
    "sheets": ("シートの一覧", "sheets"),
    "to_fill_in": ("記入欄", "to fill in"),
    "wants": ("記入すること", "what to write"),
}
