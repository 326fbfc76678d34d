"""`python -m analysis FOLDER --out OUT`: an edition's files from a folder of microdata, without any server."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

BAR = 30


def main(arguments: list[str] | None = None) -> int:
    """Make an edition's files; return 0, or 1 after saying in Danish what is wrong."""
    asked = _parser().parse_args(arguments)
    # Reading takes matplotlib and pandas along; a wrong argument is told before that.
    from analysis import edition  # noqa: PLC0415
    from analysis.errors import AnalysisError  # noqa: PLC0415
    from analysis.microdata import read_study  # noqa: PLC0415

    try:
        study = read_study(asked.folder)
        edition.make(study, asked.out, _silent if asked.quiet else _told)
    except AnalysisError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"Kan ikke læse eller skrive '{error.filename}': {error.strerror}.\n")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m analysis",
        description="Lav tabeller, figurer, regneark og rapport af en mappe med mikrodata.",
        epilog="Eksempel: python -m analysis mikrodata --out resultater",
    )
    parser.add_argument("folder", type=Path, help="mappen med responses.csv, variables.csv og questionnaire.yaml")
    parser.add_argument("--out", type=Path, required=True, help="mappen, som filerne skrives i")
    parser.add_argument("--quiet", action="store_true", help="skriv ikke, hvor langt arbejdet er")
    return parser


def _told(done: int, steps: int, what: str) -> None:
    """Tell how far the work is: one line that moves on a terminal, one line each for a program that listens."""
    if sys.stdout.isatty():
        full = BAR * done // steps
        end = "\n" if done == steps else ""
        sys.stdout.write(f"\r[{'#' * full}{'.' * (BAR - full)}] {done}/{steps} {what[:40]:<40}{end}")
    else:
        sys.stdout.write(f"{done}/{steps} {what}\n")
    sys.stdout.flush()


def _silent(done: int, steps: int, what: str) -> None:
    """Say nothing."""
    del done, steps, what


if __name__ == "__main__":
    sys.exit(main())
