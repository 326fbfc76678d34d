"""Nets from counts, and what protects them."""

import pytest

import analysis
from analysis.nets import ends, net


def named(table, column=0):
    return {row.label: int(table.n[i, column]) for i, row in enumerate(table.stub)}


@pytest.fixture
def study(studied):
    people = [
        (1, 1, 0), (1, 0, 1), (1, 1, 1), (2, 0, 0), (5, 0, 0), (-8, 1, 0),
    ]  # fmt: skip
    return studied([
        {"village": 1 + i % 2, "satisfied": s, "reasons__nature": n, "reasons__family": f, "reasons__other": 0,
         "reasons__none": int(not n + f)}
        for i, (s, n, f) in enumerate(people)
    ])  # fmt: skip


def test_a_net_stands_where_its_first_answer_stood(study):
    table = net(study, "satisfied", {"Enige": ("1", "2")})
    assert list(named(table).items())[:2] == [("Enige", 4), ("Hverken eller", 0)]
    assert (int(table.bases[0]), table.stub[0].name) == (6, "1+2")


def test_a_net_of_several_answers_counts_each_person_once(study):
    table = net(study, "reasons", {"Natur eller familie": ("nature", "family")})
    assert named(table)["Natur eller familie"] == 4
    assert int(analysis.frequency(study, "reasons").n[:2].sum()) == 5


def test_a_net_is_split_by_groups(study):
    table = net(study, "satisfied", {"Enige": ("1", "2")}, by=["village"])
    assert [int(count) for count in table.n[0]] == [4, 2, 2, 0]


def test_the_two_ends_are_named_by_their_own_words(study):
    table = ends(study, "satisfied")
    assert [row.label for row in table.stub] == [
        "Helt enig + Delvist enig", "Hverken eller", "Delvist uenig + Helt uenig", "Bruger det ikke", "Ved ikke",
    ]  # fmt: skip
    assert [int(count) for count in table.n[:, 0]] == [4, 0, 1, 0, 1]


@pytest.mark.parametrize(
    ("question", "joined", "words"),
    [
        ("satisfied", {"Enige": ("1", "7")}, "intet svar '7'"),
        ("satisfied", {"A": ("1", "2"), "B": ("2",)}, "'2' er nævnt to gange"),
        ("satisfied", {"A": ()}, "tom"),
        ("statements", {"A": ("1", "2")}, "brug et udsagn"),
        ("favourite", {"A": ("hal",)}, "ét eller flere valg"),
    ],
)
def test_what_cannot_be_joined_is_told(studied, question, joined, words):
    answered = {"satisfied": 1, "statements__meeting": 1, "favourite__1_place": 1}
    with pytest.raises(analysis.AnalysisError, match=words):
        net(studied([answered]), question, joined)


def test_two_ends_need_an_order(study):
    with pytest.raises(analysis.AnalysisError, match="ingen rækkefølge"):
        ends(study, "sex")


def test_a_net_of_a_hidden_and_a_shown_answer_does_not_give_the_hidden_one_away(studied):
    study = studied([{"satisfied": code} for code in [1] * 30 + [2] * 3 + [3] * 25 + [4] * 20 + [5] * 22])
    plain = analysis.frequency(study, "satisfied")
    told, joined = analysis.protect([plain, net(study, "satisfied", {"Enige": ("1", "2")})])
    assert told.n[1, 0] < 0
    assert (joined.n[0, 0] < 0) or (told.n[0, 0] < 0)


def test_a_net_of_every_answer_is_refused(study):
    """Those in it and those who answered none or don't know add up to all, so it would tell these."""
    with pytest.raises(analysis.AnalysisError, match="alle svar"):
        net(study, "reasons", {"Noget": ("nature", "family", "other")})


def test_a_net_of_a_breakdown_does_not_give_one_of_its_groups_away(studied):
    """Askeby's ages are 3, 60, 20 and 20: the net of the first two is 63, so the 60 must go with the 3, or the net."""
    ages = {1: (3, 60, 20, 20, 0), 2: (20, 60, 20, 20, 0), 3: (20, 60, 20, 20, 0)}
    study = studied([
        {"village": village, "age": code}
        for village, counts in ages.items() for code, count in enumerate(counts, start=1) for _ in range(count)
    ])  # fmt: skip
    young = net(study, "age", {"Unge": ("age_16_24", "age_25_34")}, by=["village"])
    raws = [analysis.crosstab(study, "age", by="village"), analysis.crosstab(study, "village", by="age"), young]
    plain, _, joined = analysis.protect(raws)
    assert plain.n[0, 1] < 0
    assert (plain.n[1, 1] < 0) or (joined.n[0, 1] < 0)
