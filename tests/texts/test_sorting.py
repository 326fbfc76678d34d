"""The Danish alphabet."""

from survey.texts.sorting import danish_key


def test_ae_oe_aa_come_last_and_double_a_is_aa():
    names = ["Øllemose", "Aalevad", "Ærø", "Zarup", "Brandslev", "Ågesby", "Bækby", "éclair", "Egeby"]
    assert sorted(names, key=danish_key) == [
        "Brandslev", "Bækby", "éclair", "Egeby", "Zarup", "Ærø", "Øllemose", "Ågesby", "Aalevad",
    ]  # fmt: skip


def test_capitals_and_umlauts_make_no_difference():
    assert danish_key("MÜLLER")[0] == danish_key("myller")[0]
