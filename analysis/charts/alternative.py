"""What a figure says to someone who can't see it: 150 to 250 characters, from the same protected figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.charts.bars import Bar
    from analysis.charts.stacks import Legend, Stack

SHORTEST = 150
LONGEST = 250
_LABEL = 46
_POINTER = " Alle tal står i tabellen."
_FILL = " Figuren viser kun tal, som er beskyttet, så ingen kan genkendes i dem."


def of_bars(title: str, bars: Sequence[Bar], base: str) -> str:
    """Describe level bars: the answers from the top down, as many as there is room for."""
    shown = [f"{_short(bar.label)}: {bar.words}" for bar in bars if bar.length is not None]
    hidden = sum(bar.length is None for bar in bars)
    return _told(f"Søjler om »{_short(title)}«, {base}.", shown, hidden)


def of_stacks(title: str, stacks: Sequence[Stack], legend: Legend, base: str) -> str:
    """Describe stacked bars by the top of the scale for each, or by the share of the first answer."""
    if legend.bold_last:
        opening = f"Stablede søjler om »{_short(title)}«, {base}. {legend.headings[-1]}:"
        shown = [f"{_short(stack.label)} {stack.columns[-1]}" for stack in stacks if stack.columns[-1] != "·"]
    else:
        opening = f"Stablede søjler om »{_short(title)}«, {base}. {_short(legend.answers[0])}:"
        shown = [
            f"{_short(stack.label)} {100 * stack.segments[0]:.0f} %"
            for stack in stacks
            if stack.segments[0] is not None
        ]
    return _told(opening, shown, sum(None in stack.segments for stack in stacks))


def _short(words: str) -> str:
    """Shorten at a word: the figure itself and its table hold the whole."""
    if len(words) <= _LABEL:
        return words
    return words[: _LABEL - 1].rsplit(" ", 1)[0].rstrip(",.; ") + " …"


def _told(opening: str, shown: Sequence[str], hidden: int) -> str:
    """Join what there is room for; the pointer to the table always fits."""
    ending = (" Tal, der bygger på for få svar, er ikke vist." if hidden else "") + _POINTER
    text = opening
    for i, item in enumerate(shown):
        longer = f"{text}{' ' if i == 0 else ', '}{item}"
        if len(longer) + 1 + len(ending) > LONGEST:
            break
        text = longer
    text = text.rstrip(":.") + "." + ending
    return text if len(text) >= SHORTEST else text + _FILL
