"""Weights of a study, against a second implementation in plain loops, and the answers that can't be weighted."""

import random
from dataclasses import replace

import numpy as np
import pytest
from plain_weights import plain

import analysis
from analysis.weighed import Estimates
from analysis.weighting import Framed
from analysis.weighting import joined as joined_ages

AGES = ("16_24", "25_34", "35_44", "45_54", "55_64", "65_74", "75_84", "85p")
VILLAGES = ("askeby", "birkeby", "dalby")


def people_of(draw, least=20):
    return {
        (village, sex, age): draw.randint(least, 60) for village in VILLAGES for sex in ("woman", "man") for age in AGES
    }


@pytest.fixture(scope="session")
def weighable(surveyed):
    """Two hundred residents with a frame; one in ten has told no sex, and five came by the open link."""
    draw = random.Random(3)
    codes = surveyed.codes.copy()
    codes[surveyed.rows["sex"], ::10] = -9
    where = [VILLAGES[max(0, min(2, int(code) - 1))] for code in surveyed.code("village")]
    where[-5:] = [""] * 5
    return replace(surveyed, codes=codes, framed=Framed(tuple(where), people_of(draw)))


def test_the_weights_are_those_of_plain_loops(weighable):
    study = analysis.weights(weighable)
    own = np.zeros(len(study))
    own[study.weighting.members] = study.weighting.design.weights
    assert study.weighting.method == "raked"
    assert own == pytest.approx(plain(study), rel=1e-7, abs=1e-12)


def test_every_shown_share_is_that_of_plain_loops(weighable):
    study = analysis.weights(weighable)
    loops = plain(study)
    differences = []
    for name in ("satisfied", "statements.safe"):
        table = analysis.crosstab(study, name, by="village")
        codes = study.code(name.replace(".", "__"))
        rows = [row.code for row in table.stub]
        for j in range(len(table.banner)):
            inside = [i for i in range(len(study)) if j == 0 or study.code("village")[i] == j]
            base = sum(loops[i] for i in inside if codes[i] in rows)
            for r, code in enumerate(rows):
                share = sum(loops[i] for i in inside if codes[i] == code) / base
                differences.append(abs(share - table.estimates.shares[r, j]))
    assert len(differences) > 40
    assert max(differences) < 1e-7


def test_a_share_lies_in_its_interval(weighable):
    found = analysis.crosstab(analysis.weights(weighable), "satisfied", by="village").estimates
    known = np.isfinite(found.shares)
    assert (found.low[known] <= found.shares[known] + 1e-12).all()
    assert (found.high[known] >= found.shares[known] - 1e-12).all()


def test_the_open_link_has_no_weight(weighable):
    study = analysis.weights(weighable)
    assert len(study.weighting.members) == len(study) - 5
    assert study.weighting.design.weights.sum() == pytest.approx(sum(study.framed.people.values()))


def test_who_has_told_no_sex_keeps_the_weight_of_the_village(full):
    weighting = analysis.weights(full).weighting
    unknown = full.code("sex") < 0
    assert (weighting.unknown, weighting.trimmed) == (6, 0)
    assert weighting.design.weights[unknown] == pytest.approx(weighting.base[unknown])


def test_nothing_is_weighted_where_a_cell_is_hidden(weighable):
    table = analysis.protect(
        analysis.crosstab(analysis.weights(weighable), "satisfied", by="village"), weighable.limits
    )
    hidden = table.n < 0
    assert hidden.any()
    assert np.isnan(table.estimates.shares[hidden]).all()


def test_a_row_with_a_hidden_cell_tells_no_weighted_number_and_whole_per_cent():
    """A total with all its digits would be a second equation on what is hidden, since the villages' weights are known."""
    shares = np.array([[0.1234, 0.5678], [0.1234, 0.5678]])
    fields = dict.fromkeys(("n", "shares", "se", "low", "high", "effective"), shares)
    letters = np.full(shares.shape, "a")
    estimates = Estimates(**fields, letters=letters, against=np.zeros(shares.shape, int))
    shown = estimates.shown(np.array([[False, True], [False, False]]), np.array([200.0, 200.0]))
    assert (shown.shares[0, 0], shown.shares[1, 0], np.isnan(shown.n[0]).all()) == (0.12, 0.123, True)


def test_published_shares_are_as_coarse_as_their_base(weighable):
    table = analysis.protect(
        analysis.crosstab(analysis.weights(weighable), "satisfied", by="village"), weighable.limits
    )
    small = [j for j, column in enumerate(table.banner) if column.base and column.base < 100]
    shares = table.estimates.shares[:, small]
    known = shares[np.isfinite(shares)]
    assert known.size
    assert np.allclose(known, np.round(known, 2), rtol=0, atol=1e-12)


@pytest.fixture
def full(studied):
    """Enough answers in every cell, and two of each village who have told no sex."""
    answered = [
        {"village": v, "sex": s, "age": a, "satisfied": 1 + (v + s + a + n) % 5}
        for v in (1, 2, 3) for s in (1, 2) for a in (1, 3, 5) for n in range(5 + v)
    ]  # fmt: skip
    answered += [{"village": v, "sex": -9, "age": 3, "satisfied": 2} for v in (1, 1, 2, 2, 3, 3)]
    villages = tuple(VILLAGES[one["village"] - 1] for one in answered)
    people = {(village, sex, age): 30 for village in VILLAGES for sex in ("woman", "man") for age in AGES}
    return replace(studied(answered), framed=Framed(villages, people))


def test_full_cells_are_post_stratified(full):
    weighting = analysis.weights(full).weighting
    old = [i for i in range(len(full)) if full.code("age")[i] == 5 and full.code("sex")[i] == 1]
    own = [i for i in old if full.framed.villages[i] == "askeby"]
    # Four of eight ages; 36 + 2 answers, two of them of unknown sex.
    assert weighting.method == "poststratified"
    assert weighting.design.weights[own] == pytest.approx(4 * 30 * 36 / 38 / len(own))


def faulty(weighable, **changed):
    villages, people = list(weighable.framed.villages), dict(weighable.framed.people)
    if "silent" in changed:
        villages = [changed["silent"][1] if one == changed["silent"][0] else one for one in villages]
    if "divided" in changed:
        people = {key: max(n // changed["divided"], 1) for key, n in people.items()}
    return replace(weighable, framed=Framed(tuple(villages), people))


def test_a_village_without_an_answer_is_named(weighable):
    with pytest.raises(analysis.AnalysisError, match="Ingen har svaret fra dalby"):
        analysis.weights(faulty(weighable, silent=("dalby", "askeby")))


def test_more_answers_than_people_is_an_error(weighable):
    with pytest.raises(analysis.AnalysisError, match="flere svar end beboere"):
        analysis.weights(faulty(weighable, divided=60))


def test_a_study_without_population_can_not_be_weighted(surveyed):
    with pytest.raises(analysis.AnalysisError, match=r"population\.csv"):
        analysis.weights(surveyed)


def test_all_the_same_answer_has_an_interval_that_ends_at_all(weighable):
    codes = weighable.codes.copy()
    codes[weighable.rows["satisfied"]] = 1
    found = analysis.crosstab(analysis.weights(replace(weighable, codes=codes)), "satisfied", by="village").estimates
    assert (found.shares[0] == 1).all()
    assert (found.high[0] == 1).all()
    assert (found.low[0] < 1).all()


def test_neighbouring_ages_are_joined_for_both_sexes():
    people = np.full((2, 7), 50.0)
    answers = np.array([[2, 9, 9, 9, 9, 9, 9], [9, 9, 9, 9, 9, 9, 1]])
    assert joined_ages(people, answers) == (16, 35, 45, 55, 65)


def test_an_age_with_enough_answers_stands_alone():
    assert joined_ages(np.full((2, 7), 50.0), np.full((2, 7), 5)) == (16, 25, 35, 45, 55, 65, 75)


def test_a_frame_has_the_weighted_shares_beside_the_plain_ones(weighable):
    table = analysis.protect(analysis.crosstab(analysis.weights(weighable), "satisfied", by="sex"), weighable.limits)
    frame = table.to_frame()
    assert {"weighted", "low", "high", "effective", "letters", "against"} <= set(frame.columns)
    assert frame["weighted"].notna().any()


def test_shares_of_a_net_are_those_of_its_answers_together(weighable):
    study = analysis.weights(weighable)
    whole = analysis.frequency(study, "satisfied")
    joined = replace(
        whole, stub=(replace(whole.stub[0], name=f"{whole.stub[0].name}+{whole.stub[1].name}"), *whole.stub[2:]),
        n=np.concatenate([whole.n[:2].sum(axis=0, keepdims=True), whole.n[2:]]),
    )  # fmt: skip
    assert joined.estimates.shares[0] == pytest.approx(whole.estimates.shares[:2].sum(axis=0))
