"""The questionnaire: its language, its pages, its answers and its variables. Pure values; no clock, no network."""
