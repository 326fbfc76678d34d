"""Translation lines: every text of a questionnaire and its files beside its translation into one language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from survey.questionnaire.errors import QuestionnaireError
from survey.questionnaire.findings import Findings
from survey.questionnaire.questions import Repeat
from survey.questionnaire.reader import examine_texts
from survey.questionnaire.side_text import SideText
from survey.questionnaire.sources import side_file
from survey.questionnaire.translation import STANDARD_WORDS, digest
from survey.texts.faults import Fault
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from survey.questionnaire.findings import Place
    from survey.questionnaire.questions import Question
    from survey.questionnaire.reader import Examined
    from survey.questionnaire.structure import Questionnaire
    from survey.questionnaire.translation import Entry

State = Literal["missing", "stale", "fresh"]


@dataclass(frozen=True, slots=True)
class Line:
    """One text and its translation.

    Attributes:
        file: the translation's file.
        key: the text's key in that file.
        name: its key in the questionnaire, under which the lock remembers it; "" for a text of a block left out.
        place: where the source text stands.
        source: the source text.
        text: the translation; "" where it is missing.
        state: stale where the source has changed since the translation was made.
        previous: what a stale translation was made from, where that is known.
    """

    file: str
    key: str
    name: str
    place: Place
    source: str
    text: str
    state: State
    previous: str = ""


@dataclass(slots=True)
class Translations:
    """All translations of one questionnaire into one language.

    Attributes:
        examined: the questionnaire, read without this language.
        language: theirs.
        lines: in the order of the files.
        sides: the translation files, by name, with earlier keys already put right.
        gone: file and key of translations whose text is gone.
    """

    examined: Examined
    language: str
    lines: tuple[Line, ...] = ()
    sides: dict[str, SideText] = field(default_factory=dict)
    gone: tuple[tuple[str, str], ...] = ()

    def of(self, state: State) -> tuple[Line, ...]:
        """Return the lines in one state."""
        return tuple(line for line in self.lines if line.state == state)

    def updated(self) -> dict[str, str]:
        """Return the text of every translation file, by name: lines added, marked and retired, nothing lost."""
        after: dict[str, str] = {}
        for line in self.lines:
            side = self.sides[line.file]
            if side.of(line.key) is None:
                side.put(line.key, "", after.get(line.file))
            stale = line.previous if line.state == "stale" else None
            side.comment(line.key, line.source, is_shown=line.state != "fresh", stale=stale)
            after[line.file] = line.key
        for file, key in self.gone:
            self.sides[file].retire(key)
        held = {line.file for line in self.lines}
        return {file: side.text() for file, side in self.sides.items() if file in held or side.keys()}


def translations(
    files: Mapping[str, str], name: str, language: str, earlier: Sequence[Mapping[str, str]] = ()
) -> Translations:
    """Return the translations of a questionnaire.

    Args:
        files: the content of each file by its name.
        name: the file of the questionnaire among them.
        language: one that the questionnaire has, and not its source.
        earlier: source texts of earlier versions, by key.

    Raises:
        QuestionnaireError: with all faults of the files, or if the questionnaire is not in this language.
    """
    read = {file: text for file, text in files.items() if not file.endswith(f".{language}.yaml")}
    examined = examine_texts(read, name, Findings())
    _check_language(examined, name, language)
    found = Translations(examined, language)
    texts = dict(sorted(_texts(examined).items(), key=lambda pair: (pair[0][0] != name, pair[1][1].text.place)))
    _read_sides(found, files, [name, *dict.fromkeys(file for file, _ in texts), *examined.block_texts])
    _follow_renames(found, texts)
    own = side_file(name, language)
    found.lines = tuple(
        _line(found, file, key, each, earlier)
        for (file, key), each in texts.items()
        if _is_wanted(found, found.sides[own], file, key, each)
    )
    found.gone = tuple(_gone(found, own))
    return found


def _check_language(examined: Examined, name: str, language: str) -> None:
    languages = examined.questionnaire.languages
    if language in languages[1:]:
        return
    if language == languages[0]:
        raise QuestionnaireError((Fault(name, 0, 0, Message.of("translate_source", language=language)),))
    advice = Message.of("write_line", line=f"languages: [{', '.join((*languages, language))}]")
    raise QuestionnaireError((Fault(name, 0, 0, Message.of("translate_language", language=language), advice),))


def _gone(found: Translations, own: str) -> Iterator[tuple[str, str]]:
    """Yield translations whose text is gone; the questionnaire's own file may overrule every text."""
    known = {(line.file, line.key) for line in found.lines} | {(own, key) for key in found.examined.texts.entries}
    for file, side in found.sides.items():
        yield from ((file, key) for key in side.keys() if (file, key) not in known)  # noqa: SIM118 - no mapping


_Texts = dict[tuple[str, str], tuple[str, "Entry"]]


def _texts(examined: Examined) -> _Texts:
    """Return every text by its file and its key there, with its key in the questionnaire."""
    texts: _Texts = {}
    for name, entry in examined.texts.entries.items():
        texts.setdefault((entry.text.place.file, entry.key_in_file or name), (name, entry))
    for file, held in examined.block_texts.items():
        for key, entry in held.entries.items():
            # As its own file says it: where it is included under a prefix, its placeholders have other names.
            texts[file, key] = (texts.get((file, key), ("", entry))[0], entry)
    return texts


def _read_sides(found: Translations, files: Mapping[str, str], sources: Sequence[str]) -> None:
    findings = Findings()
    source = found.examined.questionnaire.languages[0]
    for file in sources:
        side = side_file(file, found.language)
        if side not in found.sides:
            content = files.get(side, "")
            found.sides[side] = SideText.read(content, side, language=found.language, source=source, findings=findings)
    findings.stop()


def _is_wanted(found: Translations, own: SideText, file: str, key: str, text: tuple[str, Entry]) -> bool:
    """Tell whether a text is to be translated: standard words are known, and a questionnaire may overrule a list."""
    side = found.sides[side_file(file, found.language)]
    if side.of(key) is not None:
        return True
    if side is not own and text[0] and own.of(text[0]) is not None:
        return False
    return not (text[1].optional and found.language in STANDARD_WORDS.get(key.rpartition(".")[2], {}))


def _line(
    found: Translations, file: str, key: str, text: tuple[str, Entry], earlier: Sequence[Mapping[str, str]]
) -> Line:
    name, entry = text
    side = found.sides[side_file(file, found.language)]
    piece = side.of(key)
    source, translated = entry.text.text.strip(), piece.text.strip() if piece else ""
    made = found.examined.locks[0].translations.get(found.language, {}).get(name)
    is_stale = bool(made and made.text == digest(translated) and made.source != digest(source))
    state: State = "missing" if not translated else "stale" if is_stale else "fresh"
    previous = ""
    if made and state == "stale":
        candidates = [*(texts.get(name, "") for texts in earlier), side.previous(key)]
        previous = next((each for each in candidates if each and digest(each) == made.source), candidates[-1])
    return Line(side_file(file, found.language), key, name, entry.text.place, source, translated, state, previous)


def _follow_renames(found: Translations, texts: _Texts) -> None:
    """Give a translation the key that its question, option or row has now."""
    now = dict(_renames(found.examined.questionnaire))
    for file, key in texts:
        side = found.sides[side_file(file, found.language)]
        if side.of(key) is not None:
            continue
        for old in _earlier_keys(key, now):
            if side.of(old) is not None and (file, old) not in texts:
                side.rename(old, key)
                break


def _earlier_keys(key: str, now: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield what a key was when its question, or the part it names, had an earlier name."""
    head, _, rest = key.partition(".")
    heads = [head, *now.get(head, ())]
    for one in heads:
        if one != head:
            yield f"{one}.{rest}" if rest else one
        for part in now.get(key, ()):
            yield f"{one}.{part.partition('.')[2]}"


def _renames(questionnaire: Questionnaire) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the keys of what has been renamed, with their earlier keys."""
    for question in questionnaire.questions():
        yield question.name, question.renamed_from
        yield from _parts_renamed(question, question.name)
    for each in questionnaire.lists:
        for option in each.options:
            yield (
                f"lists.{each.name}.{option.name}",
                tuple(f"lists.{each.name}.{name}" for name in option.renamed_from),
            )


def _parts_renamed(question: Question, key: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for word in ("options", "rows", "each_options", "items"):
        for one in getattr(question, word, ()):
            yield f"{key}.{one.name}", tuple(f"{key}.{name}" for name in one.renamed_from)
    if isinstance(question, Repeat):
        for item in question.items:
            yield from _parts_renamed(item, f"{key}.{item.name}")
