"""Random small clusters to be attacked: who lives where, what they answered, and what would be published of it."""

import json
import random
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from analysis.disclosure import protect
from analysis.edition_json import tables_json
from analysis.study import Limits, Study
from survey.cluster.cluster import Cluster, Settings
from survey.cluster.outline import Outline
from survey.cluster.population import Population
from survey.cluster.villages import Village
from survey.questionnaire import reader
from survey.questionnaire.bind import bind
from survey.questionnaire.questions import Option
from survey.questionnaire.variables import variables
from survey.questionnaire.wording import Wording

MINI = Path(__file__).parent.parent / "analysis" / "mini.yaml"
NAMES = ("Askeby", "Birkeby", "Dalby", "Elleby", "Fyrby", "Gransby", "Hasselby", "Lindeby")


class Loose(Limits):
    """Limits that no cluster may set, to see that the arithmetic holds for them too."""

    def __post_init__(self):
        """Allow what the platform does not."""


@dataclass
class Attacked:
    """A random cluster: the counts as they are, and what is published of them.

    Attributes:
        cells: in columns whose base is shown.
        hidden: of these.
        primary: of these, those that are small themselves.
    """

    least: int
    raw: list
    published: list
    cells: int
    hidden: int
    primary: int

    def naive(self):
        """Return the tables with no more than the small counts hidden."""
        return [_naive(table, self.least) for table in self.raw]


def cluster(seed):
    """Return a random small cluster, always the same for a seed."""
    draw = random.Random(seed)
    least = (3, 5, 10)[seed % 3]
    study = studied(draw, draw.randint(3, len(NAMES)), draw.randint(40, 260))
    limits = Loose(least, max(2 * least, 10))
    study = replace(study, limits=limits)
    raw = list(study.tables())
    tables = protect(raw, limits)
    return Attacked(
        least,
        raw,
        json.loads(tables_json(tables)),
        cells=sum(table.n[:, _open(table)].size for table in tables),
        hidden=sum(int((table.n[:, _open(table)] < 0).sum()) for table in tables),
        primary=sum(int((table.status[:, _open(table)] == "suppressed_primary").sum()) for table in tables),
    )


def _open(table):
    """Return the columns whose base is shown; the others are too small whatever is in them."""
    return [j for j, column in enumerate(table.banner) if column.base]


def studied(draw, villages, people):
    """Return a study of random people, who have their own mind and their own village's."""
    names = NAMES[:villages]
    text = MINI.read_text(encoding="utf-8")
    places = [Option(name.lower(), i, Wording((("da", name),))) for i, name in enumerate(names, start=1)]
    halls = [Option(name, i, Wording((("da", name),))) for i, name in enumerate(("hal", "kirke"), start=1)]
    bound = bind(reader.read({"mini.yaml": text}, "mini.yaml"), places, {}, places=halls, this_year=2026)
    blank = {one.name: "" if one.measure in ("text", "date", "coordinate") else -9 for one in variables(bound)}
    weights = [draw.uniform(0.2, 4) for _ in names]
    leanings = [[draw.uniform(0.02, 4) for _ in range(7)] for _ in range(5)]
    answered = [blank | _person(draw, weights, leanings) for _ in range(people)]
    frame = pd.DataFrame(answered, columns=list(blank))
    frame.insert(0, "id", [f"r{i}" for i in range(people)])
    settings = Settings("dalen", "Dalen", "Dal", "12 34 56 78", "a@example.dk", "Dal Kommune")
    own = tuple(
        Village(name.lower(), i, name, names[i % villages].lower(), 9.0, 56.0) for i, name in enumerate(names, start=1)
    )
    return replace(Study.from_frame(frame, bound), cluster=Cluster(settings, own, (), Population({}), Outline()))


def _person(draw, weights, leanings):
    said = (1, 2, 3, 4, 5, 97, -8)
    return {
        "village": draw.choices((*range(1, len(weights) + 1), -7), (*weights, 0.05))[0],
        "sex": draw.choices((1, 2, -7), (1, draw.uniform(0.5, 1.2), 0.04))[0],
        "age": draw.choices((1, 2, 3, 4, 5, -9), (1, 2, 4, 6, 3, 0.2))[0],
        "satisfied": draw.choices(said, leanings[0])[0],
        "statements__meeting": draw.choices(said, leanings[1])[0],
        "statements__safe": draw.choices(said, leanings[2])[0],
        "reasons__nature": draw.choices((0, 1), leanings[3][:2])[0],
        "reasons__family": draw.choices((0, 1), leanings[4][:2])[0],
        "reasons__other": draw.choices((0, 1), (1, leanings[4][2] / 4))[0],
        "reasons__none": draw.choices((0, 1), (1, 0.05))[0],
    }


def _naive(raw, least):
    small = (raw.n > 0) & (raw.n < least)
    return {
        "question": raw.question.name, "wording": raw.question.wording, "item": raw.question.item,
        "layout": raw.layout, "exclusive": raw.exclusive,
        "columns": [{"name": one.name, "label": one.label, "base": int(one.base or 0), "group": one.group}
                    for one in raw.banner],
        "rows": [{"name": one.name, "label": one.label, "code": one.code, "role": one.role} for one in raw.stub],
        "n": [[None if small[i, j] else int(raw.n[i, j]) for j in range(raw.n.shape[1])] for i in range(len(raw.n))],
        "shares": [[None] * raw.n.shape[1] for _ in raw.n],
        "statistics": [],
    }  # fmt: skip
