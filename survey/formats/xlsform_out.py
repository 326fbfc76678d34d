"""XLSForm out: a questionnaire of ours as a workbook that ODK, KoboToolbox and their like take."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from survey.formats.imported import Ledger
from survey.formats.seal import sealed
from survey.formats.xlsform_languages import column_name
from survey.formats.xlsform_out_questions import write_question
from survey.formats.xlsform_sheet_out import Cells, Sheets
from survey.questionnaire.questions import Repeat
from survey.questionnaire.structure import EndIf, NextPage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from survey.questionnaire.questions import Question
    from survey.questionnaire.structure import Questionnaire, Section
    from survey.questionnaire.wording import Wording
    from survey.texts.faults import Fault

_SURVEY = ("type", "name", "label", "hint", "required", "relevant", "appearance", "constraint", "choice_filter", "parameters", "unit", "klyngesvar")  # fmt: skip  # noqa: E501
_CHOICES = ("list_name", "name", "label", "code", "heading", "klyngesvar")
_ALWAYS = ("type", "name", "list_name", "code", "klyngesvar")
_WIDTHS = {"type": 28, "name": 28, "relevant": 40, "constraint": 40, "list_name": 20}


def write_xlsform(questionnaire: Questionnaire, path: Path) -> tuple[Fault, ...]:
    """Write the questionnaire as an XLSForm, and return what the form cannot hold, each with its row.

    Names of questions and options are ours; the codes stand in a column `code` of the choices, and what only we know,
    such as `core`, in a column `klyngesvar`, both of which other programs pass over.
    """
    sheets = sheets_of(questionnaire, path.name)
    path.write_bytes(_workbook(tables_of(sheets)))
    return sheets.ledger.changes


def sheets_of(questionnaire: Questionnaire, file: str) -> Sheets:
    """Return the sheets of the questionnaire's form."""
    sheets = Sheets(questionnaire, Ledger(file))
    sheets.shared()
    _note(sheets, "welcome", questionnaire.welcome)
    for section in questionnaire.sections:
        _section(sheets, section)
    _note(sheets, "thanks", questionnaire.thanks)
    return sheets


def _note(sheets: Sheets, name: str, wording: Wording) -> None:
    if wording:
        sheets.say(sheets.row("note", name), "label", wording)


def _section(sheets: Sheets, section: Section) -> None:
    """Write a section as a group, and each page in it as a group of its own where there are several."""
    pages = _pages(section)
    before = len(sheets.ends)
    appearance = _appearance(pages[0]) if len(pages) == 1 else ""
    group = sheets.row(
        "begin_group", section.name, relevant=sheets.after_ends(section.show_if, 0), appearance=appearance
    )
    sheets.say(group, "label", section.title)
    ends = 0
    for number, page in enumerate(pages, 1):
        if len(pages) > 1:
            name, condition = f"{section.name}__page_{number}", sheets.after_ends(None, before)
            sheets.row("begin_group", name, relevant=condition, appearance=_appearance(page))
        met: list[str] = []
        for item in page:
            if isinstance(item, EndIf):
                ends += 1
                met.append(_end(sheets, item, f"{section.name}__end_{ends}"))
            else:
                write_question(sheets, item)
        sheets.ends += met
        if len(pages) > 1:
            sheets.row("end_group", f"{section.name}__page_{number}")
    sheets.row("end_group", section.name)


def _end(sheets: Sheets, end: EndIf, name: str) -> str:
    """Write an ending as a note that is shown when it is met, and return its condition."""
    condition = sheets.condition(end.condition)
    sheets.say(sheets.row("note", name, relevant=condition, klyngesvar="kind=end_if"), "label", end.text)
    sheets.lose("export_end", name=name)
    return condition


def _pages(section: Section) -> list[list[Question | EndIf]]:
    """Return what stands on each page; an ending right after a break belongs to the page before it."""
    pages: list[list[Question | EndIf]] = [[]]
    for item in section.items:
        if isinstance(item, NextPage):
            pages += [[]] if pages[-1] else []
        elif isinstance(item, EndIf) and not pages[-1] and len(pages) > 1:
            pages[-2].append(item)
        else:
            pages[-1].append(item)
    return pages if pages[-1] or len(pages) == 1 else pages[:-1]


def _appearance(page: Sequence[Question | EndIf]) -> str:
    """Show a page as one screen, unless it holds a repeat, which cannot stand on one."""
    return "" if any(isinstance(item, Repeat) for item in page) else "field-list"


def tables_of(sheets: Sheets) -> dict[str, list[list[str | int | None]]]:
    """Return each sheet as rows of cells, the headers first."""
    languages = [column_name(code) for code in sheets.questionnaire.languages]
    settings = _settings(sheets)
    written = {
        "survey": (_headers(_SURVEY, languages, sheets.survey), sheets.survey),
        "choices": (_headers(_CHOICES, languages, sheets.choices), sheets.choices),
        "settings": (list(settings), [settings]),
    }
    return {
        name: [[*headers], *([row.get(header) for header in headers] for row in rows)]
        for name, (headers, rows) in written.items()
    }


def _workbook(tables: Mapping[str, Sequence[Sequence[str | int | None]]]) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 - heavy, and needed for workbooks only

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in tables.items():
        _sheet(book, name, rows)
    content = io.BytesIO()
    book.save(content)
    return sealed(content.getvalue())


def _headers(columns: Sequence[str], languages: Sequence[str], rows: Sequence[Cells]) -> list[str]:
    """Return the columns that some row has, texts once for each language."""
    used = {column.partition("::")[0] for row in rows for column in row} | {"label", *_ALWAYS}
    spoken = {column.partition("::")[0] for row in rows for column in row if "::" in column} | {"label"}
    headers: list[str] = []
    for column in columns:
        if column in used:
            headers += [f"{column}::{language}" for language in languages] if column in spoken else [column]
    return headers


def _settings(sheets: Sheets) -> Cells:
    questionnaire = sheets.questionnaire
    source, title = questionnaire.languages[0], questionnaire.title
    others = {f"form_title ({code})": sheets.text(text) for code, text in title.versions if code != source}
    return {
        "form_title": sheets.text(title.text(source)),
        "form_id": questionnaire.name,
        "version": str(questionnaire.version),
        "default_language": column_name(source),
        **others,
    }


def _sheet(book: Any, title: str, rows: Sequence[Sequence[str | int | None]]) -> None:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415

    sheet = book.create_sheet(title)
    for at, row in enumerate(rows, 1):
        for number, value in enumerate(row, 1):
            if value is None:
                continue
            cell = sheet.cell(at, number, ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value)
            if isinstance(value, str):
                cell.data_type = "s"  # a text that begins with "=" is no formula
                cell.alignment = Alignment(wrap_text=at > 1, vertical="top")
    for column, header in zip(sheet.iter_cols(max_row=1), rows[0], strict=True):
        column[0].font = Font(bold=True)
        sheet.column_dimensions[column[0].column_letter].width = _WIDTHS.get(
            str(header), 36 if "::" in str(header) else 14
        )
    sheet.freeze_panes = "C2"
