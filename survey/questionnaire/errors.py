"""The one error of this room: a questionnaire that its author must mend."""

from __future__ import annotations

from survey.texts.faults import FaultsError


class QuestionnaireError(FaultsError):
    """A questionnaire file, its translations or its lock file have faults; `faults` lists them all."""
