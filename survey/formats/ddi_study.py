"""The study and its files in a DDI document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey.formats.ddi_elements import child, spoken
from survey.formats.wordings import changed, plain, told

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from collections.abc import Sequence

    from survey.formats.codebook import Codebook
    from survey.questionnaire.wording import Wording

NATION = told("Danmark", "Denmark", "Dänemark")
KIND = told("Surveydata", "Survey data", "Umfragedaten")
MODE = told("Spørgeskema, man selv udfylder", "Self-administered questionnaire", "Selbst ausgefüllter Fragebogen")
CONFIDENTIAL = told(
    "Svar fra enkelte mennesker er fortrolige. Kun analytikeren må bruge dem, og kun beskyttede tal må offentliggøres.",
    "Answers of individuals are confidential. Only the analyst may use them; only protected figures may be published.",
    "Antworten Einzelner sind vertraulich. Nur geschützte Zahlen dürfen veröffentlicht werden.",
)


def add_study(root: ET.Element, codebook: Codebook, name: str) -> None:
    """Add the description of the study: title, when and where, how it was asked, and who may use it."""
    source, *others = codebook.languages
    study = child(root, "stdyDscr")
    titles = child(child(study, "citation"), "titlStmt")
    title = changed(codebook.title, plain)
    child(titles, "titl", _title(title, codebook.note, source), {"xml:lang": source})
    for language in others:
        if title.spoken(language)[1] == language:
            child(titles, "parTitl", _title(title, codebook.note, language), {"xml:lang": language})
    child(titles, "IDNo", name, {"agency": "Klyngesvar"})
    info = child(study, "stdyInfo")
    if codebook.note:
        spoken(info, "abstract", codebook.note, codebook.languages)
    _add_summary(child(info, "sumDscr"), codebook)
    spoken(child(child(study, "method"), "dataColl"), "collMode", MODE, codebook.languages)
    if codebook.days:
        child(child(child(study, "dataAccs"), "useStmt"), "restrctn", CONFIDENTIAL.text(source), {"xml:lang": source})


def _title(title: Wording, note: Wording, language: str) -> str:
    return f"{title.text(language)} ({note.text(language).partition(':')[0].lower()})" if note else title.text(language)


def _add_summary(summary: ET.Element, codebook: Codebook) -> None:
    if codebook.days:
        for event, day in zip(("start", "end"), codebook.days, strict=True):
            child(summary, "collDate", day.isoformat(), {"date": day.isoformat(), "event": event})
    spoken(summary, "nation", NATION, codebook.languages, {"abbr": "DK"})
    if codebook.place:
        child(summary, "geogCover", codebook.place, {"xml:lang": "da"})
    spoken(summary, "dataKind", KIND, codebook.languages)


def add_file(root: ET.Element, name: str, files: Sequence[tuple[str, str]], variables: int) -> None:
    """Add the description of the files, which all hold the same variables; how many answers they hold is not told."""
    file = child(root, "fileDscr", attributes={"ID": name})
    for called, kind in files:
        text = child(file, "fileTxt")
        child(text, "fileName", called)
        child(child(text, "dimensns"), "varQnty", str(variables))
        child(text, "fileType", kind, {"charset": "UTF-8"})
