import io
import zipfile

import html5lib
import pytest
from openpyxl import load_workbook

from survey.formats import codebook, codebook_html, codebook_xlsx, datafile_xlsx


@pytest.fixture(scope="module")
def book(datafile):
    return codebook.of_data(datafile)


def _entry(book, name):
    return next(entry for entry in book.entries if entry.column.name == name)


def _rows(content, sheet):
    workbook = load_workbook(io.BytesIO(content))
    heading, *rows = workbook[sheet].iter_rows(values_only=True)
    return [dict(zip(heading, row, strict=True)) for row in rows]


def test_every_variable_of_the_data_has_an_entry(datafile, book):
    assert [entry.column for entry in book.entries] == list(datafile.columns)


def test_a_question_is_told_word_for_word_in_each_language(book):
    ask = _entry(book, "tenure").ask
    assert ask.text("da") == "Hvad bruger du din bolig i Eksempelklyngen til?"
    assert ask.text("en") == "What do you use your home in Eksempelklyngen for?"


def test_the_universe_says_of_whom_the_question_was_asked(book):
    assert _entry(book, "tenure").universe.text("da") == "Alle"
    assert _entry(book, "years").universe.text("da").startswith("Hvis ")


def test_all_variables_of_a_question_stand_together(book):
    groups = {group[0].column.name: len(group) for group in book.questions}
    assert groups["by__nature"] == 6
    assert groups["hobbies__1_what"] == 14


def test_a_questionnaire_without_answers_has_a_codebook_too(survey):
    made = codebook.of_questionnaire(survey)
    assert made.entries
    assert all(entry.question for entry in made.entries)


def test_the_page_is_valid_html_with_an_article_for_each_question(book):
    page = codebook_html.text(book)
    document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    articles = [article.get("id") for article in document.iter("article")]
    assert len(set(articles)) == len(articles) == len(book.questions)


@pytest.mark.parametrize(
    "told",
    ["<code>by__<wbr>nature</code>", "Simulerede svar", 'lang="en">What do you use your home', "−8 Ved ikke, kommer ikke her",
     "0–50 km", "hele svaret (km)", "En sti (rang, 1 er først)", '<td lang="da" class="other">Fritidsbolig', "kan røbe, hvem der skrev", "Strongly agree", "Naturen og det, der kaldes &quot;ro&quot;", "kun lagt sammen"],
)  # fmt: skip
def test_the_page_tells_what_a_reader_needs(book, told):
    assert told in codebook_html.text(book)


def test_the_page_can_be_had_in_another_language(book):
    page = codebook_html.text(book, language="en")
    assert '<html lang="en">' in page
    assert "Missing answers" in page


def test_the_workbook_has_a_line_for_each_variable(datafile, book):
    rows = _rows(codebook_xlsx.content(book), "Variable")
    assert [row["Variabel"] for row in rows] == [column.name for column in datafile.columns]


def test_the_workbook_has_a_line_for_each_code_in_each_language(book):
    rows = {(row["Variabel"], row["Kode"]): row for row in _rows(codebook_xlsx.content(book), "Koder")}
    assert rows["happy", 1]["Svar (engelsk)"] == "Strongly agree"
    assert rows["happy", -8]["Manglende svar"] == "ja"


def test_the_data_stand_in_words_in_codes_and_with_their_codebook(datafile):
    content = datafile_xlsx.content(datafile)
    words, codes = _rows(content, "Svar"), _rows(content, "Svar i koder")
    assert (words[1]["tenure"], codes[1]["tenure"]) == ("Andet", 96)
    assert (words[2]["tenure"], codes[2]["tenure"]) == ("Ønsker ikke at svare", -7)
    assert len(_rows(content, "Kodebog")) == len(datafile.columns)


def test_every_code_in_the_sheet_is_the_one_in_the_data(datafile):
    rows = _rows(datafile_xlsx.content(datafile), "Svar i koder")
    numbers = [column.name for column in datafile.columns if column.content == "number"]
    assert {name: tuple(row[name] for row in rows) for name in numbers} == {
        name: datafile.cells(name) for name in numbers
    }


def test_words_in_the_workbook_are_never_a_formula(datafile):
    sheet = load_workbook(io.BytesIO(datafile_xlsx.content(datafile)))["Svar"]
    cells = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert {cell.value for cell in cells if cell.quotePrefix} == {"=HYPERLINK(1)", "@kollegie", "+45 ved søen"}
    assert {cell.data_type for cell in cells} == {"s"}


@pytest.mark.parametrize("write", [datafile_xlsx.content, lambda data: codebook_xlsx.content(codebook.of_data(data))])
def test_the_same_data_give_the_same_workbook_without_a_time(datafile, write):
    content = write(datafile)
    assert content == write(datafile)
    assert b"dcterms:created" not in zipfile.ZipFile(io.BytesIO(content)).read("docProps/core.xml")
