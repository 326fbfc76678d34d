"""The settings file of a cluster's folder: cluster.yaml, one `key: value` a line."""

from __future__ import annotations

import re
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any

import yaml

from survey.cluster import numbers, words
from survey.cluster.cluster import Settings
from survey.cluster.sheet import read_text
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from survey.cluster.findings import Findings

TRUTH: Mapping[str, bool] = {"yes": True, "ja": True, "true": True, "no": False, "nej": False, "false": False}
Given = dict[str, tuple[int, Any]]


def read_settings(path: Path, findings: Findings) -> Settings | None:
    """Return the settings, or None where something is wrong with them.

    Every scalar is read as text, so that `phone: 70000000` and `slug: no` stay what was written.
    """
    if not path.is_file():
        findings.fault(path.name, 0, Message.of("cluster_file_missing"))
        return None
    text, notes = read_text(path)
    findings.notes.extend(notes)
    found = len(findings.faults)
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        findings.fault(path.name, line, Message.of("cluster_yaml"), Message.of("cluster_yaml_advice"))
        return None
    if not isinstance(node, yaml.MappingNode):
        findings.fault(path.name, 1, Message.of("cluster_yaml"), Message.of("cluster_yaml_advice"))
        return None
    values = _checked(path.name, _given(path.name, node, findings), findings)
    return None if len(findings.faults) > found else Settings(**values)


def _given(file: str, node: yaml.MappingNode, findings: Findings) -> Given:
    """Return line and value of every known key."""
    known = [field.name for field in fields(Settings)]
    given: Given = {}
    for key, value in node.value:
        name, line = str(key.value), key.start_mark.line + 1
        if name not in known:
            findings.unknown(file, line, ("cluster_key_unknown", name), known, words.nearest(name, known))
        elif name in given:
            findings.fault(file, line, Message.of("cluster_twice", found=name, line=given[name][0]))
        else:
            given[name] = (line, _plain(value))
    return given


def _plain(node: yaml.Node) -> Any:
    if isinstance(node, yaml.SequenceNode):
        return tuple(_plain(member) for member in node.value)
    return node.value if isinstance(node, yaml.ScalarNode) else None


def _checked(file: str, given: Given, findings: Findings) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field in fields(Settings):
        if field.name in given:
            line, found = given[field.name]
            value = CHECKS[field.name](found)
            if value is None:
                message = Message.of("cluster_setting", setting=field.name, found=_said(found))
                findings.fault(file, line, message, Message.of(f"cluster_setting_{field.name}"))
            values[field.name] = value
        elif field.default is MISSING:
            advice = Message.of(f"cluster_setting_{field.name}")
            findings.fault(file, 0, Message.of("cluster_key_missing", setting=field.name), advice)
    return values


def _said(found: Any) -> str:
    return ", ".join(str(member) for member in found) if isinstance(found, tuple) else str(found or "")


def _matching(pattern: str) -> Callable[[Any], str | None]:
    return lambda found: found if isinstance(found, str) and re.fullmatch(pattern, found) else None


def _modules(found: Any) -> tuple[str, ...] | None:
    """Return the modules of the long form; an empty list is the standard form."""
    names = (found,) if isinstance(found, str) and found else tuple(found or ())
    return names if all(isinstance(name, str) and words.NAME.fullmatch(name) for name in names) else None


def _names(found: Any) -> tuple[str, ...] | None:
    """Return one name or several, none of them blank."""
    names = (found,) if isinstance(found, str) and found else tuple(found or ())
    return names if all(isinstance(name, str) and name.strip() for name in names) else None


def _one_of(*known: str) -> Callable[[Any], str | None]:
    return lambda found: found if found in known else None


def _truth(found: Any) -> bool | None:
    return TRUTH.get(found.lower()) if isinstance(found, str) else None


def _tiles(found: Any) -> str | None:
    """Return the address of map pictures: https, one host, and a place for zoom, column and row."""
    is_address = isinstance(found, str) and re.fullmatch(r"https://[A-Za-z0-9.-]+(:\d+)?/[^\s\"'<>;,]*", found)
    return found if is_address and all(part in found for part in ("{z}", "{x}", "{y}")) else None


def _between(least: float, most: float) -> Callable[[Any], float | None]:
    def check(found: Any) -> float | None:
        value = numbers.decimal(found) if isinstance(found, str) else None
        return value if value is not None and least <= value <= most else None

    return check


def _months(most: int) -> Callable[[Any], int | None]:
    def check(found: Any) -> int | None:
        value = numbers.whole(found) if isinstance(found, str) else None
        return value if value is not None and 1 <= value <= most else None

    return check


def _at_least(least: int) -> Callable[[Any], int | None]:
    def check(found: Any) -> int | None:
        value = numbers.whole(found) if isinstance(found, str) else None
        return value if value is not None and value >= least else None

    return check


# A wave may be stricter than the house, never looser: fewer than 5 in a cell or 10 in a base is never shown, and
# nothing is kept longer than is promised everywhere.
CHECKS: Mapping[str, Callable[[Any], Any]] = {
    "slug": _matching(r"[a-z][a-z0-9]*(-[a-z0-9]+)*"),
    "name": _matching(r".*\S.*"),
    "municipality": _matching(r".*\S.*"),
    "phone": _matching(r"\+?\d[\d ]{6,}"),
    "email": _matching(r"[^@\s]+@[^@\s]+\.[a-z]{2,}"),
    "controller": _matching(r".*\S.*"),
    "modules": _modules,
    "open_link": _truth,
    "open_link_counts": _truth,
    "expected_rate": _between(0.01, 1.0),
    "least_cell": _at_least(5),
    "least_base": _at_least(10),
    "tiles": _tiles,
    "tiles_credit": _matching(r".*\S.*"),
    "controller_address": _matching(r".*\S.*"),
    "basis": _one_of("public_task", "legitimate_interest"),
    "dpo": _matching(r"[^@\s]+@[^@\s]+\.[a-z]{2,}|\+?\d[\d ]{6,}"),
    "processors": _names,
    "in_eu": _truth,
    "keep_answers_months": _months(24),
    "keep_words_months": _months(12),
    "population_note": _matching(r".*\S.*"),
    "was_url": _matching(r"https://\S+\.\S+"),
}
