"""What may be shown: nothing more freely than it was promised, and nothing at all of what is never shown."""

from survey.questionnaire.publishing import strictest, without_never
from survey.questionnaire.reader import read

TEXT = """questionnaire: clubs
title: Foreninger
sections:
  - section: club
    title: Om jer
    questions:
      - text: name
        ask: Hvad hedder I?
        publish: named
      - single: money
        ask: Hvordan er økonomien?
        publish: combined
        options:
          - good: God
          - bad: Dårlig
      - text: contact
        ask: Hvem har svaret?
        publish: never
      - number: hours
        ask: Hvor mange timer?
        show_if: answered(contact)
  - section: more
    title: Mere
    show_if: answered(contact)
    questions:
      - number: members
        ask: Hvor mange medlemmer?
        show_if: money == good
"""


def clubs(**changes):
    text = TEXT
    for old, new in changes.items():
        text = text.replace(f"publish: {old}", f"publish: {new}")
    return read({"clubs.yaml": text}, "clubs.yaml")


def promised(questionnaire):
    return {question.name: question.publish for question in questionnaire.questions()}


def test_what_is_never_shown_is_gone():
    assert [question.name for question in without_never(clubs()).questions()] == ["name", "money", "hours", "members"]


def test_nothing_asks_about_what_is_gone():
    shorter = without_never(clubs())
    assert (shorter.question("hours").show_if, shorter.sections[1].show_if) == (None, None)


def test_other_conditions_stay():
    assert without_never(clubs()).question("members").show_if == clubs().question("members").show_if


def test_a_questionnaire_that_shows_all_stays_as_it_is():
    open_to_all = clubs(never="named")
    assert without_never(open_to_all) is open_to_all


def test_a_later_version_shows_nothing_more_freely_than_an_earlier_one_promised():
    later = clubs(combined="named", never="combined")
    assert promised(strictest(later, [clubs()])) == promised(clubs())


def test_a_later_version_may_be_stricter():
    later = clubs(named="never")
    assert promised(strictest(later, [clubs()]))["name"] == "never"
