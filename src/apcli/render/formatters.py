"""What fills a text with values, as long as it does not become too long."""

from __future__ import annotations

from typing import Any

from jinja2.sandbox import SandboxedEscapeFormatter, SandboxedFormatter

from apcli.render.sizes import check_format, check_size, check_written


class MeasuringFormatter(SandboxedFormatter):
    """Fills one text piece by piece, as long as it does not become too long."""

    _size = 0

    def format_field(self, value: Any, format_spec: str) -> str:
        """The value in its format."""
        check_format(str(format_spec))
        check_written(value)
        written: str = super().format_field(value, format_spec)
        self._size += len(written)
        check_size(self._size)
        return written

    def convert_field(self, value: Any, conversion: Any) -> Any:
        """The value as `!r` and the like make it."""
        check_written(value)
        return super().convert_field(value, conversion)


class EscapingFormatter(MeasuringFormatter, SandboxedEscapeFormatter):
    """The same for markup, for which the values are escaped."""
