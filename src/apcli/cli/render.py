"""stub"""


def render() -> int:
    """Stub."""
    return 0
