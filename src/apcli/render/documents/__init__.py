"""The documents that are published, as values: what each says, whatever the format."""

from apcli.render.documents.document import Document
from apcli.render.documents.plan import plan_document
from apcli.render.documents.progress import progress_document

__all__ = ["Document", "plan_document", "progress_document"]
