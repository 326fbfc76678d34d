"""`python -m benchmarks`: print how the platform does against the plainest honest loop of the same work."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time


def main() -> None:
    """Run the benchmarks that are asked for; all unless told."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", choices=("serving", "analysis", "checking"), help="one of them")
    parser.add_argument("--large", action="store_true", help="a million responses as well")
    asked = parser.parse_args()
    began = time.perf_counter()
    print(f"Python {sys.version.split()[0]}, {platform.machine()}, {os.cpu_count()} cores")
    if asked.only in (None, "serving"):
        from benchmarks import serving  # noqa: PLC0415 (what serves is measured before analysis is loaded)

        serving.run()
    if asked.only in (None, "checking"):
        from benchmarks import checking  # noqa: PLC0415

        checking.run()
    if asked.only in (None, "analysis"):
        from benchmarks import analysis  # noqa: PLC0415

        analysis.run(large=asked.large)
    print(f"\n{time.perf_counter() - began:.0f} seconds in all")


if __name__ == "__main__":
    main()
