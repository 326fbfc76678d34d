"""Differences of wording: tells a corrected spelling from a text that may be understood otherwise."""

from __future__ import annotations

import difflib
import re
import unicodedata

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"[0-9]+(?:[.,:/-][0-9]+)*")
_SHORTEST = 4
_LONG = 7

# Words that decide what a text means: a change to or from one of them is never mere spelling.
_NEGATIONS = """ikke ingen intet ej aldrig uden kun igen altid hverken nogen noget nogle enten både
    not no never none without only always any some neither both nicht kein keine keinen nie ohne nur immer weder"""
_COMPARISONS = """mere mindre mest mindst flere færre flest færrest over under før efter højst større størst bedre værre
    more less most least fewer before after above below better worse mehr weniger vor nach"""
_NUMBERS = """nul en et to tre fire fem seks syv otte ni ti elleve tolv tyve tredive hundrede tusind halv hel
    første anden tredje sidste næste one two three four five six seven eight nine ten first second third last next
    ein eine zwei drei vier fünf sechs sieben acht neun zehn"""
_TIMES = """januar februar marts april maj juni juli august september oktober november december
    mandag tirsdag onsdag torsdag fredag lørdag søndag dag uge måned år time minut dagligt ugentligt månedligt årligt"""
_CHARGED = frozenset(f"{_NEGATIONS} {_COMPARISONS} {_NUMBERS} {_TIMES}".split())


def is_respelled(before: str, now: str) -> bool:
    """Tell whether only the spelling has changed, so that everybody understands the text as before.

    Numbers, negations and other words that decide the meaning must be the same, no word may come or go, and a word
    that is written otherwise must be nearly the same: one sign in words of four letters or more, two in words of seven
    or more, never the first one ("tilfreds" and "utilfreds" are one sign apart).
    """
    old, new = _plain(before), _plain(now)
    if _NUMBER.findall(old) != _NUMBER.findall(new) or _asks(old) != _asks(new):
        return False
    if re.sub(r"[\W_]+", "", old) == re.sub(r"[\W_]+", "", new):
        return True
    words = _WORD.findall(old), _WORD.findall(new)
    pairs = difflib.SequenceMatcher(None, *words, autojunk=False).get_opcodes()
    return all(tag == "equal" or _same(words[0][i:j], words[1][k:m]) for tag, i, j, k, m in pairs)


def _plain(text: str) -> str:
    """Return the text without markup, in small letters; a placeholder is a word of its own."""
    marked = re.sub(r"\$\{([^{}]*)\}", r" value_\1 ", text.replace("**", ""))
    return " ".join(unicodedata.normalize("NFC", marked).casefold().split())


def _asks(text: str) -> bool:
    return "?" in text


def _same(old: list[str], new: list[str]) -> bool:
    """Tell whether words that stand in each other's place are the same words; two may be written as one."""
    if "".join(old) == "".join(new):
        return True
    return len(old) == len(new) and all(_is_variant(a, b) for a, b in zip(old, new, strict=True))


def _is_variant(a: str, b: str) -> bool:
    if a == b:
        return True
    if a in _CHARGED or b in _CHARGED or "value_" in a + b:
        return False
    if _without_accents(a) == _without_accents(b):
        return True
    shortest = min(len(a), len(b))
    if shortest < _SHORTEST or a[0] != b[0]:
        return False
    return distance(a, b) <= (2 if shortest >= _LONG else 1)


def _without_accents(word: str) -> str:
    """Return the word without acute accents, which Danish leaves to the writer, and with å for aa."""
    return unicodedata.normalize("NFD", word.replace("aa", "å")).replace("\u0301", "")


def distance(a: str, b: str) -> int:
    """Return how many signs must be put in, taken out, changed or swapped with the next.

    Source: Damerau (1964), Communications of the ACM 7(3), in the form where no part is edited twice.

    >>> distance("landsby", "landbsy")
    1
    """
    rows = [list(range(len(b) + 1))]
    for i, left in enumerate(a, start=1):
        row = [i]
        for j, right in enumerate(b, start=1):
            cost = min(rows[-1][j] + 1, row[j - 1] + 1, rows[-1][j - 1] + (left != right))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]
