"""Tables, JSON and PX with a few bytes, words or lines changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

SIGNS = (
    b"\x00", b"\xff", b'"', b"\n", b"\r", b";", b",", b"\t", b"-", b"..", b"<5", b" ", b"\xc3", b"{", b"}", b"[", b"]",
    b"9" * 400, b"-1", b"1e999", b"1e308", b"NaN", b"Infinity", b"null", b"true", b"1,5", b"1.000", b"(", b")", b"=",
    b"\xef\xbb\xbf", b"\xff\xfe", "æøå".encode(), "\u2028".encode(), b"I alt", b"TOT", b"16-24", b"2027K1", b"\x1a", b'""',
    b"[" * 3000,
)  # fmt: skip


def mutated_bytes(content: bytes, rng: random.Random) -> bytes:
    """Return the content with one to four changes."""
    for _ in range(rng.randint(1, 4)):
        content = rng.choice((_put, _cut, _end, _swap, _again, _replaced))(content, rng)
    return content


def _put(content: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(content) + 1)
    return content[:at] + rng.choice(SIGNS) + content[at:]


def _cut(content: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(content) + 1)
    return content[:at] + content[at + rng.randint(1, 30) :]


def _end(content: bytes, rng: random.Random) -> bytes:
    return content[: rng.randrange(len(content) + 1)]


def _swap(content: bytes, rng: random.Random) -> bytes:
    lines = content.split(b"\n")
    i, j = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[i], lines[j] = lines[j], lines[i]
    return b"\n".join(lines)


def _again(content: bytes, rng: random.Random) -> bytes:
    lines = content.split(b"\n")
    lines.insert(rng.randrange(len(lines) + 1), rng.choice(lines))
    return b"\n".join(lines)


def _replaced(content: bytes, rng: random.Random) -> bytes:
    """Put a sign or another word in the place of a word near the beginning, where headings and keywords stand."""
    words = content[:600].replace(b";", b" ").replace(b",", b" ").split()
    if not words:
        return content
    return content.replace(rng.choice(words), rng.choice([*SIGNS, *words]), rng.choice([1, -1]))
