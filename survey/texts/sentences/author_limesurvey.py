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
}
