"""The fingerprint of an edition: one hash of everything that decides over its bytes."""

from __future__ import annotations

import hashlib
import platform
from functools import cache
from importlib.metadata import distributions
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FONTS = Path("mpl-data", "fonts", "ttf")
# What an edition is made by: another wording or another rounding gives another edition, also between two releases.
PROGRAM = ("analysis", "survey/formats", "survey/questionnaire", "survey/cluster", "survey/texts")


def fingerprint(files: Mapping[str, bytes]) -> str:
    """Return the SHA-256 of the files of a microdata folder and of the tools that make an edition of them.

    The files hold the edition's number and sort, so the same responses have another fingerprint in another edition.
    """
    lines = [f"{name} {hashlib.sha256(content).hexdigest()}" for name, content in sorted(files.items())]
    return hashlib.sha256("\n".join([*lines, *tools()]).encode()).hexdigest()


@cache
def tools() -> tuple[str, ...]:
    """Return Python, the installed distributions, our own code and the fonts; the same while the process runs."""
    installed = {f"{each.name.lower().replace('_', '-')} {each.version}" for each in distributions()}
    return (f"python {platform.python_version()}", *sorted(installed), _program(), *_fonts())


def _program() -> str:
    """Return one hash of the code that makes editions; found without loading it."""
    home = Path(__file__).resolve().parent.parent.parent
    hashed = hashlib.sha256()
    for folder in PROGRAM:
        for path in sorted((home / folder).rglob("*.py")):
            hashed.update(f"{path.relative_to(home).as_posix()}\n".encode() + path.read_bytes())
    return f"program {hashed.hexdigest()}"


def _fonts() -> tuple[str, ...]:
    """Return the charts' typeface; found without loading matplotlib."""
    spec = find_spec("matplotlib")
    if spec is None or spec.origin is None:
        return ()
    folder = Path(spec.origin).parent / FONTS
    return tuple(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in _typeface(folder))


def _typeface(folder: Path) -> list[Path]:
    return sorted(folder.glob("DejaVuSans*.ttf"))
