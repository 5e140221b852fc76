"""The page of the plan while it is written: with its findings, and anew after each change."""

from apcli.preview.page import Page, page
from apcli.preview.server import Preview

__all__ = ["Page", "Preview", "page"]
