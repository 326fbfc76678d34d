"""Rankings counted by hand, and what their tables would tell of each other."""

import pytest

import analysis
from analysis.rankings import ranking


def ranked(*names):
    return {
        f"wishes__{name}": names.index(name) + 1 if name in names else 0 for name in ("path", "shop", "bus", "light")
    }


@pytest.fixture
def study(studied):
    return studied([
        {"village": 1} | ranked("path", "shop"), {"village": 1} | ranked("shop"),
        {"village": 2} | ranked("bus", "light", "path"), {"village": 2},
    ])  # fmt: skip


def test_one_option_is_split_by_groups(study):
    table = ranking(study, "wishes", "path", by=["village"])
    assert table.n[:, :3].tolist() == [[1, 1, 0], [0, 0, 0], [1, 0, 1], [1, 1, 0]]
    assert (table.bases[:3].tolist(), table.unanswered.blank) == ([3, 2, 1], 1)


def test_shares_among_the_first_and_points_are_of_those_who_ranked(study):
    figures = {one.name: one.figures[0] for one in ranking(study, "wishes", "path").statistics}
    assert figures == pytest.approx({"top_3": 2 / 3, "borda": 4 / 3})


def test_all_options_are_a_column_each(study):
    assert [column.name for column in ranking(study, "wishes").banner] == ["path", "shop", "bus", "light"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"question": "sex"}, r"ikke en rangordning\. Det er: wishes, reasons_in_order"),
        ({"question": "wishes", "option": "pth"}, "Mente du 'path'"),
        ({"question": "wishes", "by": ["sex"]}, r"Del ét svar op ad gangen, fx ranking\(study, 'wishes', 'path'\)"),
    ],
)
def test_what_cannot_be_ranked_is_told(study, arguments, words):
    with pytest.raises(analysis.AnalysisError, match=words):
        ranking(study, **arguments)


def test_the_first_three_do_not_give_a_hidden_place_away(studied):
    """Path: 3 first, 30 second, 30 third, 20 not at all: 63 among three less 30 and 30 would be the three."""
    people = [ranked("path", "shop", "bus")] * 3 + [ranked("shop", "path", "bus")] * 30
    people += [ranked("shop", "bus", "path")] * 30 + [ranked("shop", "bus", "light")] * 20
    study = studied(people)
    overview, tops = analysis.protect([ranking(study, "wishes"), analysis.crosstab(study, "wishes", by="sex")])
    hidden = [place for place in range(4) if overview.n[place, 0] < 0]
    among = {0, 1, 2} & set(hidden)
    assert 0 in hidden
    assert len(among) > 1 or tops.n[0, 0] < 0
