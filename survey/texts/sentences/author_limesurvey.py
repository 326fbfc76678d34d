"""What is said about surveys that go to LimeSurvey and SurveyJS or come from there, in Danish and English."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "surveyjs_no_json": ("filen er ikke JSON", "the file is not JSON"),
    "surveyjs_type_unknown": (
        "%(path)s: SurveyJS kender ikke typen »%(word)s«",
        "%(path)s: SurveyJS has no type “%(word)s”",
    ),
    "surveyjs_name_twice": (
        "%(path)s: navnet %(name)s er allerede brugt i %(first)s",
        "%(path)s: the name %(name)s is already used in %(first)s",
    ),
    # What LimeSurvey and SurveyJS cannot be told
    "elsewhere_unsaid": (
        "det kan ikke siges der: %(keys)s",
        "this cannot be said there: %(keys)s",
    ),
    "elsewhere_no_headings": (
        "overskrifterne mellem svarmulighederne kommer ikke med",
        "the headings between the options are left out",
    ),
    "limesurvey_offers_all": (
        "alle svarmuligheder vises, ikke kun de valgte i %(other)s",
        "all options are shown, not only those chosen in %(other)s",
    ),
    "limesurvey_no_rows": (
        "rækkerne er landsbyerne og kommer først med, når en klynge har taget skemaet",
        "the rows are the villages, and are there once a cluster has taken the questionnaire",
    ),
    "elsewhere_no_map": (
        "der spørges om stedet i ord eller fra listen, uden kort",
        "the place is asked for in words or from the list, without a map",
    ),
    "limesurvey_line_not_required": (
        "det, der skal udfyldes i en påbegyndt linje, kan springes over",
        "what a begun line must have can be skipped",
    ),
    "elsewhere_end_is_stored": (
        "den, der får takken, bliver alligevel gemt som en besvarelse",
        "whoever is thanked there is stored as a response all the same",
    ),
    # What comes from LimeSurvey and is not as it was there
    "limesurvey_no_survey": (
        "filen er ikke en undersøgelse fra LimeSurvey",
        "the file is no survey of LimeSurvey's",
    ),
    "limesurvey_declares": (
        "filen indeholder XML-erklæringer, som LimeSurvey ikke skriver; den læses ikke",
        "the file holds XML declarations that LimeSurvey does not write; it is not read",
    ),
    "limesurvey_too_large": ("filen er over 20 MB", "the file is larger than 20 MB"),
    "limesurvey_no_questions": (
        "der er ingen spørgsmål i filen, som kan læses",
        "the file holds no question that can be read",
    ),
    "limesurvey_map_damaged": (
        "navnelisten er ændret, så den ikke længere fører tilbage",
        "the map of names was changed and no longer leads back",
    ),
    "limesurvey_class_ignored": (
        "linjen af slagsen %(sort)s er ikke med: %(name)s",
        "the line of class %(sort)s is left out: %(name)s",
    ),
    "limesurvey_table_left": (
        "tabellen %(name)s er ikke med (%(count)s linjer)",
        "the table %(name)s is left out (%(count)s rows)",
    ),
    "limesurvey_settings_left": (
        "undersøgelsens egne indstillinger og tekster er ikke med: %(names)s",
        "the survey's own settings and texts are left out: %(names)s",
    ),
    "limesurvey_language_left": (
        "sproget %(language)s er ikke med",
        "the language %(language)s is left out",
    ),
    "limesurvey_group_empty": ("gruppen »%(name)s« er tom", "the group “%(name)s” is empty"),
    "limesurvey_type_left": (
        "%(name)s er ikke med: spørgsmål af typen %(sort)s findes ikke her",
        "%(name)s is left out: there are no questions of type %(sort)s here",
    ),
    "limesurvey_no_answers": (
        "%(name)s er ikke med: der er intet at vælge imellem",
        "%(name)s is left out: there is nothing to choose from",
    ),
    "limesurvey_split": (
        "%(name)s er blevet til en tekst og %(count)s spørgsmål",
        "%(name)s has become a text and %(count)s questions",
    ),
    "limesurvey_dollar": (
        "%(text)s står i teksten med et mellemrum, så det ikke ligner et tidligere svar",
        "%(text)s stands in the text with a blank, so that it looks like no earlier answer",
    ),
    "limesurvey_equation_left": (
        "%(name)s er ikke med: en beregning er ikke et spørgsmål",
        "%(name)s is left out: a calculation is no question",
    ),
    "limesurvey_hidden_left": (
        "%(name)s er ikke med: det er skjult for den, der svarer",
        "%(name)s is left out: it is hidden from whoever answers",
    ),
    "limesurvey_relevance_unsaid": (
        "betingelsen kan ikke siges her, så det vises altid (%(reason)s): %(expression)s",
        "the condition cannot be said here, so this is always shown (%(reason)s): %(expression)s",
    ),
    "limesurvey_row_relevance": (
        "rækken %(name)s vises altid; dens egen betingelse er ikke med: %(expression)s",
        "the row %(name)s is always shown; its own condition is left out: %(expression)s",
    ),
    "limesurvey_html_lost": (
        "udseendet i teksten er ikke med: %(tags)s",
        "what these make of the text is left out: %(tags)s",
    ),
    "limesurvey_expression_kept": (
        "udtrykket står i teksten, som det er, og regnes ikke ud: {%(expression)s}",
        "the expression stays in the text as it is, and is not calculated: {%(expression)s}",
    ),
    "limesurvey_no_text": (
        "der er ingen tekst; »%(name)s« står i stedet",
        "there is no text; “%(name)s” stands in its place",
    ),
    "limesurvey_attributes_left": (
        "%(name)s: indstillingerne er ikke med: %(names)s",
        "%(name)s: these settings are left out: %(names)s",
    ),
    "limesurvey_default_left": (
        "%(name)s: der står ikke noget på forhånd; før stod der »%(text)s«",
        "%(name)s: nothing is filled in beforehand; it was “%(text)s”",
    ),
    "limesurvey_validation_left": (
        "%(name)s: kravet til svaret er ikke med: %(expression)s",
        "%(name)s: what the answer must be is left out: %(expression)s",
    ),
    "limesurvey_below_zero": (
        "%(name)s: tal under 0 kan ikke tages imod; den mindste er 0",
        "%(name)s: numbers below 0 cannot be taken; the least is 0",
    ),
    "limesurvey_time_left": (
        "%(name)s: dagen er med, klokkeslættet ikke",
        "%(name)s: the day is taken along, the time is not",
    ),
    "limesurvey_drawn": (
        "%(name)s tegnes på en anden måde end i LimeSurvey",
        "%(name)s is drawn in another way than in LimeSurvey",
    ),
    "limesurvey_comment": (
        "%(name)s: feltet til en bemærkning er ikke med",
        "%(name)s: the field for a comment is left out",
    ),
    "limesurvey_exclusive_left": (
        "%(name)s udelukker ikke længere de andre svar",
        "%(name)s no longer excludes the other answers",
    ),
    "limesurvey_ranking_other": (
        "%(name)s: »andet« i en rangordning er ikke med",
        "%(name)s: “other” in a ranking is left out",
    ),
}
