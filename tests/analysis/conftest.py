"""A miniature questionnaire of every kind, and studies of whatever answers a test names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from analysis.study import Study
from survey.questionnaire import reader
from survey.questionnaire.bind import bind
from survey.questionnaire.questions import Option
from survey.questionnaire.variables import variables
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from survey.questionnaire.structure import Questionnaire

Answered = Sequence[dict[str, Any]]


def options(*labels: str) -> list[Option]:
    return [Option(label.lower(), i, Wording((("da", label),))) for i, label in enumerate(labels, start=1)]


@pytest.fixture(scope="session")
def mini_text() -> str:
    return (Path(__file__).parent / "mini.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def mini(mini_text: str) -> Questionnaire:
    written = reader.read({"mini.yaml": mini_text}, "mini.yaml")
    return bind(written, options("Askeby", "Birkeby", "Dalby"), {}, places=options("Hal", "Kirke"), this_year=2026)


@pytest.fixture(scope="session")
def framed(mini: Questionnaire) -> Callable[[Answered], pd.DataFrame]:
    """Every variable of the miniature is blank (-9) but those that a response names."""
    blank = {one.name: "" if one.measure in ("text", "date", "coordinate") else -9 for one in variables(mini)}

    def made(answered: Answered) -> pd.DataFrame:
        frame = pd.DataFrame([blank | given for given in answered], columns=list(blank))
        frame.insert(0, "id", [f"r{i}" for i in range(len(frame))])
        return frame

    return made


@pytest.fixture(scope="session")
def studied(mini: Questionnaire, framed: Callable[[Answered], pd.DataFrame]) -> Callable[[Answered], Study]:
    return lambda answered: Study.from_frame(framed(answered), mini)
