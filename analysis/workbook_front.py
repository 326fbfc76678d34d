"""The sheets before and after the tables: what this is, how it is read, the rates, the codebook, the open answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis import workbook_cells as cells
from analysis.catalogue import catalogue
from analysis.edition_source import all_channels
from analysis.rates import OPEN_LABEL
from analysis.wordings import said
from survey.questionnaire.variables import MISSING_LABELS
from survey.texts.numbers import HIDDEN, number, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from analysis.edition_source import Source
    from analysis.rates import Rate, RateTable
    from analysis.study import Study

SYMBOLS = (
    (HIDDEN, "Skjult: for få svar. Tallet vises ikke, så ingen kan genkendes i det."),
    ("<1 %", "Under en halv procent, men ikke nul."),
    ("Gråt tal", "Gruppen har under 30 svar. Brug tallet med forsigtighed."),
    ("n", "Antal svar, som procenterne er regnet af. Det står ved hver tabel."),
)
WIDTHS = [30.0, 50.0, 36.0, 50.0]
FORMULAS = (
    "RR1 = hele besvarelser ÷ beboere på 16 år og derover (AAPOR Response Rate 1).",
    "RR2 = (hele + delvise besvarelser) ÷ beboere på 16 år og derover (AAPOR Response Rate 2).",
)
UNKNOWN = "Beboertallene mangler, så procenterne kan ikke regnes."


def write_read_me(
    sheet: Worksheet,
    source: Source,
    counted: RateTable | None,
    answers: int,
    method: tuple[Sequence[str], Sequence[str]],
) -> None:
    """Write what this is, whose answers it holds, how to read it, and the method: briefly, then in full."""
    cells.set_widths(sheet, [26, 92])
    row = title(sheet, f"Resultater: Landsbyklyngen {source.cluster}", source)
    facts = [
        ("Hvad", source.audience.what),
        ("Hvem", source.audience.who),
        ("Hvornår", source.period()),
        ("Antal svar", number(answers)),
        *([("Svarprocent", rate_words(counted))] if source.audience.has_rates else []),
        ("Udgave", f"{source.edition}. Tallene i en udgave ændrer sig ikke. Skriv udgaven, når du bruger dem."),
        ("Kilde i en tekst", source.line(None)),
    ]
    row = _pairs(sheet, row, facts)
    row = _heading(sheet, row, "Tegn i tabellerne")
    row = _pairs(sheet, row, SYMBOLS)
    row = _heading(sheet, row, "Sådan er tallene lavet")
    brief, full = method
    for sentence in brief:
        cells.write_across(sheet, row, sentence, 2)
        row += 1
    if full:
        row = _heading(sheet, row, "Metode")
    for sentence in full:
        cells.write_across(sheet, row, sentence, 2)
        row += 1
    cells.set_print(sheet, footer(source), rows=row - 1, columns=2)


def rate_words(counted: RateTable | None) -> str:
    """Return the response rates of the whole cluster in one sentence."""
    total = counted.rates[-1] if counted else None
    if total is None or total.rr1 is None or total.rr2 is None or total.population is None:
        return "Kendes ikke."
    words = _both(total.rr1, total.rr2, total.population)
    every = all_channels(counted) if counted else None
    if every and every.rr1 is not None and every.rr2 is not None:
        return f"{words}. Med svar fra det åbne link: {_both(every.rr1, every.rr2, total.population)}."
    return f"{words}."


def _both(rr1: float, rr2: float, population: int) -> str:
    return (
        f"{percent(rr1, population)} (RR1, hele besvarelser) og {percent(rr2, population)} "
        "(RR2, hele og delvise besvarelser)"
    )


def title(sheet: Worksheet, words: str, source: Source) -> int:
    """Write a sheet's title, and that the answers are simulated where they are; return the next row."""
    cells.write_words(sheet, 1, 1, words, cells.SHEET_FONT, cells.UNWRAPPED)
    sheet.row_dimensions[1].height = 24
    if source.simulated:
        cells.write_words(
            sheet, 2, 1, "Simulerede svar: ingen mennesker har givet dem.", cells.BOLD_FONT, cells.UNWRAPPED
        )
    return 4


def _heading(sheet: Worksheet, row: int, words: str) -> int:
    cells.write_words(sheet, row + 1, 1, words, cells.TITLE_FONT, cells.UNWRAPPED)
    return row + 2


def _pairs(sheet: Worksheet, row: int, pairs: Sequence[tuple[str, str]]) -> int:
    for name, words in pairs:
        cells.write_words(sheet, row, 1, name, cells.BOLD_FONT)
        cells.write_words(sheet, row, 2, words)
        cells.raise_row(sheet, row, len(words), 92)
        row += 1
    return row


def footer(source: Source) -> str:
    """Return what stands at the foot of every printed page."""
    simulated = " · Simulerede svar" if source.simulated else ""
    return f"{source.audience.survey} i {source.cluster} · {source.edition}{simulated}"


def write_rates(sheet: Worksheet, source: Source, counted: RateTable | None) -> None:
    """Write the response rates by village, the whole cluster last of them, and the open link apart."""
    cells.set_widths(sheet, [30, 16, 16, 16, 16, 14, 14])
    row = title(sheet, "Svarprocent", source)
    headings = ("Beboere på 16+", "Hele besvarelser", "Delvise besvarelser", "Svar i alt", "RR1", "RR2")
    cells.write_words(sheet, row, 1, "Landsby", cells.BOLD_FONT).fill = cells.HEAD_FILL
    for i, heading in enumerate(headings):
        cells.write_words(sheet, row, 2 + i, heading, cells.BOLD_FONT, cells.HEADING).fill = cells.HEAD_FILL
    sheet.row_dimensions[row].height = 32
    sheet.freeze_panes = f"B{row + 1}"
    lines = counted.rates if counted else ()
    framed = [line for line in lines if line.label != OPEN_LABEL]
    for line in framed:
        row += 1
        _rate(sheet, row, line, bold=line is framed[-1])
    row += 1
    every = all_channels(counted) if counted else None
    for line in (*(line for line in lines if line.label == OPEN_LABEL), *([every] if every else [])):
        row += 1
        _rate(sheet, row, line, bold=False)
    row += 2
    for sentence in (
        *FORMULAS,
        *(counted.notes if counted else ("Beboertallene mangler, så procenterne kan ikke regnes.",)),
    ):
        cells.write_across(sheet, row, sentence, 7)
        row += 1
    cells.set_print(sheet, footer(source), rows=row - 1, columns=7)


def _rate(sheet: Worksheet, row: int, line: Rate, *, bold: bool) -> None:
    """Write one line; a dot is hidden, a dash is what the open link does not have."""
    font = cells.BOLD_FONT if bold else cells.PLAIN_FONT
    cells.write_words(sheet, row, 1, line.label, font)
    figures = (line.population, line.complete, line.partial, line.answered, line.rr1, line.rr2)
    for i, value in enumerate(figures):
        if value is not None:
            cells.write_number(sheet, row, 2 + i, value, cells.SHARE if i > 3 else cells.COUNT, font)
        else:
            none = line.population is None and i in (0, 4, 5)
            cells.write_words(sheet, row, 2 + i, "–" if none else HIDDEN, font, cells.RIGHT)


def write_codebook(sheet: Worksheet, source: Source, study: Study) -> None:
    """Write every variable with its question and its codes."""
    cells.set_widths(sheet, WIDTHS)
    row = title(sheet, "Kodebog", source)
    for i, heading in enumerate(("Variabel", "Spørgsmål", "Udsagn eller svar", "Koder")):
        cells.write_words(sheet, row, 1 + i, heading, cells.BOLD_FONT).fill = cells.HEAD_FILL
    sheet.freeze_panes = f"B{row + 1}"
    for variable in study.variables:
        row += 1
        question = said(study.question(variable.question).ask.source())
        label = said(variable.label.source()) if variable.part else ""
        codes = "; ".join(f"{category.code} = {category.label.source()}" for category in variable.categories)
        for i, words in enumerate((variable.name, question, label, codes)):
            cells.write_words(sheet, row, 1 + i, words)
            cells.raise_row(sheet, row, len(words), WIDTHS[i])
    row = _heading(sheet, row + 1, "Koder for manglende svar")
    for code, meaning in MISSING_LABELS.items():
        cells.write_number(sheet, row, 1, int(code), "0").alignment = cells.WRAPPED
        cells.write_words(sheet, row, 2, meaning.text("da"))
        row += 1
    cells.set_print(sheet, footer(source), rows=row - 1, columns=4, heading_rows="4:4")


def write_open_answers(sheet: Worksheet, source: Source, study: Study) -> None:
    """Write why people's own words are not here, and which questions asked for them."""
    cells.set_widths(sheet, [110])
    row = title(sheet, "Åbne svar", source)
    for sentence in source.audience.words:
        cells.write_across(sheet, row, sentence, 1)
        row += 1
    row = _heading(sheet, row, "Spørgsmål, som folk har svaret på med egne ord")
    shown = catalogue(study)
    listed = shown.headings if shown else ()
    for question in study.questions.values():
        asked = (question, *getattr(question, "items", ()))
        if any(each.kind == "text" for each in asked) and said(question.ask.source()) not in listed:
            cells.write_across(sheet, row, said(question.ask.source()), 1)
            row += 1
    cells.set_print(sheet, footer(source), rows=row - 1, columns=1)
