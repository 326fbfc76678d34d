"""What is wrong in a condition, to the author of a questionnaire, in Danish and English."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "condition_empty": (
        "betingelsen er tom; skriv fx tenure == all_year",
        "the condition is empty; write for example tenure == all_year",
    ),
    "condition_long": (
        "betingelsen er længere end %(max)s tegn; del spørgsmålet op",
        "the condition is longer than %(max)s characters; split the question",
    ),
    "condition_deep": (
        "betingelsen har flere end %(max)s parenteser eller not inden i hinanden; skriv den kortere",
        "the condition nests more than %(max)s brackets or nots; write it shorter",
    ),
    "condition_instead": (
        "»%(found)s« bruges ikke i en betingelse; skriv %(instead)s",
        "“%(found)s” is not used in a condition; write %(instead)s",
    ),
    "condition_quotes": (
        "navne skrives uden anførselstegn, fx tenure == all_year",
        "names are written without quotation marks, for example tenure == all_year",
    ),
    "condition_character": (
        "»%(found)s« er hverken et navn, et tal eller et tegn, som en betingelse kender; skriv navne som all_year",
        "“%(found)s” is no name, number or sign that a condition knows; write names like all_year",
    ),
    "condition_no_comparison": (
        "»%(found)s« er ikke sammenlignet med noget; skriv fx %(found)s == 3 eller answered(%(found)s)",
        "“%(found)s” is compared with nothing; write for example %(found)s == 3 or answered(%(found)s)",
    ),
    "condition_ends": (
        "betingelsen slutter for tidligt; her mangler %(expected)s",
        "the condition ends too early; here should come %(expected)s",
    ),
    "condition_unexpected": (
        "»%(found)s« kan ikke stå her; her skal stå %(expected)s",
        "“%(found)s” cannot stand here; here should come %(expected)s",
    ),
}
