"""Many tests at once: probabilities adjusted so that the whole family errs no more often than one test should.

Sources: Holm (1979), Scand. J. Stat. 6, 65–70; Hochberg (1988), Biometrika 75, 800–802; Hommel (1988), Biometrika 75,
383–386, in the form of Wright (1992), Biometrics 48, 1005–1013; Benjamini & Hochberg (1995), JRSS B 57, 289–300;
Benjamini & Yekutieli (2001), Ann. Stat. 29, 1165–1188.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]


def holm(probabilities: ArrayLike) -> Floats:
    """Return Holm's step-down adjusted probabilities, in the same order."""
    return _stepped(probabilities, lambda rank, size: size - rank, down=True)


def hochberg(probabilities: ArrayLike) -> Floats:
    """Return Hochberg's step-up adjusted probabilities."""
    return _stepped(probabilities, lambda rank, size: size - rank, down=False)


def benjamini_hochberg(probabilities: ArrayLike) -> Floats:
    """Return probabilities adjusted for the false discovery rate of independent tests."""
    return _stepped(probabilities, lambda rank, size: size / (rank + 1), down=False)


def benjamini_yekutieli(probabilities: ArrayLike) -> Floats:
    """Return probabilities adjusted for the false discovery rate under any dependence."""
    return _stepped(
        probabilities, lambda rank, size: size * (1 / np.arange(1, size + 1)).sum() / (rank + 1), down=False
    )


def bonferroni(probabilities: ArrayLike) -> Floats:
    """Return each probability times the number of tests."""
    given = np.asarray(probabilities, dtype=np.float64)
    return np.minimum(given * given.size, 1.0)


def hommel(probabilities: ArrayLike) -> Floats:
    """Return Hommel's adjusted probabilities: closed testing with Simes' test."""
    given = np.asarray(probabilities, dtype=np.float64)
    order = np.argsort(given, kind="stable")
    ordered, size = given[order], given.size
    adjusted = np.full(size, (size * ordered / np.arange(1, size + 1)).min(initial=1.0))
    for m in range(size - 1, 1, -1):
        rest, last = ordered[: size - m + 1], ordered[size - m + 1 :]
        least = (m * last / np.arange(2, m + 1)).min()
        low = np.minimum(m * rest, least)
        both = np.concatenate([low, np.full(m - 1, low[-1])])
        adjusted = np.maximum(adjusted, both)
    result = np.empty(size)
    result[order] = np.maximum(adjusted, ordered)
    return result


def _stepped(probabilities: ArrayLike, factor: Callable[[Floats, int], Floats], *, down: bool) -> Floats:
    """Return the ordered probabilities times their factor, made monotone from the least up or from the largest down."""
    given = np.asarray(probabilities, dtype=np.float64)
    order = np.argsort(given, kind="stable")
    scaled = given[order] * factor(np.arange(given.size, dtype=np.float64), given.size)
    steps = np.maximum.accumulate(scaled) if down else np.minimum.accumulate(scaled[::-1])[::-1]
    result = np.empty(given.size)
    result[order] = np.minimum(steps, 1.0)
    return result


ADJUSTMENTS: dict[str, Callable[[ArrayLike], Floats]] = {
    "none": lambda probabilities: np.asarray(probabilities, dtype=np.float64),
    "bonferroni": bonferroni,
    "holm": holm,
    "hochberg": hochberg,
    "hommel": hommel,
    "BH": benjamini_hochberg,
    "fdr": benjamini_hochberg,
    "BY": benjamini_yekutieli,
}
