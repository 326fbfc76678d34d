"""A synthetic census attempt of five villages, under five ways to weigh it, as R's package survey gives it."""

from dataclasses import replace

import numpy as np
import pytest
import r_reference as r
from scipy.stats import norm

from analysis import calibration, estimate
from analysis.calibration import Margin
from analysis.design import Design
from analysis.exact import goodness
from analysis.independence import CrossTable, rao_scott, rao_scott_first
from analysis.intervals import METHODS, Share, wilson
from analysis.multiplicity import holm
from analysis.quality import propensity, weight_quality
from analysis.quantile import quantile

pytestmark = pytest.mark.conformance
USES = [f"brug_{i}" for i in range(1, 9)]


def outcome(test):
    return {"statistic": [test.statistic], "parameter": test.degrees, "p_value": test.probability}


def age3(ages):
    bands = {"16-24": "16-34", "25-34": "16-34", "35-44": "35-54", "45-54": "35-54"}
    return np.array([bands.get(age, "55+") for age in ages], dtype=object)


def margin(answers, people, *names):
    """Return the margin of some variables, from a table of people."""
    known = ["|".join(parts) for parts in zip(*(people[name] for name in names), strict=True)]
    groups, place = np.unique(known, return_inverse=True)
    labels = ["|".join(parts) for parts in zip(*(answers[name] for name in names), strict=True)]
    return Margin("+".join(names), tuple(groups), np.searchsorted(groups, labels), np.bincount(place, people["Freq"]))


def designs(answers):
    """Return the five designs by name."""
    people = r.columns("landsby_a_population.csv")
    villages, group = np.unique(answers["village"].astype(str), return_inverse=True)
    total = np.array([people["Freq"][people["village"] == name].sum() for name in villages])[group]
    base = Design.of(total / np.bincount(group)[group], strata=group, population=total)
    raked = calibration.rake(base, [margin(answers, people, "village"), margin(answers, people, "sex", "age")])
    median = float(np.median(raked.weights))
    cells = margin(answers, r.columns("landsby_a_population_age3.csv"), "village", "sex", "age3")
    return {
        "unweighted_srs_nofpc": Design.of(np.ones(len(group))),
        "base_stratified_fpc": base,
        "raked": raked,
        "raked_trimmed": raked.weighted(calibration.trim(raked.weights, median / 2, 2 * median)),
        "poststratified": calibration.poststratify(base, cells),
    }


def share_intervals(design, found):
    """Return every method's intervals; for beta R counts the rows without an answer too, where weights are adjusted."""
    from scipy.stats import t

    share = Share(float(found.values[0]), float(found.covariance[0, 0]), found.responses, found.degrees)
    told = {n: {"p": share.value, "ci95": m(share, 0.95), "ci90": m(share, 0.90)} for n, m in METHODS.items()}
    rows = replace(share, responses=len(design)) if design.adjustments else share
    told["beta"] |= {"ci95": METHODS["beta"](rows, 0.95), "ci90": METHODS["beta"](rows, 0.90)}
    worth = share.effective * (t.ppf(0.975, share.responses - 1) / t.ppf(0.975, share.degrees)) ** 2
    hits = share.value * share.effective
    told["wilson_neff"] = {
        "p": share.value, "n": share.responses, "n_eff": share.effective, "ci95": wilson(hits, share.effective),
        "ci90": wilson(hits, share.effective, 0.90), "n_eff_df95": worth, "ci95_df": wilson(share.value * worth, worth),
    }  # fmt: skip
    return told


def by_village(found):
    """Return shares by village, their covariances, and the tests of every pair."""
    gap = found.values[:, None] - found.values
    spread = np.diag(found.covariance)
    with np.errstate(invalid="ignore"):
        z = gap / np.sqrt(spread[:, None] + spread - 2 * found.covariance)
    probability = 2 * norm.sf(np.abs(z))
    lower = np.tril_indices(len(z), -1)
    adjusted = np.full(z.shape, np.nan)
    adjusted[lower] = holm(probability[lower])
    return {
        "est": found.values, "se_svyby": found.se, "max_rel_diff_se_vs_svyby": 0, "max_abs_diff_est_vs_svyby": 0,
        "cov": found.covariance, "z": z, "p_raw": probability, "p_holm_lower": adjusted,
    }  # fmt: skip


def results(design, answers):
    """Return everything that is expected of one design."""
    pleased = np.where(answers["tilfreds"] > 5, np.nan, answers["tilfreds"])
    known = ~np.isnan(pleased)
    stays = np.where(np.isnan(answers["bliver"]), np.nan, answers["bliver"] == 1)
    village = np.unique(answers["village"].astype(str), return_inverse=True)[1]
    sex = np.unique(answers["sex"].astype(str), return_inverse=True)[1]
    quality = weight_quality(design.weights)
    staying, mean, distance = (estimate.mean(design, values) for values in (stays, pleased, answers["km"]))
    by_pleased = CrossTable(design, np.where(known, pleased - 1, -1).astype(int), village)
    by_sex = CrossTable(design, np.where(np.isnan(stays), -1, 1 - stays).astype(int), sex)
    middle = quantile(design, answers["km"], 0.5)
    top, bottom = (np.where(known, hit, np.nan) for hit in (pleased >= 4, pleased <= 2))

    def effect(values, found):
        return estimate.design_effect(design, values, found, replacing=True)

    staying_by = estimate.domains(design, stays, village, 5)
    return {
        "n": len(design),
        "kish": {
            "n": quality.responses, "sum_w": quality.people, "n_eff": quality.effective,
            "deff_kish": quality.design_effect, "cv_w": quality.variation, "min": quality.least,
            "max": quality.largest, "ratio": quality.largest / quality.least,
        },
        "bliver_yes": {
            "n": staying.responses, "est": r.described(staying, effect(stays, staying)), "ci": share_intervals(design, staying),
        },
        "bliver_by_village": {"est": staying_by.values, "se": staying_by.se},
        "tilfreds_mean": r.described(mean, effect(pleased, mean)),
        "tilfreds_dist": r.described(estimate.mean(design, estimate.dummies(np.where(known, pleased, None))[1])),
        "top2": r.described(estimate.mean(design, top)),
        "bottom2": r.described(estimate.mean(design, bottom)),
        "net_top_minus_bottom": r.described(estimate.mean(design, top - bottom)),
        "top2_by_village": by_village(estimate.domains(design, top, village, 5)),
        "chisq_tilfreds_village_F": outcome(rao_scott(by_pleased)),
        "chisq_bliver_sex_F": outcome(rao_scott(by_sex)),
        "chisq_bliver_sex_Chisq": outcome(rao_scott_first(by_sex)),
        "km_mean": r.described(distance, effect(answers["km"], distance)),
        "km_median": {"est": middle.value, "ci": (middle.low, middle.high)},
        "mrs": several(design, np.column_stack([answers[use] for use in USES])),
    }  # fmt: skip


def several(design, uses):
    mentions = uses.sum(axis=1)
    of_responses = [estimate.ratio(design, uses[:, i], mentions) for i in range(uses.shape[1])]
    shares = estimate.mean(design, uses)
    return {
        "n": shares.responses,
        "pct_of_cases": r.described(shares),
        "mentions_per_case": r.described(estimate.mean(design, mentions)),
        "pct_of_responses": [{"est": one.values[0], "se": one.se[0]} for one in of_responses],
    }


def nonresponse():
    frame = r.columns("landsby_a_frame.csv")
    answered = frame["responded"]

    def rates(name):
        return {value: answered[frame[name] == value].mean() for value in sorted(set(frame[name]))}

    names, columns = ["(Intercept)"], [np.ones(len(answered))]
    for name in ("village", "sex", "age"):
        for value in sorted(set(frame[name]))[1:]:
            names.append(name + value)
            columns.append((frame[name] == value).astype(float))
    fitted = propensity(np.column_stack(columns), answered, tolerance=1e-8)  # where R stops, 4e-7 off
    ages = sorted(set(frame["age"]))
    seen, all_of = (
        np.array([(keep[frame["age"] == age]).sum() for age in ages]) for keep in (answered, answered * 0 + 1)
    )
    return {
        "response_rates": {
            "overall": answered.mean(), "by_village": rates("village"), "by_sex": rates("sex"), "by_age": rates("age"),
        },
        "gof_age": outcome(goodness(seen, all_of)),
        "propensity_glm": dict(zip(names, fitted.coefficients, strict=True)),
        "propensity_se": dict(zip(names, fitted.se, strict=True)),
        "R_indicator": fitted.r_indicator,
        "cv_propensity": fitted.variation,
    }  # fmt: skip


def empty_cells(answers):
    cells = zip(answers["village"], answers["sex"], answers["age3"], strict=True)
    return 5 * 2 * 3 - len(set(cells))


@pytest.fixture(scope="module")
def compared():
    told = r.expected("08_village.json")
    answers = r.columns("landsby_a_responses.csv")
    answers["age3"] = age3(answers["age"])
    made = designs(answers)
    weights = r.columns(told["weights_csv"])
    columns = {
        "w0": "base_stratified_fpc",
        "w_rake": "raked",
        "w_rake_trim": "raked_trimmed",
        "w_post": "poststratified",
    }
    clipped = np.median(made["raked"].weights) * np.array([0.5, 2])
    actual = {name: results(design, answers) for name, design in made.items()} | {
        "nonresponse": nonresponse(),
        "empty_cells_age3": empty_cells(answers),
        "trim": {"lower": clipped[0], "upper": clipped[1]},
        "weights": {"raked": {name: made[design].weights for name, design in columns.items()}},
    }
    wanted = {name: told[name] for name in (*made, "nonresponse", "empty_cells_age3", "trim")}
    wanted["weights"] = {"raked": {name: weights[name].tolist() for name in columns}}
    return r.compare(wanted, actual)


def test_every_number_of_the_village(compared):
    assert compared == (NUMBERS, [])


NUMBERS = 5334
