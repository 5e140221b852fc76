"""Measure the preview of a large city's plan: `python -m benchmarks.preview [--runs 5]`.

The plan is that of city.py: 300 initiatives under 36 goals. Printed are the seconds from saving a
file of an initiative to having its new page, as a browser that shows it does.
"""

from __future__ import annotations

import argparse
import http.client
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.city import write


def reloads(data: Path, runs: int) -> list[float]:
    """The seconds of each reload."""
    line = [sys.executable, "-m", "apcli", "preview", "--port", "0", "--data", str(data)]
    with subprocess.Popen(line, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        said = re.search(r"127\.0\.0\.1:(\d+)", process.stderr.readline())
        assert said
        try:
            return _measured(int(said[1]), data, runs)
        finally:
            process.kill()


def _measured(port: int, data: Path, runs: int) -> list[float]:
    file = min((data / "initiatives").iterdir())
    page = f"/initiatives/{file.stem}.html"
    _get(port, page)
    taken = []
    for version in range(runs):
        changes = http.client.HTTPConnection("127.0.0.1", port)
        changes.request("GET", f"/changes/{version}")
        stream = changes.getresponse()
        time.sleep(0.5)
        began = time.perf_counter()
        file.write_text(f"{file.read_text('utf-8')}\n# {version}\n", "utf-8")
        while stream.readline() != b"data: changed\n":
            pass
        _get(port, page)
        taken.append(time.perf_counter() - began)
        changes.close()
    return taken


def _get(port: int, page: str) -> bytes:
    asking = http.client.HTTPConnection("127.0.0.1", port)
    asking.request("GET", page)
    return asking.getresponse().read()


def main() -> None:
    """Print the least, the median and the most."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        write(data)
        taken = reloads(data, runs)
    print(f"{min(taken):.2f} {statistics.median(taken):.2f} {max(taken):.2f}")


if __name__ == "__main__":
    main()
