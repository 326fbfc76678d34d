"""Authors' texts on a page."""

import pytest

from survey.web.wordings import inline, paragraphs


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**Vigtigt** her", "<strong>Vigtigt</strong> her"),
        ("<script>", "&lt;script&gt;"),
        ("[læs](https://a.dk/b)", '<a href="https://a.dk/b">læs</a>'),
        ("[læs](javascript:alert)", "[læs](javascript:alert)"),
        ('[x](https://a.dk/"onclick=1)', '<a href="https://a.dk/&#34;onclick=1">x</a>'),
    ],
)
def test_only_bold_and_links_become_html(text, html):
    assert str(inline(text)) == html


def test_empty_lines_make_paragraphs():
    assert str(paragraphs("Et\n\nto\n \ntre")) == "<p>Et</p><p>to</p><p>tre</p>"
