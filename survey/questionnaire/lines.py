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
from survey.questionnaire.line_columns import Columns
from survey.questionnaire.line_signs import ANCHOR, ITEM, KEY, NO_SPACE, UNPRINTABLE, WITHOUT_TEXT, closing, quoted
from survey.questionnaire.line_values import Values, corrected
from survey.questionnaire.schema import ALL_KEYS
from survey.texts.message import Message

if TYPE_CHECKING:
    from survey.questionnaire.findings import Findings


def repair(source: str, file: str, findings: Findings) -> str:
    """Return the text, of which lines end in a line feed, with its faulty lines put right and noted."""
    clean = _printable(source, file, findings)
    return "\n".join(_Scan(file, clean.split("\n"), findings).repaired())


def _printable(source: str, file: str, findings: Findings) -> str:
    for number, line in enumerate(source.split("\n"), 1):
        found = UNPRINTABLE.search(line)
        if found:
            sign = f"U+{ord(found.group()):04X}"
            findings.add_repaired(
                Place(file, number, found.start() + 1),
                Message.of("sign_unprintable", sign=sign),
                Message.of("sign_unprintable_advice"),
            )
    return UNPRINTABLE.sub(" ", source)


@dataclass(frozen=True, slots=True)
class _Above:
    """The last line with a key and a value: the column of the key, all that stands before the value, and both."""

    column: int
    start: str
    key: str
    value: str


@dataclass(slots=True)
class _Scan(Values):
    above: _Above | None = None  # what a line without a key may be the rest of
    columns: Columns = field(default_factory=Columns)
    orphan: int = -1  # the last line of a list that belongs to no key
    done: list[str] = field(default_factory=list)

    def repaired(self) -> list[str]:
        """Return every line, put right."""
        for index, line in enumerate(self.lines):
            self.number = index + 1
            self.done.append(line if self._inside_text(line) else self._line(line))
        return self.done

    def _inside_text(self, line: str) -> bool:
        if self.quote:
            if closing(self.quote + line, self.quote) is not None:
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
            self.fault(len(lead) - len(lead.lstrip(" ")), kind, Message.of(f"{kind}_advice"))
            line = " " * self._indent(line.lstrip(), lead) + line.lstrip()
        if not line.strip() or line.lstrip().startswith("#"):
            return line
        if line.startswith("%"):
            self.fault(0, "directive", Message.of("directive_advice"))
            return ""
        return self._content(line)

    def _content(self, line: str) -> str:
        """Return a line that says something, put right."""
        above, self.above = self.above, None
        found = KEY.match(line)
        if found:
            right = self._placed(self._too_deep(found, line, above) if above else line)
            return self._key(KEY.match(right) or found, right) if right else ""
        found = NO_SPACE.match(line)
        if found and not self._continues(len(found["lead"])):
            right = f"{found['lead']}{found['key']}: {found['value']}"
            self.fault(found.end("key"), "space_missing", corrected(right))
            return right
        found = ITEM.match(line)
        if found:
            self.columns.item(found)
        if found and self._lacks_name(found):
            right = f"{found['lead']}{found['value']}: …"
            self.fault(len(line), "colon_missing", corrected(right))
            return right
        if found:
            return found["lead"] + self.value(found["lead"], found["value"], "", len(found["lead"]) - 2)
        return self._text(line, above) if above else self._alone(line)

    def _lacks_name(self, found: re.Match[str]) -> bool:
        """Tell whether keys stand below an item as if it were one of them: `- text` and then `ask: …`."""
        below = next((KEY.match(line) for line in self.lines[self.number :] if line.strip()), None)
        is_word = found["value"] != "next_page" and re.fullmatch(r"[a-zæøå_0-9]+", found["value"])
        return bool(is_word and below and below["lead"] == " " * len(found["lead"]))

    def _too_deep(self, found: re.Match[str], line: str, above: _Above) -> str:
        """Return a line with a key that is indented further than the line above it, which has a text, allows."""
        column = len(line) - len(line.lstrip(" "))
        if column <= above.column:
            return line
        if "-" in found["lead"]:
            if self.orphan != self.number - 1:
                self.fault(column, "list_without_key", Message.of("list_without_key_advice"))
            self.above, self.orphan = above, self.number
            return ""
        if self._is_key(found["key"]):
            advice = Message.of("indented_too_far_advice", column=above.column + 1, word=above.key)
            self.fault(column, "indented_too_far", advice)
            return " " * above.column + line.lstrip()
        self.fault(found.end("key"), "quotes_lost", corrected(above.start + quoted(f"{above.value} {line.strip()}")))
        self.above = above
        return ""

    def _placed(self, line: str) -> str:
        """Return a line with a key in a column where something above it began, or where something new may begin."""
        found = KEY.match(line)
        beside = self.columns.misplaced(found) if found else None
        if beside is None:
            return line
        column = len(line) - len(line.lstrip(" "))
        advice = Message.of("indented_too_far_advice", column=beside.column + 1, word=beside.word)
        self.fault(column, "indented_too_little" if column < beside.column else "indented_too_far", advice)
        return " " * beside.column + line.lstrip()

    def _is_key(self, word: str) -> bool:
        """Tell whether what stands before a colon is meant as a key; in a translation everything is."""
        is_translation = self.file.count(".") > 1
        return is_translation or "_" in word or bool(difflib.get_close_matches(word, ALL_KEYS, n=1, cutoff=0.75))

    def _alone(self, line: str) -> str:
        """Return a line without a key that belongs to nothing above it."""
        is_first = not any(done.strip() and not done.lstrip().startswith("#") for done in self.done)
        if not is_first or not any(later.startswith("questionnaire:") for later in self.lines[self.number :]):
            return line
        self.fault(len(line) - len(line.lstrip()), "colon_missing", corrected(f"# {line.strip()}"))
        return ""

    def _indent(self, text: str, lead: str) -> int:
        """Return how far a line is to be indented whose indentation is no spaces: as what it belongs to above."""
        above = next((line for line in reversed(self.done) if line.strip()), "")
        found = KEY.match(above)
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
        word, _, rest = text.partition(" ")
        if word in ALL_KEYS and (not rest or word in WITHOUT_TEXT or above.key in WITHOUT_TEXT):
            right = f"{word}: {rest.strip() or '…'}"
            self.fault(column, "colon_missing", corrected(right))
            return " " * column + right if rest else ""
        if above.key in WITHOUT_TEXT:
            return line
        if above.value[0] in "|>":
            self.fault(column, "text_not_indented", Message.of("text_not_indented_advice", word=above.key))
        else:
            whole = f"{above.value} {text}" if above.value[0] not in "\"'" else above.value
            self.fault(column, "text_runs_on", corrected(above.start + quoted(whole)))
        return " " * (above.column + 2) + text

    def _key(self, found: re.Match[str], line: str) -> str:
        value = found["value"] or ""
        if not value:
            return line
        start = line[: found.start("value")]
        self.above = None if ANCHOR.fullmatch(value) else _Above(len(found["lead"]), start, found["key"], value)
        return start + self.value(start, found["value"], found["key"], len(found["lead"]))

    def _continues(self, indent: int) -> bool:
        """Tell whether this line may carry on the text of the line before."""
        above = self.lines[self.number - 2] if self.number > 1 else ""
        found = KEY.match(above)
        return bool(found and found["value"] and indent > len(found["lead"]))
