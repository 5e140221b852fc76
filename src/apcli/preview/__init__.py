"""The site while it is written: with its findings, and anew after each change."""

from apcli.preview.folder import Folder, Making
from apcli.preview.server import Preview, Served

__all__ = ["Folder", "Making", "Preview", "Served"]
