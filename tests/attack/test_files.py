"""The same attacker on an edition's files: nothing is found in them, and a leak put into any of them is."""

import copy
import io
import json
import random
import re
from dataclasses import replace

import openpyxl
import pytest
from attack.clusters import studied
from attack.tables import Published, attack, fetch, key

from analysis import edition
from analysis.disclosure import protect
from analysis.edition_json import tables_json

pytestmark = pytest.mark.attack
LEAST = 5


@pytest.fixture(scope="module")
def editions(tmp_path_factory):
    """The files of three random clusters' editions, their counts as they are, and their studies."""
    found = []
    for seed in (11, 12, 13):
        study = studied(random.Random(seed), 6, 220)
        out = tmp_path_factory.mktemp(f"edition-{seed}")
        edition.make(study, out, lambda *_: None)
        found.append((fetch(out), truth_of(study), study))
    return found


def truth_of(study):
    found = {}
    for raw in study.tables():
        for i, row in enumerate(raw.stub):
            for j, column in enumerate(raw.banner):
                columns = {"name": column.name, "group": column.group}
                table = {"question": raw.question.name, "layout": raw.layout}
                found[key(table, {"name": row.name}, columns)] = int(raw.n[i, j])
    return found


def holes(published, truth, *, total=False):
    """Yield the small counts that are hidden in a column that is shown, with their table and place in it."""
    for table in published.tables:
        for i, row in enumerate(table["rows"]):
            for j, column in enumerate(table["columns"]):
                value = truth.get(key(table, row, column), 0)
                small = table["n"][i][j] is None and 0 < value < LEAST and table["layout"] == "groups"
                if small and column["base"] and bool(column["group"]) is not total:
                    yield table, i, j, value


def alone(published, table):
    """Return a copy of what is published of one question, to be leaked into."""
    own = table["question"].partition(".")[0]
    names = {own, "village", "sex"} if own in ("village", "sex") else {own}
    tables = [one for one in published.tables if one["question"].partition(".")[0] in names]
    return Published(copy.deepcopy(tables), list(published.workbooks), list(published.pages), list(published.drawings))


def same(published, table):
    """Return the copy of a table."""
    return next(one for one in published.tables if one == table)


def title(table):
    return f"{table['wording']} {table['item']}" if table["item"] else table["wording"]


@pytest.mark.parametrize("i", range(3))
def test_nothing_is_found_in_the_files_of_an_edition(editions, i):
    found = attack(editions[i][0], LEAST)
    assert (found.exact, found.confined) == ({}, {})


def through_a_total(published, truth):
    """Show everything else in the row of a small count."""
    for table, i, j, _ in holes(published, truth):
        leaky = alone(published, table)
        own = same(leaky, table)
        others = [one for one in range(len(own["columns"])) if one != j]
        known = [truth.get(key(own, own["rows"][i], own["columns"][one])) for one in others]
        if own["exclusive"] and all(one is not None for one in known):
            for one, value in zip(others, known, strict=True):
                own["n"][i][one] = value
            yield leaky


def through_a_net(published, truth):
    """Show a small count together with one that is shown."""
    for table, i, j, value in holes(published, truth):
        shown = next((k for k, line in enumerate(table["n"]) if line[j] is not None), None)
        if shown is not None and "+" not in table["rows"][i]["name"] + table["rows"][shown]["name"]:
            leaky = alone(published, table)
            name = f"{table['rows'][i]['name']}+{table['rows'][shown]['name']}"
            net = copy.deepcopy(table)
            net |= {"rows": [{"name": name, "label": "Samlet", "code": None, "role": "plain"}], "statistics": []}
            n = [value + table["n"][shown][j] if k == j else None for k in range(len(table["columns"]))]
            net |= {"n": [n], "shares": [[None] * len(n)], "exclusive": False}
            leaky.tables.append(net)
            yield leaky


def through_the_workbook(published, truth):
    """Write a small count into its cell of the workbook."""
    for table, i, j, value in holes(published, truth):
        leaky = alone(published, table)
        book = openpyxl.load_workbook(io.BytesIO(published.workbooks[0]))
        if written(book, table, i, j, value):
            file = io.BytesIO()
            book.save(file)
            leaky.workbooks = [file.getvalue()]
            yield leaky


def written(book, table, i, j, value):
    for sheet in book:
        title_seen = kind = False
        for line in sheet.iter_rows():
            first = line[0].value
            title_seen = title_seen or first == title(table)
            kind = kind or (title_seen and first == "Antal")
            heads = len([cell for cell in line if cell.value]) if first == "Antal" else None
            if heads is not None and title_seen and heads != len(table["columns"]) + 1:
                title_seen = kind = False
            if kind and first == table["rows"][i]["label"]:
                line[1 + j].value = value
                return True
    return False


def through_the_page(published, truth):
    """Print a small count's percentage in the report's table."""
    for table, i, j, value in holes(published, truth):
        leaky = alone(published, table)
        page = published.pages[0]
        label = re.escape(table["rows"][i]["label"])
        for caption in re.finditer(re.escape(title(table)) + r"\s*</caption>", page):
            end = page.index("</table>", caption.end())
            body = page[caption.end() : end]
            line = re.search(rf"<th[^>]*>\s*{label}\s*</th>(.*?)</tr>", body, re.DOTALL)
            cells = list(re.finditer(r"<td[^>]*>(.*?)</td>", line[1], re.DOTALL)) if line else []
            if len(cells) == len(table["columns"]):
                at = caption.end() + line.start(1) + cells[j].start(1)
                share = f"{100 * value / table['columns'][j]['base']:.1f}".replace(".", ",")
                leaky.pages = [page[:at] + f"{share} %" + page[at + len(cells[j][1]) :]]
                yield leaky


def through_the_words_of_a_drawing(published, truth):
    """Say a small count's percentage to those who can't see the drawing."""
    for table, i, j, value in holes(published, truth, total=True):
        leaky = alone(published, table)
        name = f'<svg id="fig-{table["question"]}'.encode()
        for k, drawing in enumerate(leaky.drawings):
            if name in drawing:
                share = f"{100 * value / table['columns'][j]['base']:.1f}".replace(".", ",")
                told = f", {table['rows'][i]['label']}: {share} %".encode()
                leaky.drawings[k] = re.sub(rb'aria-label="[^"]*', lambda m, told=told: m[0] + told, drawing, count=1)
                yield leaky


def through_a_tooltip(published, truth):
    """Put a small count's percentage where a pointer would show it."""
    for table, i, j, value in holes(published, truth, total=True):
        leaky = alone(published, table)
        name = f'<svg id="fig-{table["question"]}'.encode()
        for k, drawing in enumerate(leaky.drawings):
            if name in drawing:
                share = f"{100 * value / table['columns'][j]['base']:.1f}".replace(".", ",")
                told = f"<title>{table['rows'][i]['label']}: {share} %</title></svg>".encode()
                leaky.drawings[k] = drawing.replace(b"</svg>", told)
                yield leaky


def through_a_mean(published, truth):
    """Give the mean of a column in which two answers are hidden."""
    for table, _, j, _ in holes(published, truth):
        rows, column = table["rows"], table["columns"][j]
        hidden = [i for i in range(len(rows)) if table["n"][i][j] is None]
        if len(hidden) == 2 and table["exclusive"] and all(row["code"] and row["role"] == "plain" for row in rows):
            values = [truth[key(table, row, column)] for row in rows]
            mean = sum(row["code"] * value for row, value in zip(rows, values, strict=True)) / sum(values)
            figures = [mean if k == j else None for k in range(len(table["columns"]))]
            leaky = alone(published, table)
            same(leaky, table)["statistics"] = [
                {"name": "mean", "label": "Gennemsnit", "is_share": False, "figures": figures, "bases": []}
            ]
            yield leaky


CHANNELS = (
    through_a_total, through_a_net, through_the_workbook, through_the_page, through_the_words_of_a_drawing,
    through_a_tooltip, through_a_mean,
)  # fmt: skip


@pytest.mark.parametrize("channel", CHANNELS, ids=lambda each: each.__name__)
def test_a_leak_is_found(channel, editions):
    planted = [next(channel(published, truth), None) for published, truth, _ in editions]
    found = [len(attack(leaky, LEAST)) for leaky in planted if leaky]
    assert found
    assert all(found)


def test_an_edition_made_anew_after_one_more_answer_tells_it(editions):
    published, _, study = editions[0]
    short = replace(
        study,
        codes=study.codes[:, :-1].copy(),
        numbers={name: column[:-1] for name, column in study.numbers.items()},
        texts={name: column[:-1] for name, column in study.texts.items()},
    )
    earlier = Published(json.loads(tables_json(protect(short.tables(), study.limits))))
    assert attack(Published(published.tables), LEAST, earlier).changed
