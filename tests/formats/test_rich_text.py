"""Our texts as HTML and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.formats.limesurvey_texts import html_text, plain_text
from survey.formats.rich_text import as_html, from_html

WORDS = st.text(alphabet="abcæøå<>&\"'{}[]()%#;:/é \n\xa0", min_size=1, max_size=30)


@given(WORDS)
def test_any_text_comes_back_from_html(text):
    plain, _ = from_html(text.replace("<", "").replace("&", ""))  # as a text stands: no blanks that nobody sees
    assert from_html(as_html(plain)) == (plain, ())


@given(WORDS)
def test_any_text_comes_back_from_limesurvey(text):
    plain, _ = from_html(text.replace("<", "").replace("&", ""))
    written = html_text(f"{plain} ${{name}}", lambda name: f"{name}.shown")
    assert plain_text(written, lambda said: said.removesuffix(".shown")) == (f"{plain} ${{name}}".strip(" "), (), ())


@pytest.mark.parametrize(
    ("source", "text", "lost"),
    [
        ("<p>Et</p>\r\n<p>To</p>", "Et\n\nTo", ()),
        ("Et<br />To<br>Tre", "Et\nTo\nTre", ()),
        ("<b>Et</b> <strong>to</strong>", "**Et** **to**", ()),
        ("<em>Et</em> og <u>to</u>", "Et og to", ("em", "u")),
        ('<a href="https://a.dk/?b=1&amp;c=2">her</a>', "[her](https://a.dk/?b=1&c=2)", ()),
        ('<a href="http://a.dk">her</a>', "her (http://a.dk)", ("a",)),
        ("<ul><li>Et</li><li>To</li></ul>", "– Et\n– To", ("ul", "li")),
        ("<script>alert(1)</script>Et<style>p{}</style>", "Et", ("script", "style")),
        ('<img src="x.png"/>Et', "Et", ("img",)),
        ("5&nbsp;km &lt; 6 &amp; 7", "5\xa0km < 6 & 7", ()),
        ("<b>Aldrig lukket", "**Aldrig lukket**", ()),
        ("Felter med ** skal udfyldes", "Felter med * skal udfyldes", ("**",)),
        ("Uden  HTML\nto linjer", "Uden HTML\nto linjer", ()),
        ("", "", ()),
    ],
)
def test_html_becomes_text_and_what_is_lost_is_told(source, text, lost):
    assert from_html(source) == (text, lost)


def test_an_expression_that_tells_no_answer_stays_as_it_is():
    text, _, unknown = plain_text("Hej {TOKEN:FIRSTNAME}, { ikke } {if(a == '}', 'b', '')}", lambda said: None)
    assert text == "Hej {TOKEN:FIRSTNAME}, { ikke } {if(a == '}', 'b', '')}"
    assert unknown == ("TOKEN:FIRSTNAME", "if(a == '}', 'b', '')")
