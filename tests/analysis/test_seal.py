"""The normaliser of zip-based files."""

import io
import zipfile

from analysis.seal import sealed


def archive(*entries, date=(2026, 10, 6, 12, 0, 0)):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name, content in entries:
            made.writestr(zipfile.ZipInfo(name, date), content)
    return file.getvalue()


def read(content, name):
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        return made.read(name)


def test_order_and_time_of_packing_leave_no_trace():
    one = archive(("b.xml", "2"), ("a.xml", "1"))
    other = archive(("a.xml", "1"), ("b.xml", "2"), date=(2030, 1, 1, 0, 0, 0))
    assert sealed(one) == sealed(other)


def test_the_properties_tell_no_time():
    core = '<p><dc:title>Æ</dc:title><dcterms:created xsi:type="x">2026-10-06T12:00:00Z</dcterms:created></p>'
    assert (
        read(sealed(archive(("docProps/core.xml", core))), "docProps/core.xml").decode()
        == "<p><dc:title>Æ</dc:title></p>"
    )


def test_a_workbook_inside_a_slide_is_sealed_too():
    slide = [
        archive(("ppt/embeddings/a.xlsx", archive(("a", "1"), date=date)))
        for date in ((2026, 1, 1, 0, 0, 0), (2027, 1, 1, 0, 0, 0))
    ]
    assert sealed(slide[0]) == sealed(slide[1])


def test_the_list_of_types_stands_first():
    with zipfile.ZipFile(io.BytesIO(sealed(archive(("A", ""), ("[Content_Types].xml", ""))))) as made:
        assert made.namelist() == ["[Content_Types].xml", "A"]
