"""A repeat, a time, and what was chosen earlier, on the resident's pages; no script anywhere."""

from pathlib import Path

import pytest

from survey.questionnaire import versions
from survey.web import fields
from survey.web.lines import lines, relined

LINES = Path(__file__).parent / "lines.yaml"


@pytest.fixture(scope="module")
def installed(installer):
    return installer(LINES)


@pytest.fixture(scope="module")
def groups():
    return versions.read(versions.publish(LINES).text)


@pytest.fixture
def asked(resident):
    """A resident who stands at the page with the repeat."""
    return resident.press("skip")


def named(**fields):
    """Return the repeat's fields by their line and item: `l1_what`."""
    return {f"activities__{name.removeprefix('l')}": value for name, value in fields.items()}


def test_a_repeat_begins_with_one_blank_line(asked):
    assert (asked.page, asked.text.count("<legend>Linje")) == ("svar/use-1", 1)
    assert "Slet linje" not in asked.text


def test_one_more_line_keeps_what_is_typed_without_a_word_about_it(asked):
    page = asked.press("more:activities", **named(l1_begins="halv otte"))
    assert (page.response.status_code, page.form()[1]["activities__1_begins"]) == (200, ["halv otte"])
    assert "activities__2_begins" in page.form()[1]
    assert "Linje 2 er tilføjet." in page.text


def test_one_more_line_leads_to_the_line(asked):
    assert asked.post("more:activities").headers["Location"].endswith("/svar/use-1#activities__2")


def test_there_are_no_more_lines_than_there_is_room_for(asked):
    page = asked.press("more:activities").press("more:activities").press("more:activities")
    assert page.text.count("<legend>Linje") == 3
    assert "Der er ikke plads til flere linjer." in page.text


def test_a_deleted_line_is_gone_and_those_after_it_move_up(asked):
    asked.press("more:activities", **named(l1_what="Kor", l1_weekday="sunday"))
    asked.press("less:activities:1", **named(l2_what="Skak", l2_season="other", l2_season__other_text="Jul"))
    posted = asked.form()[1]
    assert (posted["activities__1_what"], posted["activities__lines"]) == (["Skak"], ["1"])
    assert (posted["activities__1_season__other_text"], "activities__1_weekday" in posted) == (["Jul"], False)


def test_the_only_line_can_be_emptied(asked):
    asked.press("more:activities", **named(l1_what="Kor", l1_season="winter")).press("less:activities:1")
    asked.press("less:activities:1")
    assert asked.form()[1]["activities__1_what"] == [""]
    assert "Linje 1 er slettet." in asked.text


def test_a_fault_is_told_in_its_line_and_on_top(asked):
    page = asked.press("more:activities", **named(l1_what="Kor"))
    page = page.press(**named(l2_begins="halv otte", l2_what="Skak"))
    assert page.response.status_code == 422
    assert '<a href="#activities__2_begins">Linje 2, »Fra kl.«: Skriv et klokkeslæt, fx 19.30.</a>' in page.text
    assert page.text.count("Skriv et klokkeslæt") == 2
    assert 'aria-describedby=" activities__2_begins-error' in page.text


def test_a_begun_line_is_asked_for_what_it_must_have(asked):
    page = asked.press(**named(l1_people="12"))
    assert '<a href="#activities__1_what">Linje 1, »Aktivitet«: Udfyld dette felt.</a>' in page.text
    assert "(skal udfyldes)" in page.text


def test_a_blank_line_says_of_nothing_that_it_must_be_filled(asked):
    assert "(skal udfyldes)" not in asked.text


def test_every_line_stands_in_words_on_the_check_page(asked):
    first = named(l1_what="Kor", l1_weekday=["monday", "sunday"], l1_begins="1930", l1_people="12")
    asked.press("more:activities", opens="kl. 7", **first)
    asked.press(**named(l2_what="Skak", l2_season="other", l2_season__other_text="Jul", l2_first__day="1",
                        l2_first__month="9", l2_first__year="2026")).press()  # fmt: skip
    text = asked.text.replace("\N{NO-BREAK SPACE}", " ")
    assert asked.page == "tjek"
    assert "1. Aktivitet: Kor · Ugedag: Mandag, Søndag · Fra kl. 19.30 · Hvor mange kommer: 12 personer" in text
    assert "2. Aktivitet: Skak · Hvornår på året? Andet, skriv: »Jul« · Første gang: 1. september 2026" in text
    assert ">7.00<" in text


def test_stored_lines_stand_in_the_form_again(asked):
    asked.press("more:activities", **named(l1_what="Kor")).press(**named(l2_what="Skak", l2_begins="20")).press()
    posted = asked.get("/svar/use-1").form()[1]
    assert [posted[f"activities__{name}"] for name in ("lines", "1_what", "2_what", "2_begins")] == [
        ["2"], ["Kor"], ["Skak"], ["20.00"],
    ]  # fmt: skip


def test_a_line_deleted_and_left_is_deleted_when_the_answers_are_listed(asked):
    asked.press("more:activities", **named(l1_what="Kor")).press(**named(l2_what="Skak")).press()
    asked.get("/svar/use-1").press("less:activities:1").press("back")
    text = asked.get("/tjek").text
    assert "Aktivitet: Skak" in text
    assert "Kor" not in text


def test_lines_speak_the_residents_language(asked):
    page = asked.press("language:en")
    assert ("Line 1" in page.text, "Add another line" in page.text, "e.g. 19:30" in page.text) == (True, True, True)


def test_only_what_was_chosen_is_offered_in_the_residents_own_words(resident):
    resident.press(helps=["house", "other"], helps__other_text="Ro & <mag>")
    assert resident.page == "svar/about-2"
    assert "Ro &amp; &lt;mag&gt;" in resident.text
    assert ("Huset" in resident.text, "Regnskab" in resident.text) == (True, False)


def test_one_residents_own_words_are_not_drawn_for_another(resident, house):
    resident.press(helps=["other"], helps__other_text="Roen her")
    app, *_ = house
    other = type(resident)(app.test_client(), resident.base).enter(house[3][1])
    other.press(helps=["other"], helps__other_text="Larmen")
    assert ("Larmen" in other.text, "Roen her" in other.text) == (True, False)


def test_each_resident_is_asked_about_the_villages_that_are_not_their_own(resident, house):
    resident.press("skip")
    app, *_ = house
    other = type(resident)(app.test_client(), resident.base).enter(house[3][1]).press("skip", village="aagesby")
    fields = [{name for name in page.text.split('"') if name.startswith("visits__")} for page in (resident, other)]
    assert ("visits__aagesby" in fields[0], "visits__brandslev" in fields[0]) == (True, False)
    assert ("visits__aagesby" in fields[1], "visits__brandslev" in fields[1]) == (False, True)


def test_with_nothing_to_offer_the_page_is_passed_over(resident):
    assert resident.press(helps=["none"]).page == "svar/use-1"


def test_an_answer_no_longer_offered_is_unanswered_on_the_check_page(resident):
    resident.press(helps=["house", "money"]).press(most="money", order="money", much__money="1", much__house="2")
    resident.press("skip").get("/svar/about-1").press(helps=["house"])
    page = resident.get("/tjek")
    assert page.page == "tjek"
    assert ("Regnskab" in page.text, page.text.count("Ikke besvaret")) == (False, 5)


REPEAT = "activities"


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ({}, 1), ({"lines": "2"}, 2), ({"lines": "99"}, 3), ({"lines": "0"}, 1), ({"lines": "x"}, 1),
        ({"lines": "1", "3_what": "Kor"}, 3), ({"lines": "1", "3_what": ""}, 1), ({"7_what": "Kor"}, 3),
        ({"lines": "²"}, 1),
    ],
)  # fmt: skip
def test_lines_are_counted_by_the_form_and_by_what_is_filled(groups, raw, number):
    typed = {f"{REPEAT}__{name}": (text,) for name, text in raw.items()}
    assert lines(groups.question(REPEAT), typed) == number


@pytest.mark.parametrize("line", ["0", "4", "x", "", "-1", "999", "²"])
def test_a_line_that_is_none_cannot_be_deleted(groups, line):
    typed = {f"{REPEAT}__lines": ("2",), f"{REPEAT}__2_what": ("Kor",)}
    assert relined(groups.question(REPEAT), typed, "less", line) == typed


def test_every_field_of_every_line_is_a_field_of_the_question(groups):
    question = groups.question(REPEAT)
    value = ({"what": "Kor", "weekday": ("sunday",), "season": "other", "season__other_text": "Jul", "people": 3,
              "first": "2026-09-01", "begins": "07:30"},) * 3  # fmt: skip
    written = fields.written(question, {REPEAT: value})
    assert set(written) <= set(fields.names(question))
    assert written[f"{REPEAT}__3_season__other_text"] == ("Jul",)


def test_a_line_that_is_done_with_is_folded_up_and_one_with_a_fault_is_not(asked):
    asked.press("more:activities", **named(l1_what="Kor")).press("more:activities", **named(l2_season="winter"))
    page = asked.press(**named(l3_what="Skak"))
    assert "<summary>Linje 1: Kor</summary>" in page.text
    assert page.text.count("<details") == 1
    assert page.form()[1]["activities__1_what"] == ["Kor"]


def test_a_fault_left_behind_is_told_with_its_line_on_the_check_page(asked):
    asked.press("more:activities", **named(l1_what="Kor")).press(**named(l2_what="Skak")).press()
    asked.get("/svar/use-1").press("back", **named(l2_begins="halv otte"))
    assert "Linje 2, »Fra kl.«: Skriv et klokkeslæt, fx 19.30." in asked.get("/tjek").text
