"""What a condition asks for and cannot have, to the author of a questionnaire, in Danish and English."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "condition_example": (
        "skriv fx tenure == all_year eller answered(reasons)",
        "write for example tenure == all_year or answered(reasons)",
    ),
    "condition_question_unknown": ("spørgsmålet »%(name)s« findes ikke", "there is no question “%(name)s”"),
    "condition_question_later": (
        "betingelsen spørger om »%(name)s«, som først kommer i linje %(line)s",
        "the condition asks about “%(name)s”, which comes only in line %(line)s",
    ),
    "condition_question_later_advice": ("flyt »%(name)s« op før dette", "move “%(name)s” up before this"),
    "condition_note": ("»%(name)s« er en tekst uden svar", "“%(name)s” is a text without an answer"),
    "condition_note_advice": ("spørg om et spørgsmål i stedet", "ask about a question instead"),
    "condition_no_matrix": (
        "»%(name)s« har ingen rækker, så »%(name)s.%(row)s« findes ikke",
        "“%(name)s” has no rows, so there is no “%(name)s.%(row)s”",
    ),
    "condition_no_matrix_advice": ("skriv »%(name)s« alene", "write “%(name)s” alone"),
    "condition_row_unknown": ("»%(name)s« har ingen række »%(row)s«", "“%(name)s” has no row “%(row)s”"),
    "condition_row_missing": ("»%(name)s« har flere rækker; sig hvilken", "“%(name)s” has several rows; say which"),
    "condition_row_advice": ("skriv fx %(name)s.%(row)s", "write for example %(name)s.%(row)s"),
    "condition_has_multi": (
        "has() er til multi; »%(name)s« er %(kind)s",
        "has() is for multi; “%(name)s” is %(kind)s",
    ),
    "condition_count_multi": (
        "count() er til multi; »%(name)s« er %(kind)s",
        "count() is for multi; “%(name)s” is %(kind)s",
    ),
    "condition_compare_advice": ("skriv fx %(name)s == navn", "write for example %(name)s == name"),
    "condition_option_unknown": (
        "»%(name)s« har ingen svarmulighed »%(option)s«",
        "“%(name)s” has no option “%(option)s”",
    ),
    "condition_no_opinion": (
        "»%(option)s« er ukendt i enhver sammenligning, så betingelsen bliver aldrig sand",
        "“%(option)s” is unknown in every comparison, so the condition never holds",
    ),
    "condition_no_opinion_advice": (
        "brug answered(%(name)s), eller nævn de andre svar",
        "use answered(%(name)s), or name the other answers",
    ),
    "condition_constant": ("betingelsen spørger ikke om noget svar", "the condition asks about no answer"),
    "condition_number_wanted": (
        "»%(name)s« er et tal og kan ikke sammenlignes med »%(word)s«",
        "“%(name)s” is a number and cannot be compared with “%(word)s”",
    ),
    "condition_number_advice": ("skriv et tal, fx 3", "write a number, for example 3"),
    "condition_option_wanted": (
        "»%(name)s« har navne som svar og kan ikke sammenlignes med %(value)s",
        "“%(name)s” has names as answers and cannot be compared with %(value)s",
    ),
    "condition_name_ordered": (
        "»%(option)s« har ingen plads i en rækkefølge; »%(name)s« kan kun sammenlignes med == og !=",
        "“%(option)s” has no place in an order; compare “%(name)s” with == and !=",
    ),
    "condition_text_compared": (
        "svaret på »%(name)s« (%(kind)s) kan ikke sammenlignes",
        "the answer to “%(name)s” (%(kind)s) cannot be compared",
    ),
    "condition_answered_advice": ("brug answered(%(name)s)", "use answered(%(name)s)"),
    "condition_multi_compared": (
        "»%(name)s« (%(kind)s) kan have flere svar på én gang",
        "“%(name)s” (%(kind)s) may have several answers at once",
    ),
    "condition_has_advice": (
        "brug has(%(name)s, navn) eller count(%(name)s)",
        "use has(%(name)s, name) or count(%(name)s)",
    ),
    "condition_never": (
        "betingelsen bliver aldrig sand: svarene på »%(name)s« går fra %(min)s til %(max)s",
        "the condition never holds: the answers to “%(name)s” go from %(min)s to %(max)s",
    ),
    "condition_name_ordered_advice": (
        "skriv fx %(name)s in (a, b), med de svar, der skal tælle",
        "write for example %(name)s in (a, b), with the answers that are to count",
    ),
    "condition_contradiction": (
        "betingelsen bliver aldrig sand: »%(name)s« kan ikke være to ting på én gang",
        "the condition never holds: “%(name)s” cannot be two things at once",
    ),
    "condition_contradiction_advice": (
        "skriv or i stedet for and, eller %(name)s in (a, b)",
        "write or instead of and, or %(name)s in (a, b)",
    ),
    "condition_no_answer": (
        "betingelsen bliver aldrig sand: intet svar på »%(name)s« opfylder den",
        "the condition never holds: no answer to “%(name)s” meets it",
    ),
    "condition_no_answer_advice": (
        "ret tallene, tegnene eller navnene, eller slet betingelsen",
        "change the numbers, signs or names, or delete the condition",
    ),
    "condition_itself": (
        "»%(name)s« spørger om sit eget svar og ville aldrig blive vist",
        "“%(name)s” asks about its own answer and would never be shown",
    ),
    "condition_itself_advice": ("spørg om et tidligere spørgsmål", "ask about an earlier question"),
    "condition_circle": (
        "»%(owner)s« venter på »%(name)s«, som igen venter på »%(owner)s« (linje %(line)s)",
        "“%(owner)s” waits for “%(name)s”, which waits for “%(owner)s” in turn (line %(line)s)",
    ),
    "condition_circle_advice": ("slet den ene betingelse", "delete one of the conditions"),
    "condition_own_section": (
        "delen venter på »%(name)s«, som selv står i den (linje %(line)s)",
        "the section waits for “%(name)s”, which stands in it (line %(line)s)",
    ),
    "condition_own_section_advice": (
        "flyt »%(name)s« til en tidligere del, eller sæt betingelsen på spørgsmålene",
        "move “%(name)s” to an earlier section, or put the condition on the questions",
    ),
    "condition_behind_question": (
        "betingelsen bliver aldrig sand: »%(name)s« stilles kun, når %(condition)s (linje %(line)s)",
        "the condition never holds: “%(name)s” is asked only if %(condition)s (line %(line)s)",
    ),
    "condition_behind_section": (
        "betingelsen bliver aldrig sand: delen med »%(name)s« vises kun, når %(condition)s (linje %(line)s)",
        "the condition never holds: the section of “%(name)s” is shown only if %(condition)s (line %(line)s)",
    ),
    "condition_behind_end": (
        "betingelsen bliver aldrig sand: når %(condition)s, slutter skemaet i linje %(line)s, før »%(name)s« kommer",
        "the condition never holds: if %(condition)s, line %(line)s ends the questionnaire before “%(name)s” is asked",
    ),
    "condition_together": (
        "betingelsen bliver aldrig sand: ingen bliver spurgt om alt det, den nævner",
        "the condition never holds: nobody is asked all that it names",
    ),
    "condition_behind_advice": (
        "ret en af de to betingelser, så begge kan gælde for den samme person",
        "change one of the two conditions so that both can hold for the same person",
    ),
    "question_never": ("ingen kommer til »%(name)s«", "nobody gets to “%(name)s”"),
    "question_never_section": (
        "ingen kommer til »%(name)s«: delen vises kun, når %(condition)s (linje %(line)s)",
        "nobody gets to “%(name)s”: its section is shown only if %(condition)s (line %(line)s)",
    ),
    "question_never_end": (
        "ingen kommer til »%(name)s«: når %(condition)s, er skemaet allerede slut (linje %(line)s)",
        "nobody gets to “%(name)s”: if %(condition)s, the questionnaire has ended (line %(line)s)",
    ),
    "section_never": ("ingen kommer til delen »%(name)s«", "nobody gets to the section “%(name)s”"),
    "section_never_end": (
        "ingen kommer til delen »%(name)s«: når %(condition)s, er skemaet allerede slut (linje %(line)s)",
        "nobody gets to the section “%(name)s”: if %(condition)s, the questionnaire has ended (line %(line)s)",
    ),
    "end_never": ("ingen slutter her", "nobody ends here"),
    "end_never_end": (
        "ingen slutter her: når %(condition)s, er skemaet allerede slut (linje %(line)s)",
        "nobody ends here: if %(condition)s, the questionnaire has ended (line %(line)s)",
    ),
    "question_never_advice": (
        "ret en af betingelserne, eller slet det, som ingen kommer til",
        "change one of the conditions, or delete what nobody gets to",
    ),
}
