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


def fingerprint(files: Mapping[str, bytes]) -> str:
    """Return the SHA-256 of the files of a microdata folder and of the tools that make an edition of them.

    The files hold the edition's number and sort, so the same responses have another fingerprint in another edition.
    """
    lines = [f"{name} {hashlib.sha256(content).hexdigest()}" for name, content in sorted(files.items())]
    return hashlib.sha256("\n".join([*lines, *tools()]).encode()).hexdigest()


@cache
def tools() -> tuple[str, ...]:
    """Return Python, the installed distributions and the fonts, as lines; the same while the process runs."""
    installed = {f"{each.name.lower().replace('_', '-')} {each.version}" for each in distributions()}
    return (f"python {platform.python_version()}", *sorted(installed), *_fonts())


def _fonts() -> tuple[str, ...]:
    """Return the charts' typeface; found without loading matplotlib."""
    spec = find_spec("matplotlib")
    if spec is None or spec.origin is None:
        return ()
    folder = Path(spec.origin).parent / FONTS
    return tuple(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in _typeface(folder))


def _typeface(folder: Path) -> list[Path]:
    return sorted(folder.glob("DejaVuSans*.ttf"))
