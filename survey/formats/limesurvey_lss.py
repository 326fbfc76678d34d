"""LimeSurvey's `.lss` file, XML, as a sheet; nothing that it declares is read, and nothing is fetched."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from survey.formats.errors import unreadable
from survey.formats.limesurvey_sheet import LOCALISED, SHOWN, Asked, Entry, Group, Sheet
from survey.formats.limesurvey_tsv import LARGEST_FILE, MOST_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from survey.formats.imported import Ledger

    Row = Mapping[str, str]
    Tables = Mapping[str, list[Row]]

_LINE = "line"  # where a row stands in the file
_LEFT = ("quota", "assessments", "defaultvalues", "survey_url_parameters", "plugin_settings")


def read_xml(content: bytes, ledger: Ledger) -> Sheet:
    """Return the sheet that the file says; parts of it that no questionnaire has are noted.

    Raises:
        FormatError: if it is no such file.
    """
    tables = _tables(content, ledger)
    survey = tables["surveys"][0] if tables["surveys"] else {}
    groups = _by_number(tables["groups"], "gid", tables["group_l10ns"])
    source = survey.get("language", "") or next(iter(_languages_of(groups.values())), "en")
    additional = survey.get("additional_languages", "").split()
    for table in _LEFT:
        if tables[table]:
            ledger.note(tables[table][0][_LINE], "limesurvey_table_left", name=table, count=len(tables[table]))
    _note_conditions(tables, ledger)
    notices: dict[str, dict[str, str]] = defaultdict(dict)
    for row in tables["surveys_languagesettings"]:
        for name, text in row.items():
            if text and name not in (_LINE, "surveyls_language", "surveyls_survey_id"):
                notices[name][row.get("surveyls_language", source)] = text
    asked = _asked(tables, source)
    return Sheet(
        tuple(dict.fromkeys((source, *additional))),
        tuple(_group(rows, asked, source) for rows in _sorted(groups.values(), "group_order")),
        {name: value for name, value in survey.items() if name == "format"},
        notices,
    )


def _note_conditions(tables: Tables, ledger: Ledger) -> None:
    """Note conditions of the old kind that the questions' relevance, which LimeSurvey makes of them, does not hold."""
    shown = {row.get("qid") for row in tables["questions"] if row.get("relevance", "") in SHOWN}
    lost = [row for row in tables["conditions"] if row.get("qid") in shown]
    if lost:
        ledger.note(lost[0][_LINE], "limesurvey_table_left", name="conditions", count=len(lost))


def _tables(content: bytes, ledger: Ledger) -> Tables:
    """Return every table's rows, each a mapping from column to text."""
    if len(content) > LARGEST_FILE:
        raise unreadable(ledger.file, "limesurvey_too_large")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise unreadable(ledger.file, "limesurvey_no_survey") from error
    if root.getroottree().docinfo.doctype:  # LimeSurvey writes none; entities are declared there
        raise unreadable(ledger.file, "limesurvey_declares")
    if root.tag != "document" or root.findtext("LimeSurveyDocType") != "Survey":
        raise unreadable(ledger.file, "limesurvey_no_survey")
    if len(root.findall(".//row")) > MOST_ROWS:
        raise unreadable(ledger.file, "import_rows_many", most=MOST_ROWS)
    tables: dict[str, list[Row]] = defaultdict(list)
    for table in root:
        for row in table.iterfind("rows/row"):
            cells = {str(cell.tag): (cell.text or "").strip() for cell in row if isinstance(cell.tag, str)}
            tables[str(table.tag)].append({**cells, _LINE: str(row.sourceline)})
    return tables


def _by_number(rows: Iterable[Row], key: str, texts: Iterable[Row] = ()) -> dict[str, list[Row]]:
    """Return the rows of each number: one, or in older files one for each language; then those of its texts."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.get(key, ""), []).append(row)
    for row in texts:
        if row.get(key) in found:
            found[row[key]].append(row)
    return found


def _languages_of(groups: Iterable[list[Row]]) -> Iterable[str]:
    return (row["language"] for rows in groups for row in rows if row.get("language"))


def _sorted(groups: Iterable[list[Row]], key: str) -> list[list[Row]]:
    return sorted(groups, key=lambda rows: _number(rows[0].get(key, "")))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _said(rows: list[Row], key: str, source: str) -> dict[str, str]:
    """Return a text by language."""
    return {row.get("language") or source: row[key] for row in rows if row.get(key)}


def _group(rows: list[Row], asked: Mapping[str, list[Asked]], source: str) -> Group:
    first = rows[0]
    return Group(
        first.get("gid", ""),
        _said(rows, "group_name", source),
        _said(rows, "description", source),
        tuple(asked.get(first.get("gid", ""), ())),
        first.get("grelevance", ""),
        first[_LINE],
    )


def _asked(tables: Tables, source: str) -> dict[str, list[Asked]]:
    """Return the questions of each group, in order."""
    texts = tables["question_l10ns"]
    questions = _by_number((row for row in tables["questions"] if row.get("parent_qid", "0") == "0"), "qid", texts)
    children = [row for row in (*tables["questions"], *tables["subquestions"]) if row.get("parent_qid", "0") != "0"]
    subquestions: dict[str, list[list[Row]]] = defaultdict(list)
    for rows in _by_number(children, "qid", texts).values():
        subquestions[rows[0].get("parent_qid", "")].append(rows)
    answers = _answers(tables)
    attributes = _by_number(tables["question_attributes"], "qid")
    found: dict[str, list[Asked]] = defaultdict(list)
    for number, rows in sorted(questions.items(), key=lambda pair: _number(pair[1][0].get("question_order", ""))):
        own = subquestions.get(number, [])
        question = _question(rows, attributes.get(number, []), source)
        found[rows[0].get("gid", "")].append(
            replace(
                question,
                subquestions=tuple(
                    _entry(each, "title", "question", source) for each in _sorted(own, "question_order")
                ),
                answers=tuple(
                    _entry(each, "code", "answer", source) for each in _sorted(answers.get(number, []), "sortorder")
                ),
            )
        )
    return found


def _answers(tables: Tables) -> dict[str, list[list[Row]]]:
    """Return the answers of each question; older files number them by code alone."""
    keyed = [
        {**row, "key": row.get("aid") or f"{row.get('qid')} {row.get('scale_id')} {row.get('code')}"}
        for row in tables["answers"]
    ]
    texts = [{**row, "key": row.get("aid", "")} for row in tables["answer_l10ns"]]
    found: dict[str, list[list[Row]]] = defaultdict(list)
    for rows in _by_number(keyed, "key", texts).values():
        found[rows[0].get("qid", "")].append(rows)
    return found


def _entry(rows: list[Row], code: str, text: str, source: str) -> Entry:
    first = rows[0]
    return Entry(
        first.get(code, ""), _said(rows, text, source), first.get("relevance", ""), first.get("scale_id", "0") or "0",
        first[_LINE],
    )  # fmt: skip


def _question(rows: list[Row], attributes: list[Row], source: str) -> Asked:
    first = rows[0]
    plain = {row.get("attribute", ""): row.get("value", "") for row in attributes}
    said: dict[str, dict[str, str]] = defaultdict(dict)
    for row in attributes:
        if row.get("attribute") in LOCALISED and row.get("value"):
            said[row.get("language") or source][row["attribute"]] = row["value"]
    return Asked(
        first.get("type", ""), first.get("title", ""), _said(rows, "question", source), _said(rows, "help", source),
        first.get("relevance", ""), first.get("mandatory", ""), first.get("other", "") == "Y",
        {name: value for name, value in plain.items() if value and name not in LOCALISED}, dict(said),
        validation=first.get("preg", ""), place=first[_LINE], id=first.get("qid", ""),
    )  # fmt: skip
