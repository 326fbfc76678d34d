"""Unweighted counts and shares against R's, on the synthetic villages of the shared reference."""

import json
import os
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import analysis
from survey.questionnaire import reader
from survey.questionnaire.bind import bind
from survey.questionnaire.questions import Option
from survey.questionnaire.variables import variables
from survey.questionnaire.wording import Wording

pytestmark = pytest.mark.conformance

VILLAGES = ("Askeby", "Birkelund", "Dalby", "Elmose", "Fjordby")
TEXT = """\
questionnaire: villages
format: 1
version: 1
languages: [da]
title: Landsbyer
lists:
  satisfied:
    scale: ordinal
    options:
      - 1: Et
      - 2: To
      - 3: Tre
      - 4: Fire
      - 5: Fem
    dont_know: yes
sections:
  - section: all
    title: Alt
    questions:
      - village: village
        ask: Hvilken landsby?
      - scale: tilfreds
        ask: Hvor tilfreds?
        list: satisfied
      - single: bliver
        ask: Bliver du?
        options:
          - 1: Ja
          - 2: Nej
      - multi: brug
        ask: Hvad bruger du?
        options:
          - u1: Et
          - u2: To
          - u3: Tre
          - u4: Fire
          - u5: Fem
          - u6: Seks
          - u7: Syv
          - u8: Otte
      - number: km
        ask: Hvor langt?
        decimals: 1
"""


@pytest.fixture(scope="module")
def reference():
    folder = Path(os.environ.get("KLYNGESVAR_SHARED", "../shared")) / "reference"
    if not folder.is_dir():
        pytest.fail(f"{folder} is not there; set KLYNGESVAR_SHARED to the folder that holds reference/")
    return folder


@pytest.fixture(scope="module")
def study(reference):
    written = reader.read({"villages.yaml": TEXT}, "villages.yaml")
    villages = [Option(one.lower(), i, Wording((("da", one),))) for i, one in enumerate(VILLAGES, start=1)]
    questionnaire = bind(written, villages, {}, this_year=2026)
    data = pd.read_csv(reference / "data" / "landsby_a_responses.csv")
    columns = {f"brug__u{i}": data[f"brug_{i}"] for i in range(1, 9)}
    frame = data.assign(
        village=data["village"].map(VILLAGES.index) + 1, tilfreds=data["tilfreds"].replace(6, -8), **columns
    )
    return analysis.Study.from_frame(frame[[one.name for one in variables(questionnaire)]], questionnaire)


@pytest.fixture(scope="module")
def expected(reference):
    text = (reference / "expected" / "08_village.json").read_text(encoding="utf-8")
    return json.loads(text)["unweighted_srs_nofpc"]


def shares(table, column=0):
    return table.n[:, column] / table.bases[column]


def test_a_yes_and_no(study, expected):
    table = analysis.crosstab(study, "bliver", by="village")
    assert table.bases[0] == expected["bliver_yes"]["n"]
    assert shares(table)[0] == pytest.approx(expected["bliver_yes"]["est"]["est"][0], rel=1e-8)
    by_village = [shares(table, j)[0] for j in range(1, 6)]
    assert by_village == pytest.approx(expected["bliver_by_village"]["est"], rel=1e-8)


def test_a_scale_without_its_dont_know(study, expected):
    table = analysis.frequency(study, "tilfreds")
    steps = table.n[:5, 0]
    assert steps / steps.sum() == pytest.approx(np.array(expected["tilfreds_dist"]["est"]), rel=1e-8)
    mean = next(one for one in table.statistics if one.name == "mean")
    assert mean.figures[0] == pytest.approx(expected["tilfreds_mean"]["est"][0], rel=1e-8)


def test_the_best_two(study, expected):
    # R calls 4 and 5 the top of this scale; ours begins with the best, so its top is R's bottom.
    table = analysis.frequency(study, "tilfreds")
    top = next(one for one in table.statistics if one.name == "top_2")
    assert top.figures[0] == pytest.approx(expected["bottom2"]["est"][0], rel=1e-8)


def test_several_answers_each(study, expected):
    table = analysis.frequency(study, "brug")
    assert table.bases[0] == expected["mrs"]["n"]
    assert shares(table) == pytest.approx(np.array(expected["mrs"]["pct_of_cases"]["est"]), rel=1e-8)


def test_a_number(study, expected):
    figures = {one.name: one.figures[0] for one in analysis.frequency(study, "km").statistics}
    assert figures["mean"] == pytest.approx(expected["km_mean"]["est"][0], rel=1e-8)
    assert figures["median"] == pytest.approx(expected["km_median"]["est"], rel=1e-8)


def test_the_rates_of_the_frame(reference, study):
    frame = pd.read_csv(reference / "data" / "landsby_a_frame.csv")
    expected = json.loads((reference / "expected" / "08_village.json").read_text(encoding="utf-8"))
    rates = frame.groupby("village")["responded"].mean()
    counted = analysis.frequency(study, "village").n[:, 0] / frame.groupby("village").size().to_numpy()
    assert list(rates) == pytest.approx(list(counted), rel=1e-8)
    assert dict(rates) == pytest.approx(expected["nonresponse"]["response_rates"]["by_village"], rel=1e-8)
