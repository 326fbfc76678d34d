"""LimeSurvey's tab-separated file out, with the map of names that leads back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.formats.imported import Ledger
from survey.formats.limesurvey_conditions import expression
from survey.formats.limesurvey_lists import keep_lists
from survey.formats.limesurvey_names import NameMap, Pair, map_file
from survey.formats.limesurvey_out_questions import CLASS, MARK, Building, build
from survey.formats.limesurvey_sheet import Asked, Group, Sheet
from survey.formats.limesurvey_tsv import tab_separated

if TYPE_CHECKING:
    from pathlib import Path

    from survey.questionnaire.structure import EndIf, Page, Questionnaire
    from survey.texts.faults import Fault

# What we promise residents, as far as LimeSurvey can be told: no names, no times, no addresses.
_SETTINGS = {"format": "G", "anonymized": "Y", "datestamp": "N", "ipaddr": "N", "allowprev": "Y", "shownoanswer": "Y"}


@dataclass(frozen=True, slots=True)
class Exported:
    """A survey for LimeSurvey.

    Attributes:
        text: the tab-separated file.
        names: our names and LimeSurvey's, one to one.
        losses: what LimeSurvey cannot be told, each at the question it belongs to.
    """

    text: str
    names: NameMap
    losses: tuple[Fault, ...]


def write_limesurvey(questionnaire: Questionnaire) -> str:
    """Return the questionnaire as LimeSurvey's tab-separated file."""
    return exported(questionnaire).text


def save_limesurvey(questionnaire: Questionnaire, path: Path) -> tuple[Fault, ...]:
    """Write the tab-separated file and the map of names beside it, and return what LimeSurvey cannot be told."""
    made = exported(questionnaire)
    path.write_text(made.text, encoding="utf-8", newline="\n")
    map_file(path).write_text(made.names.text(), encoding="utf-8", newline="\n")
    return made.losses


def exported(questionnaire: Questionnaire) -> Exported:
    """Return the file together with the names and losses."""
    names, ledger = NameMap(), Ledger(questionnaire.name)
    names.add(Pair("survey", "", questionnaire.name, questionnaire.name, questionnaire.version))
    building = Building(questionnaire, names, ledger)
    groups: list[Group] = []
    passed: list[str] = []
    for page in questionnaire.pages:
        groups.append(_group(building, page, str(len(groups) + 1), passed))
        for number, end in _numbered(questionnaire, page):
            groups.append(_end(building, f"{page.section.name}.end_{number}", end, str(len(groups) + 1), passed))
    keep_lists(names, questionnaire)
    return Exported(tab_separated(_sheet(building, groups)), names, ledger.changes)


def _sheet(building: Building, groups: list[Group]) -> Sheet:
    questionnaire = building.questionnaire
    notices = {
        "surveyls_title": building.said(questionnaire.title),
        "surveyls_welcometext": building.said(questionnaire.welcome),
        "surveyls_endtext": building.said(questionnaire.thanks),
    }
    return Sheet(questionnaire.languages, tuple(groups), _SETTINGS, notices)


def _group(building: Building, page: Page, number: str, passed: list[str]) -> Group:
    """Return a page; `passed` are the expressions that hold for whoever was not thanked on an earlier one."""
    building.names.add(Pair("group", "", page.id, number))
    section = page.section
    conditions = [*passed]
    if section.show_if:
        shown = expression(building.questionnaire, building.names, section.show_if)
        conditions.append(f"({shown})" if passed else shown)
    asked = [each for question in page.questions for each in build(building, question)]
    return Group(number, building.said(section.title), {}, tuple(asked), " and ".join(conditions) or "1")


def _numbered(questionnaire: Questionnaire, page: Page) -> list[tuple[int, EndIf]]:
    """Return the page's endings, each with its number in its section."""
    pages = [each for each in questionnaire.pages if each.section == page.section]
    before = sum(len(each.ends) for each in pages[: [each.id for each in pages].index(page.id)])
    return list(enumerate(page.ends, start=before + 1))


def _end(building: Building, name: str, end: EndIf, number: str, passed: list[str]) -> Group:
    """Return the page that thanks; a hidden answer on it keeps the later pages away."""
    code = building.names.name("question", name)
    relevance = expression(building.questionnaire, building.names, end.condition)
    if passed:
        relevance = " and ".join((*passed, f"({relevance})"))
    hidden = {CLASS: f"{MARK}end_if", "hidden": "1"}
    languages = building.questionnaire.languages
    reached = Asked("*", code, dict.fromkeys(languages, "1"), attributes=hidden, mandatory="N")
    text = Asked("X", building.names.name("question", f"{name}.text"), building.said(end.text), mandatory="N")
    passed.append(f"{code}.NAOK != '1'")
    building.ledger.note(name, "elsewhere_end_is_stored")
    title = building.said(building.questionnaire.title)
    return Group(number, title, {}, (reached, text), relevance)
