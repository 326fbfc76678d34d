"""Lines: finds what YAML would misread or refuse, line by line, and repairs it so that reading can go on.

YAML stops at its first fault and cuts some texts silently; an author wants all faults at once. Each faulty line is
reported with the line that would be right, and that line is what the YAML parser then sees.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from survey.questionnaire.findings import Place
from survey.questionnaire.names import suggested
from survey.questionnaire.schema import ALL_KEYS
from survey.texts.message import Message

if TYPE_CHECKING:
    from survey.questionnaire.findings import Findings

_KEY = re.compile(
    r"""^(?P<lead>\ *(?:-\ +)*)(?P<key>"[^"]*"|'[^']*'|[^\s'"#\[\]{},&*!|>%@`-](?:(?!:(?:\s|$)|\s\#).)*)\s*:"""
    r"""(?:(?P<gap>\s+)(?P<value>\S.*?))?\s*$""",
    re.VERBOSE,
)
_ITEM = re.compile(r"^(?P<lead> *(?:- +)+)(?P<value>\S.*?)\s*$")
_NO_SPACE = re.compile(r"^(?P<lead> *(?:- +)*)(?P<key>[a-zæøå_][a-zæøå0-9_.]*):(?P<value>[^\s/].*)$")
_BLOCK = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])(?:\s+#.*)?")
_WORD = r"""\s*(?:"[^"\[\]{}#,]*"|'[^'\[\]{}#,]*'|(?:[^\[\]{}:"'#,]|:(?=\S))*)\s*"""
_NAMES = re.compile(rf"\[{_WORD}(?:,{_WORD})*\]\s*(?:\s#.*)?")
_PAIR = re.compile(r"\{\s*(?P<key>[^\s:,{}\[\]\"'#]+)\s*:\s*(?P<text>[^{}\[\],]*?)\s*[,}]")
_ANCHOR = re.compile(r"[&*][A-Za-z0-9_.-]+")
_ESCAPE = re.compile(r"""(?<!\\)(?:\\\\)*\\[^0abtnvfre "/\\N_LPxuU\t]""")
_COMMENT = re.compile(r"\s#")
_ROOMY_COMMENT = re.compile(r"(?:\s{2,}|\t)#(?:\s|$)")
# What YAML refuses or would count as another line break; authors get them by pasting from word processors.
_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")  # fmt: skip  # noqa: E501
_SIGNS = "&*!|>%@`,]}#"

NAME_LISTS = frozenset({"languages", "use", "modules", "only", "without", "renamed_from"})
_WITHOUT_TEXT = NAME_LISTS | frozenset(
    {
        "at_most", "core", "decimals", "each_village", "format", "identifies", "incomplete_ok", "lines", "list",
        "lists",
        "max", "max_length", "min", "module", "options", "order", "place_optional", "publish", "questionnaire",
        "questions", "required", "rows", "scale", "section", "sections", "sensitive", "version", "village",
        "without_own", "none", "other", "dont_know", "refuse", "not_used", "show_if", "end_if", "language",
        "single", "multi", "matrix", "ranking", "places", "text", "number", "date", "time", "repeat", "from",
    }
)  # fmt: skip


def repair(source: str, file: str, findings: Findings) -> str:
    """Return the text, of which lines end in a line feed, with its faulty lines put right and noted."""
    clean = _printable(source, file, findings)
    return "\n".join(_Scan(file, clean.split("\n"), findings).repaired())


def _printable(source: str, file: str, findings: Findings) -> str:
    for number, line in enumerate(source.split("\n"), 1):
        found = _UNPRINTABLE.search(line)
        if found:
            sign = f"U+{ord(found.group()):04X}"
            findings.add_repaired(
                Place(file, number, found.start() + 1),
                Message.of("sign_unprintable", sign=sign),
                Message.of("sign_unprintable_advice"),
            )
    return _UNPRINTABLE.sub(" ", source)


@dataclass(frozen=True, slots=True)
class _Above:
    """The last line with a key and a value: the column of the key, all that stands before the value, and both."""

    column: int
    start: str
    key: str
    value: str


@dataclass(slots=True)
class _Scan:
    file: str
    lines: list[str]
    findings: Findings
    number: int = 0
    block_above: int = -1  # inside a block text: the column its lines must stand to the right of
    quote: str = ""  # inside a quoted text that goes over several lines
    above: _Above | None = None  # what a line without a key may be the rest of
    done: list[str] = field(default_factory=list)

    def repaired(self) -> list[str]:
        """Return every line, put right."""
        for index, line in enumerate(self.lines):
            self.number = index + 1
            self.done.append(line if self._inside_text(line) else self._line(line))
        return self.done

    def _inside_text(self, line: str) -> bool:
        if self.quote:
            if _closing(self.quote + line, self.quote) is not None:
                self.quote = ""
            return True
        if self.block_above < 0:
            return False
        indent = len(line) - len(line.lstrip(" "))
        if not line.strip() or indent > self.block_above:
            return True
        self.block_above = -1
        return False

    def _line(self, line: str) -> str:
        lead = line[: len(line) - len(line.lstrip())]
        if lead.strip(" ") and line.strip():
            kind = "tab" if "\t" in lead else "hidden_space"
            self._fault(len(lead) - len(lead.lstrip(" ")), kind, Message.of(f"{kind}_advice"))
            line = " " * self._indent(line.lstrip(), lead) + line.lstrip()
        if not line.strip() or line.lstrip().startswith("#"):
            return line
        if line.startswith("%"):
            self._fault(0, "directive", Message.of("directive_advice"))
            return ""
        above, self.above = self.above, None
        found = _KEY.match(line)
        if found:
            if above and above.value and len(found["lead"]) > above.column and "-" not in found["lead"]:
                advice = Message.of("indented_too_far_advice", column=above.column + 1, word=above.key)
                self._fault(len(found["lead"]), "indented_too_far", advice)
                line = " " * above.column + line.lstrip()
                found = _KEY.match(line) or found
            return self._key(found, line)
        found = _NO_SPACE.match(line)
        if found and not self._continues(len(found["lead"])):
            right = f"{found['lead']}{found['key']}: {found['value']}"
            self._fault(found.end("key"), "space_missing", _corrected(right))
            return right
        found = _ITEM.match(line)
        if found:
            return found["lead"] + self._value(found["lead"], found["value"], "", len(found["lead"]) - 2)
        return self._text(line, above) if above else line

    def _indent(self, text: str, lead: str) -> int:
        """Return how far a line is to be indented whose indentation is no spaces: as what it belongs to above."""
        above = next((line for line in reversed(self.done) if line.strip()), "")
        found = _KEY.match(above)
        dash = len(above) - len(above.lstrip(" "))
        if text.startswith("-"):
            return dash if above.lstrip().startswith("-") else dash + 2
        if found is None:
            return len(lead.replace("\t", "  "))
        return len(found["lead"]) + (0 if found["value"] else 2)

    def _text(self, line: str, above: _Above) -> str:
        """Return a line without a key, which must be the rest of the text above it."""
        self.above = above
        text, column = line.strip(), len(line) - len(line.lstrip(" "))
        if column > above.column or text in ("---", "..."):
            return line
        if text in ALL_KEYS:
            self._fault(column, "colon_missing", _corrected(f"{text}: …"))
            return ""
        if above.key in _WITHOUT_TEXT:
            return line
        if above.value[0] in "|>":
            self._fault(column, "text_not_indented", Message.of("text_not_indented_advice", word=above.key))
        else:
            whole = f"{above.value} {text}" if above.value[0] not in "\"'" else above.value
            self._fault(column, "text_runs_on", _corrected(above.start + quoted(whole)))
        return " " * (above.column + 2) + text

    def _key(self, found: re.Match[str], line: str) -> str:
        value = found["value"] or ""
        if not value:
            return line
        start = line[: found.start("value")]
        self.above = _Above(len(found["lead"]), start, found["key"], value)
        return start + self._value(start, found["value"], found["key"], len(found["lead"]))

    def _continues(self, indent: int) -> bool:
        """Tell whether this line may carry on the text of the line before."""
        above = self.lines[self.number - 2] if self.number > 1 else ""
        found = _KEY.match(above)
        return bool(found and found["value"] and indent > len(found["lead"]))

    def _value(self, start: str, value: str, key: str, column: int) -> str:
        """Return the value as YAML will read it rightly."""
        sign = value[0]
        if sign in "|>" and _BLOCK.fullmatch(value):
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
        if _ANCHOR.fullmatch(value) and (not key or key in _WITHOUT_TEXT or key == "<<"):
            self._fault(len(start), "anchor", Message.of("anchor_advice"))
            return quoted(value)
        if value[0] in _SIGNS or re.match(r"[-?](?:\s|$)", value):
            return self._mend(start, value, "text_begins_with_sign")
        if not key and re.match(r"-[0-9]+:\s", value):
            self._fault(len(start), "code_negative", Message.of("code_negative_advice"))
            return value[1:]
        return self._plain(start, value, key)

    def _flow(self, start: str, value: str, key: str) -> str:
        meant = difflib.get_close_matches(key, NAME_LISTS, n=1, cutoff=0.75)
        if meant and _NAMES.fullmatch(value):
            return value
        pair = _PAIR.match(value)
        if key in NAME_LISTS:
            self._fault(len(start), "flow_names", Message.of("flow_names_advice", word=key))
        elif not key and pair:
            self._fault(len(start), "flow_collection", _corrected(f"- {pair['key']}: {pair['text']}"))
            return f"{pair['key']}: {quoted(pair['text'])}"
        elif key in _WITHOUT_TEXT:
            first = pair["key"] if pair else value.strip("[]{} ").split(",")[0].strip("\"' ") or "ja"
            line = f"- {suggested(first)}: {pair['text'] if pair else first}"
            self._fault(len(start), "flow_collection", Message.of("flow_collection_advice", line=line))
        else:
            return self._mend(start, value, "flow_collection")
        return quoted(value)

    def _plain(self, start: str, value: str, key: str) -> str:
        hash_at = _COMMENT.search(value)
        body, comment = value, ""
        if hash_at:
            if key not in _WITHOUT_TEXT and not _ROOMY_COMMENT.search(value):
                column = len(start) + hash_at.start() + 1
                return self._mend(start, value, "text_cut", column)
            body, comment = value[: hash_at.start()].rstrip(), "  " + value[hash_at.start() :].lstrip()
        colon = re.search(r":(?:\s|$)", body)
        if colon and key in ("show_if", "end_if"):
            right = re.sub(r"\s*:\s*", " == ", body)
            self._fault(len(start) + colon.start(), "condition_colon", _corrected(start + right))
            return right
        if colon:
            return self._mend(start, body, "quotes_lost", len(start) + colon.start()) + comment
        return value

    def _quoted(self, start: str, value: str, column: int) -> str:
        end = _closing(value, value[0])
        if end is None:
            if self._closed_later(value[0], column):
                self.quote = value[0]
                return value
            return self._mend(start, value[1:], "quote_open", len(start), shown=value[1:])
        rest = value[end + 1 :].strip()
        if rest and not rest.startswith("#"):
            inner = value[1:-1] if value.endswith(value[0]) else value
            return self._mend(start, value, "text_outside_quotes", len(start) + end + 1, shown=inner)
        if value[0] == '"' and _ESCAPE.search(value[1:end]):
            return self._mend(start, value, "escape_unknown", len(start) + value.index("\\"), shown=value[1:end])
        return value

    def _closed_later(self, quote: str, column: int) -> bool:
        for line in self.lines[self.number :]:
            if line.strip() and len(line) - len(line.lstrip(" ")) <= column:
                return False
            if _closing(quote + line, quote) is not None:
                return True
        return False

    def _mend(self, start: str, value: str, key: str, column: int | None = None, *, shown: str | None = None) -> str:
        right = quoted(value if shown is None else shown)
        self._fault(len(start) if column is None else column, key, _corrected(start + right))
        return right

    def _fault(self, column: int, key: str, advice: Message) -> None:
        self.findings.add_repaired(Place(self.file, self.number, column + 1), Message.of(key), advice)


def _corrected(line: str) -> Message:
    return Message.of("write_line", line=line.strip())


def _closing(value: str, quote: str) -> int | None:
    """Return where the quoted text that begins the value ends, or None."""
    index = 1
    while index < len(value):
        if value[index] == "\\" and quote == '"':
            index += 1
        elif value[index] == quote:
            if quote == '"' or value[index + 1 : index + 2] != "'":
                return index
            index += 1
        index += 1
    return None


def quoted(text: str) -> str:
    """Return the text in quotes that YAML reads back as it stands."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"
