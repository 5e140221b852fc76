"""stub"""


def show() -> int:
    """Stub."""
    return 0
