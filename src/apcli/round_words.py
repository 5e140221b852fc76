"""What is said in workbooks that departments fill in: Japanese, English.

They are part of the vocabulary (`words.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ROUND: Mapping[str, tuple[str, str]] = {
    "answer": ("回答", "answer"),
    "due": ("回答期限", "due"),
    "how_to_answer": ("回答のしかた", "how to answer"),
    "instructions": ("記入要領", "instructions"),
    "please_check": ("確認してください", "please check"),
    "question": ("項目", "question"),
    "wants": ("記入すること", "what to write"),
}
