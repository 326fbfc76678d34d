"""Values: what stands behind a key or a dash on one line, and how it is put right where YAML would misread it."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.questionnaire.findings import Place
from survey.questionnaire.line_signs import (
    ANCHOR,
    BLOCK,
    COMMENT,
    ESCAPE,
    NAME_LISTS,
    NAMES,
    PAIR,
    ROOMY_COMMENT,
    SIGNS,
    WITHOUT_TEXT,
    closing,
    quoted,
)
from survey.questionnaire.names import suggested
from survey.texts.message import Message

if TYPE_CHECKING:
    from survey.questionnaire.findings import Findings


@dataclass(slots=True)
class Values:
    """Puts values right, one after another in the order of the file.

    Attributes:
        number: the line that is read now, from 1.
        block_above: inside a block text: the column its lines must stand to the right of.
        quote: inside a quoted text that goes over several lines: its sign.
    """

    file: str
    lines: list[str]
    findings: Findings
    number: int = 0
    block_above: int = -1
    quote: str = ""

    def value(self, start: str, value: str, key: str, column: int) -> str:
        """Return the value as YAML will read it rightly."""
        sign = value[0]
        if sign in "|>" and BLOCK.fullmatch(value):
            self.block_above = column
            return value
        if sign in "\"'":
            return self._quoted(start, value, column)
        if re.match(r"#(?:\s|$)", value):
            return value
        if sign in "[{":
            return self._flow(start, value, key)
        return self._unquoted(start, value, key)

    def _unquoted(self, start: str, value: str, key: str) -> str:
        if ANCHOR.fullmatch(value) and (not key or key in WITHOUT_TEXT or key == "<<"):
            self.fault(len(start), "anchor", Message.of("anchor_advice"))
            return quoted(value)
        if value[0] in SIGNS or re.match(r"[-?](?:\s|$)", value):
            return self.mend(start, value, "text_begins_with_sign")
        if not key and re.match(r"-[0-9]+:\s", value):
            self.fault(len(start), "code_negative", Message.of("code_negative_advice"))
            return value[1:]
        return self._plain(start, value, key)

    def _flow(self, start: str, value: str, key: str) -> str:
        meant = difflib.get_close_matches(key, NAME_LISTS, n=1, cutoff=0.75)
        if meant and NAMES.fullmatch(value):
            return value
        pair = PAIR.match(value)
        if key in NAME_LISTS:
            self.fault(len(start), "flow_names", Message.of("flow_names_advice", word=key))
        elif not key and pair:
            self.fault(len(start), "flow_collection", corrected(f"- {pair['key']}: {pair['text']}"))
            return f"{pair['key']}: {quoted(pair['text'])}"
        elif key in WITHOUT_TEXT:
            first = pair["key"] if pair else value.strip("[]{} ").split(",")[0].strip("\"' ") or "ja"
            line = f"- {suggested(first)}: {pair['text'] if pair else first}"
            self.fault(len(start), "flow_collection", Message.of("flow_collection_advice", line=line))
        else:
            return self.mend(start, value, "flow_collection")
        return quoted(value)

    def _plain(self, start: str, value: str, key: str) -> str:
        hash_at = COMMENT.search(value)
        body, comment = value, ""
        if hash_at:
            if key not in WITHOUT_TEXT and not ROOMY_COMMENT.search(value):
                column = len(start) + hash_at.start() + 1
                return self.mend(start, value, "text_cut", column)
            body, comment = value[: hash_at.start()].rstrip(), "  " + value[hash_at.start() :].lstrip()
        colon = re.search(r":(?:\s|$)", body)
        if colon and key in ("show_if", "end_if"):
            right = re.sub(r"\s*:\s*", " == ", body)
            self.fault(len(start) + colon.start(), "condition_colon", corrected(start + right))
            return right
        if colon:
            return self.mend(start, body, "quotes_lost", len(start) + colon.start()) + comment
        return value

    def _quoted(self, start: str, value: str, column: int) -> str:
        end = closing(value, value[0])
        if end is None:
            if self._closed_later(value[0], column):
                self.quote = value[0]
                return value
            return self.mend(start, value[1:], "quote_open", len(start), shown=value[1:])
        rest = value[end + 1 :].strip()
        if rest and not rest.startswith("#"):
            inner = value[1:-1] if value.endswith(value[0]) else value
            return self.mend(start, value, "text_outside_quotes", len(start) + end + 1, shown=inner)
        if value[0] == '"' and ESCAPE.search(value[1:end]):
            return self.mend(start, value, "escape_unknown", len(start) + value.index("\\"), shown=value[1:end])
        return value

    def _closed_later(self, quote: str, column: int) -> bool:
        for line in self.lines[self.number :]:
            if line.strip() and len(line) - len(line.lstrip(" ")) <= column:
                return False
            if closing(quote + line, quote) is not None:
                return True
        return False

    def mend(self, start: str, value: str, key: str, column: int | None = None, *, shown: str | None = None) -> str:
        """Note a fault of a value, and return the value in quotes."""
        right = quoted(value if shown is None else shown)
        self.fault(len(start) if column is None else column, key, corrected(start + right))
        return right

    def fault(self, column: int, key: str, advice: Message) -> None:
        """Note a fault of the line that is read now; `column` counts from 0."""
        self.findings.add_repaired(Place(self.file, self.number, column + 1), Message.of(key), advice)


def corrected(line: str) -> Message:
    """Return the advice to write this line."""
    return Message.of("write_line", line=line.strip())
