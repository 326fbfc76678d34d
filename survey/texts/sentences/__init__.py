"""The sentences of every message: Danish for all, English too for what authors of questionnaires read.

Each audience has its own module, which holds `SENTENCES`: key → Danish sentence, or key → (Danish, English).
Placeholders are named, `%(name)s`.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules


def _merged() -> tuple[dict[str, str], dict[str, str]]:
    danish: dict[str, str] = {}
    english: dict[str, str] = {}
    for module in sorted(found.name for found in iter_modules(__path__)):
        sentences: dict[str, str | tuple[str, str]] = import_module(f"{__name__}.{module}").SENTENCES
        twice = danish.keys() & sentences.keys()
        if twice:
            raise ValueError(f"{module} says {sorted(twice)} again")
        danish |= {key: said if isinstance(said, str) else said[0] for key, said in sentences.items()}
        english |= {key: said[1] for key, said in sentences.items() if not isinstance(said, str)}
    return danish, english


SENTENCES, ENGLISH = _merged()
