"""How a study looks in a notebook: what was asked, and of how many; no answers."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from analysis.wordings import said
from survey.texts.numbers import number

if TYPE_CHECKING:
    from analysis.study import Study


def study_html(study: Study) -> str:
    """Return the study's questions as one HTML element: name, kind and wording, everything escaped."""
    lines = "".join(
        f'<tr><th scope="row"><code>{escape(name)}</code></th><td>{escape(question.kind)}</td>'
        f"<td>{escape(said(question.ask.source()))}</td></tr>"
        for name, question in study.questions.items()
    )
    title = study.questionnaire.title.source() or study.questionnaire.name
    caption = f"{said(title)}: {number(len(study))} svar. {study.edition}"
    head = '<tr><th scope="col">Navn</th><th scope="col">Slags</th><th scope="col">Spørgsmål</th></tr>'
    return f"<table><caption>{escape(caption)}</caption><thead>{head}</thead><tbody>{lines}</tbody></table>"
