"""stub"""


def list_initiatives() -> int:
    """Stub."""
    return 0
