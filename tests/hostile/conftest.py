"""These tests are about a kernel's files, signals and terminals as POSIX has them."""

from __future__ import annotations

import os

collect_ignore_glob = ["test_*.py"] if os.name == "nt" else []
