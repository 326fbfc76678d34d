"""The microdata folder: everything that analysis gets to know of a wave, read and checked."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import fields, replace
from io import StringIO
from typing import TYPE_CHECKING, Any

import pandas as pd
import yaml

from analysis.errors import AnalysisError, faults
from analysis.frames import study_of
from analysis.study import Fielding, Limits, Sent, Study
from analysis.weighting import Framed
from survey.cluster.frozen import from_json
from survey.questionnaire.bind import bind
from survey.questionnaire.errors import QuestionnaireError
from survey.questionnaire.publishing import strictest, without_never
from survey.questionnaire.questions import Option
from survey.questionnaire.united import unite
from survey.questionnaire.variables import variables
from survey.questionnaire.versions import read as read_version
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from survey.cluster.cluster import Cluster
    from survey.questionnaire.structure import Questionnaire
    from survey.questionnaire.united import United

RESPONSES, CODEBOOK, RATES = "responses.csv", "variables.csv", "rates.csv"
POPULATION = "population.csv"
VERSIONS = "versions"
ABOUT_RESPONSE = ("id", "frame_village", "channel", "mode", "week", "version", "language", "disposition")


def read_study(folder: Path) -> Study:
    """Return the study of a microdata folder.

    Args:
        folder: as `klyngesvar release` writes it: responses.csv, variables.csv, questionnaire.yaml, cluster.yaml,
            wave.yaml, and, where they are, versions/, rates.csv and parameters.yaml.

    Raises:
        AnalysisError: if a file is absent, or the data contradict the codebook; every fault with its file and row.
    """
    cluster = _cluster(_yaml(folder, "cluster.yaml"))
    wave = _fielding(_yaml(folder, "wave.yaml"))
    united = _united(folder, cluster, wave)
    _check_codebook(folder, united.questionnaire)
    frame = _frame(folder)
    study = study_of(frame, united.questionnaire, RESPONSES)
    if len(united.versions) > 1 and "version" in frame.columns:
        study = replace(study, versions=united.versions, version_of=tuple(frame["version"]))
    limits = _limits(_yaml(folder, "parameters.yaml")) if (folder / "parameters.yaml").exists() else Limits()
    framed = _framed(folder, frame, cluster)
    return replace(study, cluster=cluster, wave=wave, limits=limits, sent=tuple(_sent(folder)), framed=framed)


def _framed(folder: Path, frame: pd.DataFrame, cluster: Cluster) -> Framed | None:
    """Return whom the wave asked, from `population.csv` and each response's village of the frame; None without them."""
    if not (folder / POPULATION).exists() or "frame_village" not in frame.columns:
        return None
    names = {str(village.code): village.name for village in cluster.villages}
    people: dict[tuple[str, str, str], int] = {}
    for i, line in enumerate(_lines(folder, POPULATION), start=2):
        try:
            cell = (line["village"], line["sex"], line["age"])
            people[cell] = people.get(cell, 0) + int(line["count"])
        except (KeyError, ValueError) as error:
            told = "village;sex;age;count med et helt tal sidst"
            raise AnalysisError(f"{POPULATION}: linje {i} skal være {told}.") from error
    return Framed(tuple(names.get(_whole(code), "") for code in frame["frame_village"]), people)


def _whole(code: object) -> str:
    """Return a code as it is written, whether it was read as words or as a number."""
    return str(code).removesuffix(".0")


def _text(folder: Path, name: str) -> str:
    path = folder / name
    if not path.is_file():
        there = ", ".join(sorted(one.name for one in folder.iterdir())) if folder.is_dir() else "mappen findes ikke"
        raise AnalysisError(f"{path} mangler; en mikrodatamappe har den (der er: {there or 'ingen filer'}).")
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise AnalysisError(f"{path}: filen er ikke i UTF-8; gem den igen som UTF-8.") from error


def _yaml(folder: Path, name: str) -> Mapping[str, Any]:
    try:
        content = yaml.safe_load(_text(folder, name))
    except yaml.YAMLError as error:
        raise AnalysisError(f"{folder / name}: filen kan ikke læses som YAML: {error}") from error
    if not isinstance(content, dict):
        raise AnalysisError(f"{folder / name}: filen skal bestå af linjer med »navn: værdi«.")
    return content


def _lines(folder: Path, name: str) -> list[dict[str, str]]:
    return [dict(line) for line in csv.DictReader(StringIO(_text(folder, name)), delimiter=";", restval="")]


def _cluster(content: Mapping[str, Any]) -> Cluster:
    try:
        return from_json(content)
    except (KeyError, TypeError, ValueError) as error:
        raise AnalysisError(f"cluster.yaml: klyngen kan ikke læses, for {error} mangler eller er forkert.") from error


def _fielding(content: Mapping[str, Any]) -> Fielding:
    known = {one.name for one in fields(Fielding)}
    kept = {name: value for name, value in content.items() if name in known and value is not None}
    if "modules" in kept:
        kept["modules"] = tuple(kept["modules"])
    for name in ("opens", "closes"):
        kept[name] = str(kept.get(name, ""))
    return Fielding(**kept)


def _limits(content: Mapping[str, Any]) -> Limits:
    try:
        return Limits(int(content.get("T", 5)), int(content.get("B", 10)))
    except (TypeError, ValueError) as error:
        raise AnalysisError("parameters.yaml: T og B skal være hele tal, fx »T: 5« og »B: 10«.") from error


def _united(folder: Path, cluster: Cluster, wave: Fielding) -> United:
    """Return the version that the wave fields, united with the earlier ones, without what is never to be shown."""
    text = _text(folder, "questionnaire.yaml")
    earlier = {
        path.stem: _bound(_text(folder, f"{VERSIONS}/{path.name}"), cluster, wave)
        for path in sorted((folder / VERSIONS).glob("*.yaml"))
    }
    united = unite((hashlib.sha256(text.encode()).hexdigest(), _bound(text, cluster, wave)), earlier)
    promised = strictest(united.questionnaire, united.versions.values())
    return replace(united, questionnaire=without_never(promised))


def _bound(text: str, cluster: Cluster, wave: Fielding) -> Questionnaire:
    """Return the questionnaire with the cluster's villages and places, as the wave fielded it."""
    try:
        questionnaire = read_version(text)
    except QuestionnaireError as error:
        raise AnalysisError(f"questionnaire.yaml: spørgeskemaet kan ikke læses: {error}") from error
    return bind(
        questionnaire,
        [Option(one.name, one.code, _danish(one.label)) for one in cluster.villages],
        {"cluster": cluster.settings.name, "municipality": cluster.settings.municipality},
        places=[Option(one.name, i, _danish(one.label)) for i, one in enumerate(cluster.places, start=1)],
        modules=wave.modules,
        this_year=int(wave.opens[:4]) if wave.opens[:4].isdigit() else None,
    )


def _danish(text: str) -> Wording:
    return Wording((("da", text),))


def _check_codebook(folder: Path, questionnaire: Questionnaire) -> None:
    """Compare variables.csv with what the questionnaire gives: a folder put together by hand would lie."""
    told = {line.get("name", ""): line for line in _lines(folder, CODEBOOK)}
    found = []
    for variable in variables(questionnaire):
        line = told.pop(variable.name, None)
        if line is None:
            found.append(f"variablen '{variable.name}' mangler, men spørgeskemaet har den")
        elif line.get("measure") != variable.measure:
            found.append(f"'{variable.name}' står som {line.get('measure')}, men er {variable.measure} i spørgeskemaet")
    found += [f"'{name}' er ikke i spørgeskemaet" for name in told if name not in ABOUT_RESPONSE]
    if found:
        raise faults(CODEBOOK, found)


def _frame(folder: Path) -> pd.DataFrame:
    """Return responses.csv with every cell as it is written."""
    _text(folder, RESPONSES)
    try:
        return pd.read_csv(
            folder / RESPONSES, sep=";", dtype=str, keep_default_na=False, encoding="utf-8", on_bad_lines="error"
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise AnalysisError(f"{RESPONSES}: {error}") from error


def _sent(folder: Path) -> Iterator[Sent]:
    if not (folder / RATES).exists():
        return
    for i, line in enumerate(_lines(folder, RATES), start=2):
        try:
            counts = [int(line[name] or 0) for name in ("population", "complete", "partial")]
        except (KeyError, TypeError, ValueError) as error:
            raise AnalysisError(
                f"{RATES}: række {i}: der skal stå village;population;complete;partial med hele tal."
            ) from error
        yield Sent(line["village"], *counts)
