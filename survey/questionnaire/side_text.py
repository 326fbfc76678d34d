"""Side text: a translation file changed line by line, so that its order and its author's comments stay.

What `translate` itself writes are comments above a line: the source text (`# da: …`), that the translation is out of
date (`# FORÆLDET. Før: …`), and lines whose text is gone (`# findes ikke længere: …`). Nothing that somebody has typed
is ever taken away.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from survey.questionnaire.nodes import Mapping, Scalar, read_nodes
from survey.questionnaire.writer_scalars import written

if TYPE_CHECKING:
    from survey.questionnaire.findings import Findings

STALE = "# FORÆLDET."
BEFORE = " Før: "
GONE = "# findes ikke længere: "
ELSE = "# i arket stod der noget andet; før: "


@dataclass(slots=True)
class Piece:
    """Some lines of the file: what stands above a text, and the text itself; the last piece has no key."""

    key: str
    above: list[str]
    lines: list[str] = field(default_factory=list)
    text: str = ""


@dataclass(slots=True)
class SideText:
    """A translation file as pieces, in order.

    Attributes:
        source: the source language, with which our comments of source texts begin.
    """

    source: str
    pieces: list[Piece]

    @classmethod
    def read(cls, content: str, file: str, *, language: str, source: str, findings: Findings) -> SideText:
        """Return the file's pieces; a file that is not there yet has its first line only."""
        if not content.strip():
            content = f"language: {language}\n"
        root = read_nodes(content, file, findings)
        lines = content.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
        pieces, begun = [], 0
        entries = root.entries if isinstance(root, Mapping) else ()
        starts = [key.place.line - 1 for key, _ in entries]
        for i, (key, value) in enumerate(entries):
            start, next_start = starts[i], [*starts, len(lines)][i + 1]
            end = _end(lines, start, next_start)
            text = value.text if isinstance(value, Scalar) else ""
            pieces.append(Piece(key.text, lines[begun:start], lines[start:end], text))
            begun = end
        if not any(piece.key == "language" for piece in pieces):
            pieces.insert(0, Piece("language", [], [f"language: {language}"], language))
        return cls(source, [*pieces, Piece("", lines[begun:])])

    def text(self) -> str:
        """Return the file."""
        return "\n".join(line for piece in self.pieces for line in (*piece.above, *piece.lines)).rstrip("\n") + "\n"

    def keys(self) -> list[str]:
        """Return the keys of the texts, in order."""
        return [piece.key for piece in self.pieces if piece.key not in ("", "language")]

    def of(self, key: str) -> Piece | None:
        """Return the piece of a key."""
        return next((piece for piece in self.pieces if piece.key == key), None)

    def previous(self, key: str) -> str:
        """Return the source text that our comments say a translation was made from, or nothing."""
        piece = self.of(key)
        above = piece.above if piece else []
        told = next((line for line in reversed(above) if line.startswith(STALE)), None)
        if told is not None:  # the source text under it is the one of now
            return told.partition(BEFORE)[2]
        return next((line.removeprefix(self._mark) for line in reversed(above) if self._is_mark(line)), "")

    @property
    def _mark(self) -> str:
        return f"# {self.source}: "

    def _is_mark(self, line: str) -> bool:
        return line.startswith(self._mark)

    def put(self, key: str, text: str, after: str | None) -> None:
        """Let a key have a text: where it stands, or else after another key, or else first."""
        piece = self.of(key)
        if piece is None:
            piece = Piece(key, [])
            before = next((i for i, each in enumerate(self.pieces) if each.key == after), None)
            if before is None:
                before = next((i for i, each in enumerate(self.pieces) if each.key == "language"), -1)
            self.pieces.insert(before + 1, piece)
        piece.text = text
        piece.lines = f"{key}: {written(text, 0)}".split("\n") if text else [f"{key}:"]

    def comment(self, key: str, source: str, *, is_shown: bool, stale: str | None = None) -> None:
        """Write our comments above a text anew.

        Args:
            key: of the text.
            source: the source text as it is now.
            is_shown: whether it is to be written where it is not written yet.
            stale: what the source text was when the translation was made, where that is out of date; "" if unknown.
        """
        piece = self.of(key)
        if piece is None:
            return
        had = any(self._is_mark(line) for line in piece.above)
        piece.above = [line for line in piece.above if not (self._is_mark(line) or line.startswith(STALE))]
        if stale is not None:
            piece.above.append(STALE + (BEFORE + one_line(stale) if stale else ""))
        if is_shown or had or stale is not None:
            piece.above.append(self._mark + one_line(source))

    def remark(self, key: str, start: str, text: str) -> None:
        """Write one comment above a text."""
        piece = self.of(key)
        if piece is not None and text.strip():
            piece.above.append(start + one_line(text))

    def rename(self, key: str, now: str) -> None:
        """Give a text another key, in its place."""
        piece = self.of(key)
        if piece is not None:
            piece.key = now
            piece.lines = [now + piece.lines[0].lstrip("\"'").removeprefix(key).lstrip("\"'"), *piece.lines[1:]]

    def retire(self, key: str) -> None:
        """Make a comment of a text whose source is gone; an empty one goes."""
        index = next(i for i, piece in enumerate(self.pieces) if piece.key == key)
        piece, follower = self.pieces[index], self.pieces[index + 1]
        kept = [line for line in piece.above if not (self._is_mark(line) or line.startswith(STALE))]
        told = [GONE + line if i == 0 else f"#   {line}" for i, line in enumerate(piece.lines)]
        follower.above = [*kept, *(told if piece.text.strip() else []), *follower.above]
        del self.pieces[index]


def one_line(text: str) -> str:
    """Return a text on one line, as a comment can hold it."""
    return " ".join(text.split())


def _end(lines: list[str], start: int, next_start: int) -> int:
    """Return where the lines of a text end: comments and blank lines before the next one stand above that."""
    end = next_start
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return end
