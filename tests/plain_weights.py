"""Weights a second time, by plain loops over people: for comparing with what numpy makes of them."""

from collections import Counter
from statistics import median

SEXES = {"woman": "woman", "man": "man"}


def plain(study):
    """Return each response's weight: design weight, raking, trimming; 0 for the open link."""
    people = study.framed.people
    lines = list(_lines(study))
    inside = [line for line in lines if line["village"]]
    answers = Counter(line["village"] for line in inside)
    total = Counter()
    for (village, _, _), n in people.items():
        total[village] += n
    for line in inside:
        line["weight"] = total[line["village"]] / answers[line["village"]]
    known = [line for line in inside if line["sex"] and line["age"]]
    told = Counter(line["village"] for line in known)
    left = {village: total[village] * told[village] / answers[village] for village in total}
    _rake(known, left, people, study.weighting.ages)
    _trim(inside)
    return [line["weight"] for line in lines]


def _lines(study):
    sexes = {option.code: SEXES.get(option.name) for option in study.question("sex").options}
    ages = {
        option.code: int("".join(letter for letter in option.name if letter.isdigit())[:2])
        for option in study.question("age").options
        if option.role == "plain"
    }
    for i, village in enumerate(study.framed.villages):
        sex, age = sexes.get(int(study.code("sex")[i])), ages.get(int(study.code("age")[i]))
        yield {"village": village, "sex": sex, "age": age, "weight": 0.0}


def _rake(known, left, people, ages):
    def band(year):
        return max((age for age in ages if age <= year), default=ages[0])

    margin = Counter()
    for (_, sex, age), n in people.items():
        margin[sex, band(int(age[:2]))] += n
    scale = sum(left.values()) / sum(margin.values())
    for _ in range(300):
        _meet(known, lambda line: line["village"], left)
        _meet(known, lambda line: (line["sex"], band(line["age"])), {key: n * scale for key, n in margin.items()})


def _meet(known, group_of, totals):
    sums = Counter()
    for line in known:
        sums[group_of(line)] += line["weight"]
    for line in known:
        line["weight"] *= totals[group_of(line)] / sums[group_of(line)]


def _trim(inside):
    middle = median(line["weight"] for line in inside)
    low, high = middle / 2, middle * 2
    clipped = set()
    while any(not low <= line["weight"] <= high for line in inside):
        before = sum(line["weight"] for line in inside)
        clipped |= {i for i, line in enumerate(inside) if not low <= line["weight"] <= high}
        for line in inside:
            line["weight"] = min(max(line["weight"], low), high)
        share = (before - sum(line["weight"] for line in inside)) / (len(inside) - len(clipped))
        for i, line in enumerate(inside):
            line["weight"] += 0 if i in clipped else share
