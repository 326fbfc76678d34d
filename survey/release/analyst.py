"""The analyst: `python -m analysis` in a process of its own, so that a server never loads what analysis needs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

from survey.release.errors import ReleaseError
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STEP = re.compile(r"^\s*(\d+)\s*/\s*(\d+)\b")
LINES = 200
CRASH = "Traceback (most recent call last):"


def analyse(folder: Path, out: Path, progress: Callable[[int, int], None]) -> None:
    """Make everything that comes of a microdata folder.

    Args:
        folder: of the microdata.
        out: where to put workbook, charts and report.
        progress: is told how many steps of how many are done, as the analysis prints them (`12/60 …`).

    Raises:
        ReleaseError: with the last lines that the analysis said.
    """
    command = [sys.executable, "-P", "-m", "analysis", str(folder), "--out", str(out)]
    said: list[str] = []
    with tempfile.TemporaryDirectory() as cache, _started(command, cache) as process:
        for line in process.stdout or ():
            step = STEP.match(line)
            if step:
                progress(int(step[1]), int(step[2]))
            else:
                said = [*said[1 - LINES :], line.rstrip()]
    if process.returncode != 0:
        raise _failure(said, out.with_suffix(".log"))


def _failure(said: list[str], log: Path) -> ReleaseError:
    """Return what the analysis found wrong; of a crash the last line, and where to read the rest."""
    if CRASH not in said:
        return ReleaseError(Message.of("edition_failed", said="\n".join(said)))
    log.write_text("\n".join(said) + "\n", encoding="utf-8")
    return ReleaseError(Message.of("edition_crashed", said=said[-1], log=str(log)))


def _started(command: list[str], cache: str) -> subprocess.Popen[str]:
    """Start the process without any secret of the installation in its environment."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KLYNGESVAR_")}
    environment = {**kept, "MPLBACKEND": "Agg", "MPLCONFIGDIR": cache, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
    return subprocess.Popen(  # noqa: S603 - our own interpreter and our own package
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", env=environment
    )
