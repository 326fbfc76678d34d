"""What is wrong in a repeat or with `from`, to the author of a questionnaire, in Danish and English."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "rows_and_villages": (
        "»%(name)s« har både rows og each_village",
        "“%(name)s” has both rows and each_village",
    ),
    "rows_and_villages_advice": (
        "behold det ene: med each_village er landsbyerne rækkerne",
        "keep one of them: with each_village the villages are the rows",
    ),
    "without_own_alone": ("without_own hører til each_village", "without_own belongs to each_village"),
    "without_own_alone_advice": (
        "skriv også »each_village: yes«, eller slet linjen",
        "write “each_village: yes” too, or delete the line",
    ),
    "without_own_unasked": (
        "without_own udelader den landsby, man bor i, men den er der ikke spurgt om endnu",
        "without_own leaves out one's own village, which has not been asked about yet",
    ),
    "without_own_unasked_advice": (
        "sæt et spørgsmål af slagsen village før dette",
        "put a question of the kind village before this",
    ),
    "repeat_empty": ("»%(name)s« har ingen spørgsmål i sine linjer", "“%(name)s” has no questions in its lines"),
    "repeat_advice": (
        "tilføj »questions:« med et par spørgsmål som »- text: navn« og »ask: …«",
        "add “questions:” with a few questions such as “- text: name” and “ask: …”",
    ),
    "repeat_shape": ("»%(word)s« er ikke et spørgsmål", "“%(word)s” is no question"),
    "repeat_kind": (
        "»%(word)s« kan ikke stå i linjerne af »%(name)s«",
        "“%(word)s” cannot stand in the lines of “%(name)s”",
    ),
    "repeat_too_many": (
        "%(at_most)s linjer er flere, end nogen kan overskue",
        "%(at_most)s lines are more than anybody can survey",
    ),
    "from_and_own": (
        "»%(word)s« og »from« kan ikke stå sammen",
        "“%(word)s” and “from” cannot stand together",
    ),
    "from_and_own_advice": (
        "slet den ene: »from« tager det valgte fra et tidligere spørgsmål",
        "delete one: “from” takes what was chosen in an earlier question",
    ),
    "from_unknown": ("spørgsmålet »%(name)s« findes ikke", "there is no question “%(name)s”"),
    "from_later": (
        "»%(name)s« kommer først i linje %(line)s, så intet er valgt endnu",
        "“%(name)s” comes only in line %(line)s, so nothing has been chosen yet",
    ),
    "from_no_multi_advice": (
        "gør det tidligere spørgsmål til en multi, eller skriv »options:« her",
        "make the earlier question a multi, or write “options:” here",
    ),
    "from_no_multi": (
        "from tager svar fra en multi; »%(name)s« er %(kind)s",
        "from takes answers of a multi; “%(name)s” is %(kind)s",
    ),
    "condition_repeat_compared": (
        "»%(name)s« har flere linjer og kan ikke sammenlignes",
        "“%(name)s” has several lines and cannot be compared",
    ),
    "condition_repeat_advice": (
        "brug answered(%(name)s), eller tæl linjerne med count(%(name)s)",
        "use answered(%(name)s), or count its lines with count(%(name)s)",
    ),
    "column_twice": (
        "to ting får navnet »%(column)s« i datafilen",
        "two things get the name “%(column)s” in the data file",
    ),
}
