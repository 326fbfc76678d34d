"""Conditions as LimeSurvey's expressions, and LimeSurvey's relevance as conditions."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.formats.limesurvey import read_limesurvey_tsv
from survey.formats.limesurvey_conditions import expression
from survey.formats.limesurvey_expressions import UnsayableError, parse
from survey.formats.limesurvey_names import NameMap
from survey.formats.limesurvey_out import save_limesurvey
from survey.formats.two_valued import normal
from survey.questionnaire import condition_text
from survey.questionnaire.condition_source import source
from survey.questionnaire.evaluate import holds
from survey.questionnaire.reader import read

SOURCE = """
questionnaire: logic
title: Logik
sections:
  - section: all
    title: Alt
    questions:
      - single: tenure
        ask: Hvordan?
        options:
          - own: Eje
          - rent_here: Leje
        other: yes
        dont_know: yes
        refuse: yes
      - number: age
        ask: Alder?
      - matrix: trust
        ask: Tillid?
        options:
          - 1: Lidt
          - 2: Noget
          - 3: Meget
        rows:
          - council: Kommunen
          - our_neighbours: Naboerne
        not_used: yes
        dont_know: yes
      - multi: reasons
        ask: Hvorfor?
        options:
          - nature: Natur
          - low_price: Pris
        other: yes
        none: yes
        dont_know: yes
      - ranking: wishes
        ask: Hvad er vigtigst?
        options:
          - path: Sti
          - shop: Butik
        none: yes
      - repeat: trips
        ask: Hvilke ture?
        at_most: 4
        questions:
          - text: where
            ask: Hvorhen?
          - multi: how
            ask: Hvordan?
            options:
              - bike: På cykel
              - foot: Til fods
      - text: why
        ask: Hvorfor?
      - text: last
        ask: Til sidst?
"""
QUESTIONNAIRE = read({"logic.yaml": SOURCE}, "logic.yaml")
LEAVES = (
    "tenure == own", "tenure != own", "tenure == other", "tenure in (own, rent_here)", "tenure not in (own, other)",
    "age == 0", "age != 0", "age < 18", "18 <= age", "age <= this_year", "trust.council >= 2", "trust.council != 2",
    "trust.our_neighbours == 3", "trust.council in (1, 3)", "trust.council != not_used",
    "trust.council > trust.our_neighbours", "answered(trust)", "answered(trust.council)", "answered(tenure)",
    "answered(reasons)", "answered(why)", "answered(wishes)", "has(reasons, nature)", "has(reasons, none)",
    "has(reasons, other)", "count(reasons) >= 1", "count(reasons) == 0", "count(reasons) != 1", "count(reasons) < 2",
    "has(wishes, path)", "has(wishes, none)", "answered(trips)", "count(trips) >= 3", "count(trips) < 2",
)  # fmt: skip
CONDITIONS = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.one_of(
        inner.map(lambda text: f"not ({text})"),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]}) and ({pair[1]})"),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]}) or ({pair[1]})"),
    ),
    max_leaves=4,
)
STEPS = st.sampled_from(["1", "2", "3", "not_used", "dont_know"])
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "tenure": st.sampled_from(["own", "rent_here", "other", "dont_know", "refuse"]),
        "age": st.integers(0, 40),
        "trust": st.dictionaries(st.sampled_from(["council", "our_neighbours"]), STEPS),
        "reasons": st.sampled_from([(), ("nature",), ("nature", "other"), ("none",), ("dont_know",)]),
        "wishes": st.sampled_from([(), ("path",), ("shop", "path"), ("none",)]),
        "why": st.just("Derfor"),
        "trips": st.integers(1, 4).map(lambda lines: ({"where": "Ud"},) * lines),
    },
)


@pytest.fixture(scope="module")
def returned(tmp_path_factory):
    """Write the questionnaire with one condition more, and read back what became of it."""
    path = tmp_path_factory.mktemp("limesurvey") / "logic.tsv"

    def returned(condition):
        section = QUESTIONNAIRE.sections[0]
        items = (*section.items[:-1], replace(section.items[-1], show_if=condition))
        save_limesurvey(replace(QUESTIONNAIRE, sections=(replace(section, items=items),)), path)
        imported = read_limesurvey_tsv(path)
        assert imported.changes == ()
        return imported.questionnaire.question("last").show_if

    return returned


@settings(max_examples=40, deadline=None)
@given(CONDITIONS, st.lists(ANSWERS, min_size=5, max_size=12))
def test_a_condition_comes_back_as_true_as_it_was(returned, text, sheets):
    condition = condition_text.parse(text)
    back = returned(condition)
    for answers in sheets:
        before = holds(condition, answers, this_year=2026) is True
        assert (back is None or holds(back, answers, this_year=2026) is True) == before, source(back)


@pytest.mark.parametrize("text", [leaf for leaf in LEAVES if not leaf.startswith("18")])
def test_a_plain_condition_comes_back_in_its_own_words(returned, text):
    assert normal(returned(condition_text.parse(text))) == normal(condition_text.parse(text))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("count(trips) > 2", "count(trips3where.NAOK, trips3how_bike.NAOK, trips3how_foot.NAOK) > 0"),
        ("count(trips) <= 3", "count(trips4where.NAOK, trips4how_bike.NAOK, trips4how_foot.NAOK) == 0"),
        ("count(trips) >= 5", "1 == 0"),
        ("count(trips) < 5", "1 == 1"),
    ],
)
def test_lines_are_counted_by_the_last_one_used(ours, theirs):
    written = expression(QUESTIONNAIRE, NameMap(), condition_text.parse(ours))
    assert written.rpartition(" and ")[2] == theirs


@pytest.mark.parametrize(("ours", "back"), [("count(trips) == 2", "count(trips) >= 2 and count(trips) < 3")])
def test_an_exact_number_of_lines_comes_back_as_two_limits(returned, ours, back):
    assert source(returned(condition_text.parse(ours))) == back


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("tenure == own", "tenure.NAOK == '1'"),
        ("tenure == other", "tenure.NAOK == '-oth-'"),
        ("not answered(tenure)", "is_empty(tenure.NAOK)"),
        (
            "tenure != own",
            "!is_empty(tenure.NAOK) and tenure.NAOK != 'n8' and tenure.NAOK != 'n7' and tenure.NAOK != '1'",
        ),
        ("age >= 18", "!is_empty(age.NAOK) and age.NAOK >= 18"),
        ("age == this_year", "!is_empty(age.NAOK) and age.NAOK == date('Y')"),
        ("has(reasons, low_price)", "reasons_lowprice.NAOK == 'Y'"),
        ("has(reasons, other)", "!is_empty(reasons_other.NAOK)"),
        ("answered(trust)", "count(trust_council.NAOK, trust_ourneighbours.NAOK) > 0"),
        ("has(wishes, shop)", "(wishes_1.NAOK == '2' or wishes_2.NAOK == '2')"),
        ("has(wishes, none)", "wishesnone_none.NAOK == 'Y'"),
    ],
)
def test_a_condition_is_written_as_an_expression(ours, theirs):
    assert expression(QUESTIONNAIRE, NameMap(), condition_text.parse(ours)) == theirs


HEADER = "class\ttype/scale\tname\trelevance\ttext\tlanguage\tmandatory\tother\n"
ROWS = (
    "S\t\tlanguage\t\tda\nSL\t\tsurveyls_title\t\tGammel\tda\n"
    "G\t1\tAlt\t1\t\tda\n"
    "Q\tL\tbolig\t1\tHvordan?\tda\t\tY\nA\t\tA1\t\tEje\tda\nA\t\tA2\t\tLeje\tda\n"
    "Q\tN\talder\t1\tAlder?\tda\n"
    "Q\tM\tgrunde\t1\tHvorfor?\tda\nSQ\t\tnatur\t\tNatur\tda\nSQ\t\tpris\t\tPris\tda\n"
    "Q\tF\ttillid\t1\tTillid?\tda\nSQ\t\tkommune\t\tKommunen\tda\nA\t\t1\t\tLidt\tda\nA\t\t2\t\tMeget\tda\n"
    "Q\tS\tnavn\t1\tNavn?\tda\n"
)


@pytest.fixture(scope="module")
def foreign(tmp_path_factory):
    """Read a survey that was made in LimeSurvey, with this relevance on its last question."""
    path = tmp_path_factory.mktemp("foreign") / "gammel.tsv"

    def foreign(relevance):
        path.write_text(f"{HEADER}{ROWS}Q\tS\tsidst\t{relevance}\tSidst?\tda\n", encoding="utf-8")
        imported = read_limesurvey_tsv(path)
        keys = [change.message.key for change in imported.changes if change.message.key != "import_renamed"]
        condition = imported.questionnaire.question("sidst").show_if
        return source(condition) if condition else "", keys

    return foreign


@pytest.mark.parametrize(
    ("relevance", "ours"),
    [
        ("1", ""),
        ("", ""),
        ("bolig == 'A1'", "bolig == a1"),
        ('bolig.NAOK == "A1" || bolig.NAOK == "A2"', "bolig in (a1, a2)"),
        ("bolig eq 'A1' and alder gt 17", "bolig == a1 and alder > 17"),
        ("bolig != 'A1'", "not answered(bolig) or bolig != a1"),
        ("!is_empty(bolig) && bolig != 'A1'", "bolig != a1"),
        ("!(bolig == 'A1')", "not answered(bolig) or bolig != a1"),
        ("bolig != ''", "answered(bolig)"),
        ("is_empty(bolig.NAOK)", "not answered(bolig)"),
        ("bolig == '-oth-'", "bolig == other"),
        ("!is_empty(bolig_other)", "bolig == other"),
        ("alder >= 18", "alder >= 18"),
        ("18 <= alder.NAOK", "alder >= 18"),
        ("!(alder >= 18)", "not answered(alder) or alder < 18"),
        ("alder == '40'", "alder == 40"),
        ("alder < date('Y')", "alder < this_year"),
        ("grunde_natur == 'Y'", "has(grunde, natur)"),
        ("grunde_natur.NAOK != 'Y'", "not answered(grunde) or not has(grunde, natur)"),
        ("count(grunde_natur, grunde_pris) > 0", "answered(grunde)"),
        ("count(grunde_natur, grunde_pris) >= 2", "count(grunde) >= 2"),
        ("count(grunde_natur, grunde_pris) < 2", "not answered(grunde) or count(grunde) < 2"),
        ("tillid_kommune >= 2", "tillid.kommune >= 2"),
        ("tillid_kommune == '1'", "tillid.kommune == 1"),
        ("((bolig == 'A1'))", "bolig == a1"),
        ("navn != ''", "answered(navn)"),
    ],
)
def test_relevance_is_read_as_a_condition(foreign, relevance, ours):
    assert foreign(relevance) == (ours, [])


@pytest.mark.parametrize(
    "relevance",
    [
        "bolig == 'A9'", "bolig", "strlen(navn) > 3", "navn == 'Bo'", "alder + 1 > 18", "senere == 1", "count(grunde_natur) > 1",
        "bolig > 'A1'", "grunde_natur == 'N'", "regexMatch('/x/', navn)", "bolig ==", "0", "sidst == 'x'", "alder > bolig",
        "bolig.shown == 'Eje'", "count(1, 2) > 1",
    ],
)  # fmt: skip
def test_relevance_that_cannot_be_said_is_told(foreign, relevance):
    assert foreign(relevance) == ("", ["limesurvey_relevance_unsaid"])


@pytest.mark.parametrize("text", ["(" * 200, "!" * 200, "a" * 30_000, "'", "a ==", "count(a", "é", ")", "a b"])
def test_no_text_is_too_wild_to_be_refused(text):
    with pytest.raises(UnsayableError):
        parse(text)


@given(st.text(alphabet="ab_.()'\"!&|=<>, 01Y\\", max_size=40))
def test_any_text_is_an_expression_or_refused(text):
    with suppress(UnsayableError):
        parse(text)
