"""The microdata folder: all that analysis gets to know of a wave, and the boundary that nothing else crosses.

No code, no contact and no row order crosses it, and no time finer than a week: responses stand in the order of their
random ids.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import yaml
from sqlalchemy import select

from survey.cluster.frozen import to_json
from survey.questionnaire.notes import notes
from survey.questionnaire.publishing import without_never
from survey.questionnaire.variables import variables
from survey.release.fielded import Fielded, fielded
from survey.storage.records import Response

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

    from survey.questionnaire.structure import Questionnaire
    from survey.questionnaire.variables import Variable
    from survey.storage.records import Wave

ABOUT = ("id", "frame_village", "village", "channel", "mode", "week", "version", "language", "disposition")
CODEBOOK = ("name", "question", "section", "kind", "measure", "label", "categories", "note", "publish")
POPULATION = ("village", "sex", "age", "count")
RATES = ("village", "population", "complete", "partial")
OPEN_LINK = "open"
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
Cell = int | float | str


def write(session: Session, wave: Wave, folder: Path, *, number: int, sort: str) -> None:
    """Write a wave's microdata into a folder, which is made.

    Args:
        session: open for reading.
        wave: any wave; a finished one for a final edition.
        folder: where to write.
        number: of the edition that is made from it.
        sort: preliminary, final or correction.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files(session, wave, number=number, sort=sort).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def files(session: Session, wave: Wave, *, number: int, sort: str) -> dict[str, bytes]:
    """Return the content of every file of the microdata folder by name; the same wave gives the same bytes."""
    field = fielded(session, wave)
    responses = session.scalars(select(Response).where(Response.wave == wave.id).order_by(Response.id)).all()
    asked = _shown(field.questionnaire)
    settings = field.cluster.settings
    texts = {
        "responses.csv": table(_header(asked), _rows(responses, asked, field)),
        "variables.csv": table(CODEBOOK, (_described(variable, field) for variable in asked)),
        "questionnaire.yaml": field.version_text,
        "cluster.yaml": _yaml(to_json(field.cluster)),
        "wave.yaml": wave_text(field, wave, number=number, sort=sort),
        "population.csv": table(POPULATION, _population(field, wave.about)),
        "rates.csv": table(RATES, _rates(responses, field, wave.about)),
        "parameters.yaml": _yaml({"T": settings.least_cell, "B": settings.least_base}),
    }
    texts |= _earlier(field)
    return {name: text.encode() for name, text in texts.items()}


def _shown(questionnaire: Questionnaire) -> tuple[Variable, ...]:
    """Return the variables whose answers may be shown in some way; the others never cross the boundary."""
    return variables(without_never(questionnaire))


def _earlier(field: Fielded) -> dict[str, str]:
    """Return the earlier versions that have responses, and how they labelled what has another label now."""
    if not field.earlier_texts:
        return {}
    versions = {f"versions/{sha}.yaml": text for sha, text in field.earlier_texts.items()}
    return versions | {"labels.csv": table(("version", "number", *CODEBOOK), _labels(field))}


def _labels(field: Fielded) -> Iterator[tuple[Cell, ...]]:
    for sha in sorted(field.earlier_texts):
        for variable in field.united.labelled_otherwise(sha):
            if field.questionnaire.question(variable.question).publish == "never":
                continue
            yield (sha, field.united.versions[sha].version, *_described(variable, field))


def wave_text(field: Fielded, wave: Wave, *, number: int, sort: str) -> str:
    """Return `wave.yaml`, the only file that knows the edition's number."""
    return _yaml(
        {
            "slug": wave.slug,
            "cluster": wave.cluster,
            "title": field.questionnaire.title.source(),
            "opens": wave.opens.astimezone(COPENHAGEN).date().isoformat(),
            "closes": wave.closes.astimezone(COPENHAGEN).date().isoformat(),
            "simulated": wave.simulated,
            "edition": number,
            "sort": sort,
            "about": wave.about,
            "modules": list(wave.modules),
            "ineligible": wave.ineligible,
        }
    )


def table(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return semicolon-separated lines; texts stand in quotation marks, numbers do not."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    written.write(";".join(header) + "\n")
    writer.writerows(rows)
    return written.getvalue()


def _yaml(content: Any) -> str:
    text: str = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10_000)
    return text


def _header(asked: Sequence[Variable]) -> tuple[str, ...]:
    return (*ABOUT, *(variable.name for variable in asked if variable.name not in ABOUT))


def _rows(responses: Iterable[Response], asked: Sequence[Variable], field: Fielded) -> Iterator[tuple[Cell, ...]]:
    """Yield each response's cells; a variable that its version did not have is missing as such."""
    columns = [each.name for each in asked if each.name not in ABOUT]
    for response in responses:
        values = field.united.row(response.version, response.values)
        yield (
            response.id,
            field.code_of(response.frame_village),
            values.get("village", field.code_of(response.village)),
            response.channel,
            response.mode,
            response.week,
            response.version,
            response.language,
            response.disposition,
            *(values[name] for name in columns),
        )


def _described(variable: Variable, field: Fielded) -> tuple[str, ...]:
    """Return a variable's line of the codebook, in the questionnaire's source language."""
    source = field.questionnaire.languages[0]
    categories = "|".join(f"{each.code}={each.label.text(source).replace('|', '/')}" for each in variable.categories)
    return (
        variable.name,
        variable.question,
        variable.section,
        variable.kind,
        variable.measure,
        variable.label.text(source),
        categories,
        " ".join(notes(field.questionnaire, variable.question)),
        field.questionnaire.question(variable.question).publish,
    )


def _population(field: Fielded, about: str) -> Iterator[tuple[Cell, ...]]:
    """Yield the people whom a residents' wave is about; how many organisations there are is not known here."""
    if about == "people":
        yield from ((*cell, count) for cell, count in field.frame.counts.items())


def _rates(responses: Iterable[Response], field: Fielded, about: str) -> Iterator[tuple[Cell, ...]]:
    """Yield what the response rates are made of, a village a line, and last the open link, which has no population.

    Organisations have none either.
    """
    sent = Counter((response.frame_village or OPEN_LINK, response.disposition) for response in responses)
    for village in dict.fromkeys(name for name, _, _ in field.frame.counts):
        people = field.frame.total(village) if about == "people" else ""
        yield (village, people, sent[village, "complete"], sent[village, "partial"])
    yield (OPEN_LINK, "", sent[OPEN_LINK, "complete"], sent[OPEN_LINK, "partial"])
