"""Shared files: the lists and blocks that a questionnaire takes from elsewhere, and where their codes stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey.questionnaire.blocks import read_blocks
from survey.questionnaire.lock import Lock, read_lock
from survey.questionnaire.nodes import Mapping as MappingNode
from survey.questionnaire.nodes import read_nodes
from survey.questionnaire.reader_offered import check_sources
from survey.questionnaire.reader_options import read_list
from survey.questionnaire.reading import Reading
from survey.questionnaire.schema import SHARED_FILE_KEYS
from survey.questionnaire.sources import is_inside, lock_file, side_file
from survey.questionnaire.translation import Texts, check_sides, read_side_file
from survey.questionnaire.values import known_keys, words_of
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from survey.questionnaire.findings import Findings
    from survey.questionnaire.nodes import Scalar

    Sides = dict[str, dict[str, Scalar]]


def used_files(root: MappingNode, files: Mapping[str, str], findings: Findings) -> Iterator[str]:
    """Yield the names of the files that a questionnaire uses."""
    for word in words_of(root, "use", findings):
        if not is_inside(word.text):
            findings.add(word.place, Message.of("use_outside", file=word.text), Message.of("use_outside_advice"))
        elif word.text not in files:
            findings.add(word.place, Message.of("use_missing", file=word.text), Message.of("use_missing_advice"))
        else:
            yield word.text


def lock_of(files: Mapping[str, str], file: str, findings: Findings) -> Lock:
    """Return the lock that belongs to a file; an empty one where there is none."""
    name = lock_file(file)
    # A questionnaire without options has a lock that holds its first comment and nothing else.
    lines = [line for line in files.get(name, "").splitlines() if not line.startswith("#")]
    held = any(line.strip() for line in lines)
    return read_lock(read_nodes(files[name], name, findings) if held else None, name, findings)


def sides_of(files: Mapping[str, str], file: str, languages: tuple[str, ...], findings: Findings) -> Sides:
    """Return the translations that belong to a file, by language and key."""
    sides: Sides = {}
    for language in languages[1:]:
        name = side_file(file, language)
        node = read_nodes(files[name], name, findings) if name in files else None
        sides[language] = read_side_file(node, name, language, findings)
    return sides


def read_shared(reading: Reading, files: Mapping[str, str], used: tuple[str, ...]) -> tuple[Lock, ...]:
    """Read the lists and blocks of the used files, and return those files' locks.

    A file's translations of its lists join the questionnaire's, which win; those of its blocks join where a block is
    included.
    """
    findings, languages = reading.findings, reading.texts.languages
    sources = []
    for file in dict.fromkeys(used):
        texts = Texts(findings, languages, sides_of(files, file, languages, findings))
        source = Reading(findings, texts, lock_of(files, file, findings), lists=reading.lists)
        root = read_nodes(files[file], file, findings)
        sources.append((source, root))
        _join(reading.texts.sides, texts.sides)
        if isinstance(root, MappingNode):
            known_keys(root, SHARED_FILE_KEYS, findings)
            read_lists(reading, root, source.lock)
    for source, root in sources:
        if isinstance(root, MappingNode):
            read_blocks(reading, source, root)
            check_sources(source)
        _keep_apart(reading.texts, source.texts)
        reading.block_texts[root.place.file if root else ""] = source.texts
    return tuple(source.lock for source, _ in sources)


def read_lists(reading: Reading, root: MappingNode, lock: Lock) -> None:
    """Read the lists of a file, whose codes stand in the lock."""
    lists = root.get("lists")
    if isinstance(lists, MappingNode):
        for name, node in lists.entries:
            read_list(reading, name, node, lock)
    elif lists is not None:
        reading.findings.add(lists.place, Message.of("lists_shape"), Message.of("list_shape_advice"))


def _join(own: Sides, shared: Sides) -> None:
    for language, side in shared.items():
        for key, text in side.items():
            own.setdefault(language, {}).setdefault(key, text)


def _keep_apart(own: Texts, shared: Texts) -> None:
    """Take the translations of a file's blocks out of the questionnaire's own, and leave only them in the file's."""
    for language, side in shared.sides.items():
        for key in shared.entries.keys() & side.keys():
            if own.sides[language].get(key) is side[key]:
                del own.sides[language][key]
        shared.sides[language] = {key: text for key, text in side.items() if key in shared.entries}
    check_sides(shared)
