"""Numbers as Danes write them: the one place that decides over commas, points, percent signs and hidden cells."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal

HIDDEN = "·"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
WHOLE_PERCENT_BELOW = 100


def number(value: float, decimals: int = 0) -> str:
    """Return a number with Danish point and comma, halves rounded away from zero as people do it.

    Examples:
        >>> number(1234.5, 1), number(1044), number(2.5)
        ('1.234,5', '1.044', '3')
    """
    if not math.isfinite(value):
        return HIDDEN
    # By way of text: Python's own repr is the shortest decimal, so 0.285 stays a half and is rounded up.
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    digits = f"{abs(rounded):,f}".translate(str.maketrans(",.", ".,"))
    return f"{MINUS}{digits}" if rounded < 0 else digits


def percent(share: float, base: float) -> str:
    r"""Return a share (0 to 1) of a base in per cent, without decimals where the base is below 100.

    Examples:
        >>> percent(0.2479, 4212), percent(0.25, 40), percent(0.002, 900)
        ('24,8\xa0%', '25\xa0%', '<1\xa0%')
    """
    if not math.isfinite(share):
        return HIDDEN
    if 0 < share < 0.005:
        return f"<1{NO_BREAK_SPACE}%"
    return f"{number(_hundredfold(share), 0 if base < WHOLE_PERCENT_BELOW else 1)}{NO_BREAK_SPACE}%"


def _hundredfold(share: float) -> float:
    # 0.145 * 100 is 14.499999999999998 in binary; moving the point in decimal is exact.
    return float(Decimal(str(share)).scaleb(2))
