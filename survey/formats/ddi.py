"""DDI-Codebook 2.5: what data archives read about a study, its files and every variable.

It describes and never counts: no frequency, no mean and no number of cases stands in it, for raw counts of a small
village tell on people. The order of the elements is the standard's.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from survey.formats import codebook_words as words
from survey.formats.codebook import of_questionnaire
from survey.formats.column import OURS
from survey.formats.ddi_elements import NAMESPACE, SCHEMA, child, identifier, spoken
from survey.formats.ddi_study import add_file, add_study
from survey.formats.wordings import changed, plain
from survey.questionnaire.questions import Matrix, Multi

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from survey.formats.codebook import Codebook, Entry
    from survey.formats.column import Coded
    from survey.questionnaire.structure import Questionnaire

NATURES = {"nominal": "nominal", "ordinal": "ordinal", "scale": "ratio"}
REPRESENTATIONS = {"number": "numeric", "text": "text", "date": "datetime", "time": "datetime", "moment": "datetime"}
FORMATS = {"date": "date", "time": "time", "moment": "date"}
FILE = "F1"


def content(codebook: Codebook, *, name: str, files: Sequence[tuple[str, str]] = ()) -> bytes:
    """Return the document; the same codebook gives the same bytes.

    Args:
        codebook: of a questionnaire or of a data file.
        name: that the study goes by, such as "harbaekdalen-2026".
        files: name and type of each file that holds the data; the variables are those of all of them.
    """
    root = ET.Element("codeBook", {"xmlns": NAMESPACE, "version": "2.5", "xml:lang": codebook.languages[0]})
    root.set("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
    root.set("xsi:schemaLocation", f"{NAMESPACE} {SCHEMA}")
    add_study(root, codebook, name)
    if files:
        add_file(root, FILE, files, len(codebook.entries))
    data = child(root, "dataDscr")
    for group in _groups(codebook):
        data.append(group)
    for entry in codebook.entries:
        data.append(_variable(entry, codebook, has_file=bool(files)))
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written + b"\n"


def write(questionnaire: Questionnaire, path: Path) -> None:
    """Write the description of a questionnaire alone."""
    path.write_bytes(content(of_questionnaire(questionnaire), name=questionnaire.name))


def _groups(codebook: Codebook) -> Iterator[ET.Element]:
    """Yield the groups of variables: the parts of the questionnaire, and questions that have several variables."""
    sections: dict[object, list[Entry]] = {}
    for entry in codebook.entries:
        sections.setdefault(entry.section, []).append(entry)
    for i, entries in enumerate(sections.values(), start=1):
        yield _group(f"G{i}", "section", entries, codebook)
    for question in codebook.questions:
        first = question[0]
        outer = first.around or first.question
        if outer is None or len(question) == 1:
            continue
        kind = "repetition" if first.around else "multipleResp" if isinstance(outer, Multi) else ""
        kind = kind or ("grid" if isinstance(outer, Matrix) else "other")
        yield _group(f"G-{outer.name}", kind, question, codebook)


def _group(name: str, kind: str, entries: Sequence[Entry], codebook: Codebook) -> ET.Element:
    group = ET.Element("varGrp", {"ID": identifier(name), "type": kind})
    group.set("var", " ".join(identifier("V", entry.column.name) for entry in entries))
    first = entries[0]
    outer = first.around or first.question
    title = first.section if kind == "section" or outer is None else changed(outer.ask, plain)
    spoken(group, "labl", title, codebook.languages)
    return group


def _variable(entry: Entry, codebook: Codebook, *, has_file: bool) -> ET.Element:
    column = entry.column
    variable = ET.Element("var", {"ID": identifier("V", column.name), "name": column.name})
    for name, value in _attributes(entry, has_file=has_file).items():
        variable.set(name, value)
    spoken(variable, "labl", column.label, codebook.languages)
    if told := _care(entry, codebook.languages[0]):
        child(variable, "security", told, {"xml:lang": codebook.languages[0]})
    if entry.question:
        question = child(variable, "qstn", attributes={"ID": identifier("Q", column.name)})
        spoken(question, "qstnLit", entry.ask, codebook.languages)
    _add_ranges(variable, entry)
    if entry.question:
        spoken(variable, "universe", entry.universe, codebook.languages, {"clusion": "I"})
    for coded in column.codes:
        _add_category(variable, entry, coded, codebook)
    kind = "numeric" if column.content == "number" else "character"
    child(
        variable,
        "varFormat",
        attributes={"type": kind, "schema": "ISO", "category": FORMATS.get(column.content, "other")},
    )
    for remark in entry.remarks:
        child(variable, "notes", remark, {"xml:lang": codebook.languages[0]})
    return variable


def _attributes(entry: Entry, *, has_file: bool) -> dict[str, str]:
    column = entry.column
    is_code = bool(column.answers()) and column.level != "scale"
    attributes = {"files": FILE} if has_file else {}
    attributes["dcml"] = str(column.decimals)
    attributes["intrvl"] = "contin" if column.level == "scale" else "discrete"
    attributes["nature"] = NATURES[column.level] if column.content == "number" or is_code else "other"
    attributes["representationType"] = "code" if is_code else REPRESENTATIONS[column.content]
    if entry.limits and entry.limits.unit:
        attributes["measUnit"] = entry.limits.unit.source()
    if column.name == "weight":
        attributes["wgt"] = "wgt"
    return attributes


def _care(entry: Entry, language: str) -> str:
    told = words.care(entry, language)
    shown = f"{words.word('publish', language)}: {words.word(entry.publish, language)}" if entry.question else ""
    return "; ".join(filter(None, (shown if entry.publish != "combined" else "", told)))


def _add_ranges(variable: ET.Element, entry: Entry) -> None:
    """Add what a number may be, and the range of missing values."""
    limits = entry.limits
    if limits and entry.column.level == "scale":
        bounds = {"min": f"{limits.min:g}"}
        if isinstance(limits.max, (int, float)):
            bounds["max"] = f"{limits.max:g}"
        child(child(variable, "valrng"), "range", attributes=bounds)
    if OURS in entry.column.missing:
        child(child(variable, "invalrng"), "range", attributes={"min": str(OURS.low), "max": str(OURS.high)})


def _add_category(variable: ET.Element, entry: Entry, coded: Coded, codebook: Codebook) -> None:
    attributes = {
        "ID": identifier("C", entry.column.name, str(coded.code)),
        "missing": "Y" if coded.is_missing else "N",
    }
    category = child(variable, "catgry", attributes=attributes)
    child(category, "catValu", str(coded.code))
    spoken(category, "labl", coded.label, codebook.languages)
