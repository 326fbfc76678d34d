"""What is wrong in a condition, to the author of a questionnaire, in Danish and English."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "condition_empty": (
        "betingelsen er tom",
        "the condition is empty",
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
        "»%(found)s« bruges ikke i en betingelse; det hedder %(instead)s",
        "“%(found)s” is not used in a condition; it is called %(instead)s",
    ),
    "condition_placeholder": (
        "i en betingelse skrives %(found)s uden ${}: %(instead)s",
        "in a condition %(found)s is written without ${}: %(instead)s",
    ),
    "condition_quotes": (
        "navne skrives uden anførselstegn i en betingelse",
        "names are written without quotation marks in a condition",
    ),
    "condition_character": (
        "»%(found)s« er hverken et navn, et tal eller et tegn, som en betingelse kender",
        "“%(found)s” is no name, number or sign that a condition knows",
    ),
    "condition_no_comparison": (
        "»%(found)s« er ikke sammenlignet med noget",
        "“%(found)s” is compared with nothing",
    ),
    "condition_ends": (
        "betingelsen slutter for tidligt; her mangler %(expected)s",
        "the condition ends too early; here should come %(expected)s",
    ),
    "condition_ends_question": (
        "betingelsen slutter for tidligt; her mangler navnet på et spørgsmål",
        "the condition ends too early; the name of a question should come here",
    ),
    "condition_ends_option": (
        "betingelsen slutter for tidligt; her mangler navnet på en svarmulighed eller et tal",
        "the condition ends too early; the name of an option or a number should come here",
    ),
    "condition_unexpected_question": (
        "»%(found)s« kan ikke stå her; her skal stå navnet på et spørgsmål",
        "“%(found)s” cannot stand here; the name of a question should come here",
    ),
    "condition_unexpected_option": (
        "»%(found)s« kan ikke stå her; her skal stå navnet på en svarmulighed eller et tal",
        "“%(found)s” cannot stand here; the name of an option or a number should come here",
    ),
    "condition_unexpected": (
        "»%(found)s« kan ikke stå her; her skal stå %(expected)s",
        "“%(found)s” cannot stand here; here should come %(expected)s",
    ),
}
