from survey.release import fingerprint


def test_every_byte_and_every_name_counts_and_the_order_of_the_files_does_not():
    files = {"a.csv": b"1", "b.csv": b"2"}
    assert fingerprint.fingerprint(files) == fingerprint.fingerprint(dict(reversed(files.items())))
    prints = {
        fingerprint.fingerprint(each) for each in (files, files | {"a.csv": b"3"}, {"a.csv": b"1", "c.csv": b"2"})
    }
    assert len(prints) == 3


def test_the_tools_are_python_what_is_installed_and_the_charts_typeface():
    tools = " ".join(fingerprint.tools())
    assert all(name in tools for name in ("python 3.", "numpy ", "program ", "matplotlib ", "DejaVuSans.ttf "))
