"""The map of a questionnaire: one page that holds everything and needs nothing."""

import itertools
import re
from pathlib import Path

import html5lib
import pytest

from survey.bundled import questionnaires_folder
from survey.questionnaire.condition_words import shown_words
from survey.questionnaire.reader import load_questionnaire, read
from survey.questionnaire.structure import EndIf
from survey.web.route_map import drawn_map

EXAMPLES = sorted(
    path
    for path in (Path(__file__).parents[1] / "examples").glob("*.yaml")
    if "\nsections:" in path.read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def residents():
    return load_questionnaire(questionnaires_folder() / "residents.yaml")


@pytest.fixture(scope="module", params=["da", "en"])
def drawn(request, residents):
    page = drawn_map(residents, request.param)
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    return request.param, tree, " ".join("".join(tree.itertext()).split())


def test_every_question_and_section_has_its_place(drawn, residents):
    ids = [node.get("id") for node in drawn[1].iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    assert {q.name for q in residents.questions()} | {s.name for s in residents.sections} <= set(ids)


def test_every_condition_is_said(drawn, residents):
    language, _, text = drawn
    sections = [shown_words(s.show_if, residents, language) for s in residents.sections if s.show_if]
    asked = [
        shown_words(q.show_if, residents, language, offered_from=getattr(q, "offered_from", ""))
        for q in residents.questions() if q.asked_if
    ]  # fmt: skip
    assert [said for said in (*sections, *asked) if said not in text] == []


def test_every_end_is_told_with_its_text(drawn, residents):
    language, _, text = drawn
    ends = [item for section in residents.sections for item in section.items if isinstance(item, EndIf)]
    assert ends
    assert [end for end in ends if " ".join(end.text.text(language).split()) not in text] == []


def test_the_route_names_every_page_with_its_condition_and_every_end(drawn, residents):
    (route,) = [node for node in drawn[1].iter("ol") if node.get("class") == "route"]
    ends = sum(isinstance(item, EndIf) for section in residents.sections for item in section.items)
    assert len(route) == len(residents.pages) + 1
    assert len(list(route.iter("li"))) == len(route) + ends


def test_every_link_leads_somewhere(drawn):
    ids = {node.get("id") for node in drawn[1].iter()}
    links = [node.get("href") for node in drawn[1].iter("a")]
    assert [link for link in links if not link.startswith("#") or link[1:] not in ids] == []


def test_headings_go_down_one_at_a_time(drawn):
    levels = [int(node.tag[1]) for node in drawn[1].iter() if node.tag in {"h1", "h2", "h3", "h4"}]
    assert levels[0] == 1
    assert all(now <= before + 1 for before, now in itertools.pairwise(levels))


def test_nothing_is_fetched(drawn):
    fetched = [node.get("src") for node in drawn[1].iter() if node.get("src")]
    fetched += [node.get("href") for node in drawn[1].iter("link") if node.get("href") != "data:,"]
    assert fetched == []
    assert not list(drawn[1].iter("script"))


def test_the_core_and_the_whole_have_their_shortest_and_longest_route(drawn):
    rows = [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in drawn[1].iter("tr")]
    unit = {"da": "minutter", "en": "minutes"}[drawn[0]]
    assert len(rows) == 3
    assert all(cell.endswith(unit) for row in rows[1:] for cell in row[1:])


ROUTE = """\
questionnaire: kort
languages: [da]
title: Kort
sections:
  - section: home
    title: Hjem
    questions:
      - number: age
        ask: Hvor gammel er du?
  - section: more
    title: Mere
    show_if: age > 18
    questions:
      - text: one
        ask: Et?
        show_if: age > 30
      - text: two
        ask: To?
        show_if: age > SECOND
"""


@pytest.mark.parametrize(
    ("second", "said"),
    [
        (
            "30",
            "vises, hvis svaret på »Hvor gammel er du?« er over 18, og hvis svaret på »Hvor gammel er du?« er over 30",
        ),
        ("40", "er over 18, og hvis mindst ét af sidens spørgsmål vises"),
    ],
)
def test_a_page_is_met_when_one_of_its_questions_is(second, said):
    questionnaire = read({"kort.yaml": ROUTE.replace("SECOND", second)}, "kort.yaml")
    assert said in drawn_map(questionnaire, "da").partition('id="home"')[0]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_can_be_drawn_and_nothing_in_it_lacks_words(path):
    text = drawn_map(load_questionnaire(path), "da")
    assert re.findall(r"\b(?:map|when)_[a-z_]+|%\(", text) == []


def test_a_text_of_another_language_than_the_page_is_marked():
    danish = load_questionnaire(Path(__file__).parents[1] / "examples" / "conditions.yaml")
    assert '<h1 lang="da">' not in drawn_map(danish, "en")
    assert '</span> <span lang="da">' in drawn_map(danish, "en")
