"""Numbers as Danes and their spreadsheets write them: 8,90647 and 1.184."""

from __future__ import annotations

import re

_COUNT = re.compile(r"(?:\d{1,3}(?:[. \u00a0]\d{3})+|\d+)(?:,0+)?")
_DECIMAL = re.compile(r"-?\d+(?:[.,]\d+)?")


def whole(text: str) -> int | None:
    """Return a count of people or a code, or None where the text is no whole number.

    Examples:
        >>> whole("1.184"), whole("12,0"), whole("12,5"), whole("-3")
        (1184, 12, None, None)
    """
    if not _COUNT.fullmatch(text.strip()):
        return None
    return int(re.sub(r"\D", "", text.partition(",")[0]))


def decimal(text: str) -> float | None:
    """Return a number with decimal comma or point, or None where the text is none.

    Examples:
        >>> decimal("8,90647"), decimal("56.245"), decimal("8.906,47")
        (8.90647, 56.245, None)
    """
    tidy = text.strip()
    return float(tidy.replace(",", ".")) if _DECIMAL.fullmatch(tidy) else None
