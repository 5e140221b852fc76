"""Typst markup from stdin → PDF to stdout: run as a script, in a process that has its bounds.

Its arguments are the folder that holds the library, the folder of the fonts, the bytes of memory
that it may take, the folder whose files the markup may read, and the format: pdf or png. It imports
nothing else of apcli. What is wrong with the markup goes to stderr as JSON, with `reason` and
`diagnostic`, and the exit code is 1.
"""

import json
import sys


def main(library: str, fonts: str, memory: str, root: str, format: str) -> int:
    """Compile what stdin gives; returns the exit code."""
    _bound(int(memory))
    sys.path.insert(0, library)
    import typst  # noqa: PLC0415  it is found only from here on

    source = sys.stdin.buffer.read()
    chosen = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]
    )
    # Packages that lie on this computer are no part of the plan, and no day is today.
    nowhere = f"{fonts}/packages"
    compiler = typst.Compiler(
        source,
        root=root,
        font_paths=chosen,
        package_path=nowhere,
        package_cache_path=nowhere,
    )
    try:
        if format == "png":
            document = compiler.compile(format="png", ppi=216)
        else:
            document = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)
    except typst.TypstError as error:
        json.dump({"reason": error.message, "diagnostic": error.diagnostic}, sys.stderr)
        return 1
    # Of several pictures each stands behind its length.
    if isinstance(document, list):
        document = b"".join(len(each).to_bytes(8, "big") + each for each in document)
    if not isinstance(document, bytes):
        raise TypeError(f"one PDF was expected, not {type(document).__name__}")
    sys.stdout.buffer.write(document)
    sys.stdout.buffer.flush()
    return 0


def _bound(memory: int) -> None:
    try:
        import resource  # noqa: PLC0415  Windows has none
    except ModuleNotFoundError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
