"""Sources: the files that one questionnaire consists of, by name."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import yaml

from survey.questionnaire.findings import Findings, Place
from survey.questionnaire.nodes import Mapping as MappingNode
from survey.questionnaire.nodes import read_nodes
from survey.questionnaire.values import words_of
from survey.texts.message import Message

if TYPE_CHECKING:
    from pathlib import Path


def side_file(file: str, language: str) -> str:
    """Return the name of the translation that belongs to a file.

    >>> side_file("library/background.yaml", "en")
    'library/background.en.yaml'
    """
    return str(PurePosixPath(file).with_suffix(f".{language}.yaml"))


def lock_file(file: str) -> str:
    """Return the name of the lock that belongs to a file."""
    return str(PurePosixPath(file).with_suffix(".lock.yaml"))


def is_inside(file: str) -> bool:
    """Tell whether the name of a used file stays within the folder of the questionnaire."""
    path = PurePosixPath(file)
    return bool(file) and not path.is_absolute() and ".." not in path.parts and path.suffix == ".yaml"


def gather(path: Path, findings: Findings) -> dict[str, str]:
    """Return the text of a questionnaire file and of every file that belongs to it, by name.

    Missing side files and locks are left out; the reader knows what that means.
    """
    folder, texts = path.parent, {}
    text = _text(path, path.name, findings)
    if text is None:
        return {}
    texts[path.name] = text
    root = read_nodes(text, path.name, Findings())
    if not isinstance(root, MappingNode):
        return texts
    used = [word.text for word in words_of(root, "use", Findings()) if is_inside(word.text)]
    languages = [word.text for word in words_of(root, "languages", Findings()) if word.text.isalpha()]
    for file in (path.name, *used):
        for name in (file, *(side_file(file, language) for language in languages[1:]), lock_file(file)):
            if name not in texts and (folder / name).is_file():
                found = _text(folder / name, name, findings)
                texts |= {} if found is None else {name: found}
    return texts


def _text(path: Path, name: str, findings: Findings) -> str | None:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        findings.add(Place(name, line), Message.of("not_utf8"), Message.of("not_utf8_advice"))
    except OSError:
        findings.add(Place(name), Message.of("file_unreadable"), Message.of("file_unreadable_advice"))
    return None


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as they stand."""


def _represent(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _represent)


def frozen_text(fields: dict[str, str], files: dict[str, str]) -> str:
    """Return one YAML text that holds the fields and every file as it stands."""
    whole = {**fields, "files": dict(sorted(files.items()))}
    return str(yaml.dump(whole, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000))


def thawed(text: str) -> tuple[str, dict[str, str]]:
    """Return the name of the questionnaire's file and the text of every file that a frozen text holds.

    Raises:
        ValueError: if it is no frozen text.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    fields = _scalars(root)
    name = fields.get("file")
    files = {
        key: node.value for key, node in _scalars(fields.get("files")).items() if isinstance(node, yaml.ScalarNode)
    }
    if not isinstance(name, yaml.ScalarNode) or name.value not in files:
        raise ValueError("no frozen questionnaire")
    return name.value, files


def _scalars(node: yaml.Node | None) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {key.value: value for key, value in node.value if isinstance(key, yaml.ScalarNode)}
