"""Old surveys: our own exports come back as the answers they were made of, and a strange file is refused in time."""

import pandas as pd
import pyreadstat
import pytest

import analysis
from survey.formats import spss, stata
from survey.formats.datafile import from_microdata
from tests.microdata_folder import written

pytestmark = pytest.mark.conformance


@pytest.mark.parametrize(("program", "name"), [(spss, "svar.sav"), (stata, "svar.dta")])
def test_our_own_export_gives_the_same_codes_as_the_microdata(program, name, tmp_path):
    folder = written(tmp_path / "mikrodata")
    (tmp_path / name).write_bytes(program.content(from_microdata(folder)))
    ours, theirs = analysis.read_study(folder), analysis.read_study(tmp_path / name)
    same = [name for name in ours.rows if name in theirs.rows and not name.endswith(("__missing", "_lon", "_lat"))]
    assert len(same) > 20
    assert {name: ours.code(name).tolist() for name in same} == {name: theirs.code(name).tolist() for name in same}


def test_a_file_of_65_000_columns_is_refused_at_once(tmp_path):
    """A file of two columns, its head and the records of its first column written over and over."""
    small, path = tmp_path / "smal.sav", tmp_path / "bred.sav"
    pyreadstat.write_sav(pd.DataFrame({"a": [1.0], "b": [2.0]}), str(small))
    head, rest = small.read_bytes()[:176], small.read_bytes()[176:]
    path.write_bytes(head + rest[:32] * 65_000 + rest[32:])
    with pytest.raises(analysis.AnalysisError, match=r"bred\.sav: har 6500. variable; højst 5000"):
        analysis.read_study(path)
    assert [*analysis.read_study(small, only=["b"]).questions] == ["b"]
