"""What a scale is: balanced around a middle or not, how it is coloured, and what its top is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis import style

if TYPE_CHECKING:
    from collections.abc import Sequence

# The words that a middle answer, which takes no side, begins with in Danish questionnaires.
_MIDDLES = ("hverken", "både og", "neutral")


def is_balanced(labels: Sequence[str]) -> bool:
    """Say whether a scale has as many answers on each side of a middle that takes none.

    >>> is_balanced(["God", "Hverken god eller dårlig", "Dårlig"])
    True
    """
    return len(labels) % 2 == 1 and labels[len(labels) // 2].lower().startswith(_MIDDLES)


def colours(labels: Sequence[str]) -> tuple[str, ...]:
    """Return a colour for each answer of a scale, in its order; at most five are told apart."""
    number = len(labels)
    if is_balanced(labels):
        sides = number // 2
        return (*_spread(style.BALANCED[:2], sides), style.BALANCED[2], *_spread(style.BALANCED[3:], sides))
    return _spread(style.STEPS, number)


def _spread(palette: Sequence[str], number: int) -> tuple[str, ...]:
    """Choose colours evenly from a palette, its ends first."""
    if number == 1:
        return (palette[0],)
    return tuple(palette[round(i * (len(palette) - 1) / (number - 1))] for i in range(number))


def top_words(labels: Sequence[str]) -> str:
    """Return what the two first answers are together, by the last words they share.

    >>> top_words(["I meget høj grad", "I høj grad", "I nogen grad", "I mindre grad", "Slet ikke"])
    'Samlet høj grad'
    """
    first, second = (label.lower().split() for label in labels[:2])
    shared = 0
    while shared < min(len(first), len(second)) and first[-1 - shared] == second[-1 - shared]:
        shared += 1
    words = " ".join(first[len(first) - shared :])
    return f"Samlet {words}" if words else "De to første"


def is_counted(labels: Sequence[str]) -> bool:
    """Say whether answers are steps of a number ("16–24 år", "Under 5 minutter"), so that their order means something.

    >>> is_counted(["Under 1 år", "1–4 år", "5 år eller mere"])
    True
    """
    return sum(any(letter.isdigit() for letter in label) for label in labels) > 0.8 * len(labels)
