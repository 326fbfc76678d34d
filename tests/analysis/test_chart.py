"""Charts: what is drawn, what is hidden, and whether it fits."""

import datetime as dt
import re
import struct
from itertools import combinations

import matplotlib as mpl
import numpy as np
import pytest
from lxml import etree
from matplotlib.backends.backend_agg import FigureCanvasAgg

from analysis import style
from analysis.chart import bar_chart, stacked_bar_chart
from analysis.charts import alternative, scales
from analysis.charts.bars import Bar, axis_end, bar_sheet
from analysis.charts.caption import Caption
from analysis.charts.stacks import Legend, Stack, stack_sheet
from analysis.edition_source import Source
from analysis.errors import AnalysisError

SOURCE = Source("Dalen", "dalen", dt.date(2026, 10, 6), dt.date(2026, 10, 26), "Udgave 1", simulated=True)
LONG_QUESTION = (
    "Har du inden for de seneste tre måneder måttet droppe en aftale, et ærinde eller en aktivitet, fordi du manglede "
    "transport?"
)
LONG_ANSWERS = (
    "Hver landsby beholder sit mødested, også hvis der bliver færre penge til hvert",
    "Kommunen tager lige så meget hensyn til landsbyerne som til de større byer",
    "Opslag eller infoskærm i butik, hal eller ved vejen",
    "Boldspil (fx fodbold, håndbold eller badminton)",
)
CAPTION = Caption(
    LONG_QUESTION, "De, der svarede. Landsbyklyngen Harbækdalen, oktober 2026. 1.044 svar.", SOURCE.line(1044)
)
LEGEND = Legend(
    ("Meget tilfreds", "Tilfreds", "Hverken tilfreds eller utilfreds", "Utilfreds", "Meget utilfreds"),
    style.BALANCED,
    ("Bruger det ikke", "Det ved jeg ikke nok om", "Samlet tilfreds"),
    bold_last=True,
)


def named(tables, name, item=""):
    # A scale in fewer steps comes after the same scale of everybody.
    return [table for table in tables if table.question.name == name and table.question.item == item][-1]


def words(chart):
    tree = etree.fromstring(chart.svg)
    return [node.text for node in tree.iter("{http://www.w3.org/2000/svg}text")]


def sheets():
    bars = [Bar(label, share, "43 %") for label, share in zip(LONG_ANSWERS, (0.43, 0.31, None, 0.004), strict=True)]
    shares = (0.3, 0.25, None, 0.2, None)
    cells = ("48 %", "39 %", "100 %")
    stacks = [
        Stack(label, base, shares, (0.1, 0.1), cells)
        for label, base in zip(LONG_ANSWERS, (1044, 28, 300, 4000), strict=True)
    ]
    return [
        sheet
        for width in (style.WIDE_CM, style.NARROW_CM)
        for sheet in (bar_sheet(CAPTION, bars, width), stack_sheet(CAPTION, stacks, LEGEND, width))
    ]


@pytest.mark.parametrize("sheet", sheets())
def test_every_word_is_inside_the_picture_and_on_no_other(sheet):
    with mpl.rc_context(style.SETTINGS):
        figure = sheet.drawn()
        figure.set_dpi(72)
        renderer = FigureCanvasAgg(figure).get_renderer()
        boxes = [text.get_window_extent(renderer) for text in figure.axes[0].texts]
    inside = [box.x0 >= 0 and box.y0 >= 0 and box.x1 <= sheet.width and box.y1 <= sheet.height for box in boxes]
    assert all(inside)
    assert not [pair for pair in combinations(boxes, 2) if pair[0].shrunk(0.9, 0.6).overlaps(pair[1].shrunk(0.9, 0.6))]


def test_the_same_table_gives_the_same_bytes(shown):
    one, other = (bar_chart(named(shown, "reasons"), source=SOURCE) for _ in range(2))
    assert (one.svg, one.png) == (other.svg, other.png)


def test_a_figure_drawn_before_leaves_nothing_in_the_next(shown):
    alone = stacked_bar_chart(named(shown, "statements"), source=SOURCE)
    bar_chart(named(shown, "reasons"), source=SOURCE, width_cm=7.8)
    assert stacked_bar_chart(named(shown, "statements"), source=SOURCE).png == alone.png


def test_the_question_stands_word_for_word_above_and_the_source_below(shown):
    said = " ".join(words(bar_chart(named(shown, "reasons"), source=SOURCE)))
    assert said.startswith("Hvorfor bor du her?")
    assert "Udgave\N{NO-BREAK SPACE}1. Simulerede svar" in said


def test_the_picture_is_sixteen_centimetres_at_three_hundred_dots(shown):
    wide, _ = struct.unpack(">II", bar_chart(named(shown, "reasons")).png[16:24])
    assert wide == pytest.approx(16 / 2.54 * 300, abs=1)


def test_no_time_and_no_program_is_in_the_files(shown):
    chart = bar_chart(named(shown, "reasons"), source=SOURCE)
    assert b"<metadata" not in chart.svg
    assert b"tEXt" not in chart.png


def test_nominal_answers_stand_by_size_with_other_and_none_last(shown):
    said = words(bar_chart(named(shown, "reasons"), source=SOURCE))
    labels = [
        one for one in said if one in ("Naturen", "Familien", "Ingen af disse", "Andet, skriv", "Andet", "Ved ikke")
    ]
    assert labels[:3] == ["Naturen", "Familien", "Ingen af disse"]


def test_ages_stand_in_their_own_order(shown):
    said = words(bar_chart(named(shown, "age"), source=SOURCE))
    assert [one for one in said if " år" in one] == ["16–24 år", "25–34 år", "35–44 år", "55–64 år", "85 år og over"]


def test_what_is_hidden_is_hatched_and_told(shown):
    hidden = next(t for t in shown if t.kind == "scale" and (t.n[:, 1:] < 0).any())
    chart = stacked_bar_chart(hidden, group="village", source=SOURCE)
    assert "for få svar" in words(chart)
    assert b"<pattern" in chart.svg


def test_the_width_of_what_is_hidden_tells_no_more_than_subtraction():
    some = Stack("a", 100, (0.5, None, 0.2, None, 0.1), (None,))
    assert some.widths()[1] == pytest.approx(some.widths()[3]) == pytest.approx(0.2 / 3)


def test_a_group_that_is_hidden_whole_is_one_hatched_bar():
    sheet = stack_sheet(CAPTION, [Stack("a", None, (None,) * 5, (None, None), ("·", "·", "·"))], LEGEND)
    assert [round(mark.width) for mark in sheet.marks if getattr(mark, "hatched", False)][1:] == [
        pytest.approx(round(max(m.width for m in sheet.marks if hasattr(m, "hatched"))))
    ]


def test_a_segment_below_five_per_cent_has_no_number():
    sheet = stack_sheet(
        CAPTION, [Stack("a", 500, (0.9, 0.04, 0.06, 0.0, 0.0), (0.0, 0.0), ("0 %", "0 %", "94 %"))], LEGEND
    )
    assert {mark.text for mark in sheet.marks if getattr(mark, "text", "") in ("90", "4", "6", "0")} == {"90", "6"}


def test_a_raw_table_is_never_drawn(surveyed):
    raw = next(surveyed.tables())
    with pytest.raises(AnalysisError, match="beskyttet"):
        bar_chart(raw)


def test_answers_that_do_not_exclude_each_other_are_not_stacked(shown):
    with pytest.raises(AnalysisError, match="bar_chart"):
        stacked_bar_chart(named(shown, "reasons"))


@pytest.mark.parametrize("width", [16, 7.8])
def test_the_words_for_those_who_cannot_see_have_150_to_250_characters(shown, width):
    charts = [bar_chart(t, source=SOURCE, width_cm=width, png=False) for t in shown if t.layout == "groups" and t.stub]
    charts.append(stacked_bar_chart(named(shown, "statements"), source=SOURCE, width_cm=width, png=False))
    assert all(alternative.SHORTEST <= len(chart.alternative) <= alternative.LONGEST for chart in charts)


def test_the_words_for_those_who_cannot_see_hold_no_number_that_is_hidden(shown):
    table = named(shown, "satisfied")
    chart = bar_chart(table, column="village.dalby", source=SOURCE, png=False)
    hidden = [
        row.label
        for i, row in enumerate(table.column("village.dalby").stub)
        if table.column("village.dalby").n[i, 0] < 0
    ]
    assert hidden
    assert not any(f"{label}:" in chart.alternative for label in hidden)


def test_names_are_ascii_and_identifiers_carry_them(shown):
    chart = stacked_bar_chart(named(shown, "satisfied"), group="village", source=SOURCE, width_cm=7.8)
    assert chart.name == "fig-satisfied-landsby-smal"
    assert set(re.findall(r'id="([^"]+)"', chart.svg.decode())) >= {"fig-satisfied-landsby-smal"}


@pytest.mark.parametrize(
    ("lengths", "end"), [((0.1, None), 0.25), ((0.26,), 0.5), ((0.75,), 0.75), ((0.9,), 1.0), ((None,), 0.25)]
)
def test_axes_begin_at_zero_and_end_at_a_quarter(lengths, end):
    assert axis_end(lengths) == end


def test_a_balanced_scale_has_a_grey_middle_and_a_rising_one_has_none():
    balanced = scales.colours(["God", "Ret god", "Hverken god eller dårlig", "Ret dårlig", "Dårlig"])
    rising = scales.colours(["Hver uge", "Hver måned", "Hvert år", "Sjældnere", "Aldrig"])
    assert balanced[2] == style.BALANCED[2]
    assert list(rising) == sorted(rising, key=style.luminance)


def test_steps_are_told_apart_in_greys():
    greys = np.array([style.luminance(colour) for colour in style.STEPS])
    assert (np.diff(greys) > 0.03).all()
