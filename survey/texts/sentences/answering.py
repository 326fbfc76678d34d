"""What residents are told about an answer that cannot be taken: an order and an example, kind and without blame."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "required_choice": "Vælg et svar, før du går videre.",
    "required_village": "Vælg, hvilken landsby du bor i.",
    "required_words": "Udfyld dette felt.",
    "choose_one": "Vælg kun ét svar.",
    "choose_listed": "Vælg et af svarene på listen.",
    "choose_at_most": "Du har valgt %(chosen)s. Vælg højst %(max)s.",
    "number_whole": "Skriv et helt tal, fx 3.",
    "number_decimal": "Skriv et tal, fx 3 eller 2,5.",
    "number_between": "Skriv et helt tal mellem %(min)s og %(max)s.",
    "number_decimal_between": "Skriv et tal mellem %(min)s og %(max)s.",
    "number_at_least": "Skriv et tal, der er mindst %(min)s.",
    "number_at_most": "Skriv et tal, der er højst %(max)s.",
    "number_decimals": "Skriv højst %(decimals)s tal efter kommaet, fx 2,5.",
    "number_once": "Skriv kun ét tal, fx 3.",
    "text_long": "Skriv lidt kortere. Du har skrevet %(length)s tegn, og der er plads til %(max)s.",
    "text_once": "Skriv svaret i ét felt.",
    "date_incomplete": "Skriv både dag, måned og år, fx 24 8 1975.",
    "date_digits": "Skriv datoen med tal, fx 24 8 1975.",
    "date_year": "Skriv året med fire tal, fx 1975.",
    "date_unknown": "Den dato findes ikke. Skriv dag, måned og år, fx 24 8 1975.",
    "time_unknown": "Skriv et klokkeslæt, fx 19.30.",
    "in_line": "Linje %(number)s, »%(item)s«: %(error)s",
    "required_line": "Udfyld mindst én linje.",
    "place_listed": "Vælg et sted på listen, eller skriv stedets navn.",
    "place_missing": "Vælg stedet på listen, eller skriv stedets navn.",
    "place_point": "Sæt mærket på kortet igen, eller skriv stedets navn.",
    "place_once": "Vælg kun ét sted i hver linje.",
}
