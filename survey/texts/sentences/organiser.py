"""What residents are told about their code, and organisers about their orders."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "code_length": "Koden har %(length)s tegn. Du har skrevet %(typed)s.",
    "code_unknown": "Vi kan ikke finde koden. Tjek, at du har skrevet den som på kortet eller i brevet.",
    "code_spent": "Koden er allerede brugt.",
    "code_tries": "Koden er prøvet for mange gange. Vent en time, og prøv igen.",
    "wave_planned": "Undersøgelsen er ikke åbnet endnu.",
    "wave_over": "Undersøgelsen er slut. Tak for din interesse.",
    "withdrawal_mistyped": "Vi kan ikke læse koden. Skriv de 12 tegn, som du fik, da du sendte.",
    "withdrawal_late": "Koden virker ikke længere. Derfor kan vi ikke finde dit svar.",
    "wave_key_missing": "Undersøgelsens nøgle mangler: %(path)s. Hent den fra den kopi, I tog, da den blev åbnet.",
    "cluster_unknown": "Der er ingen klynge, der hedder »%(cluster)s«. Tag den ind med: klyngesvar add MAPPE",
    "wave_taken": "Klyngen %(cluster)s har allerede en undersøgelse, der hedder »%(wave)s«. Vælg et andet navn.",
    "wave_closes_first": "Undersøgelsen lukker, før den åbner. Ret datoerne, fx 2026-10-06 til 2026-10-26.",
    "wave_unknown": "Klyngen %(cluster)s har ingen undersøgelse, der hedder »%(wave)s«. Der findes: %(known)s.",
    "wave_not_open": "Undersøgelsen »%(wave)s« er ikke åben.",
    "wave_still_open": "Undersøgelsen »%(wave)s« er stadig åben. Luk den først; en halv time efter kan den afsluttes.",
    "village_unknown": "Klyngen har ingen landsby, der hedder »%(village)s«. Der findes: %(known)s.",
    "codes_number": "Skriv, hvor mange koder du vil have, fx 40. Du skrev %(number)s.",
    "codes_taken": "Andre har lige lavet koder, der ligner. Intet er gemt. Prøv igen.",
    "code_not_void": "Koden %(lookup)s kan ikke spærres. Den er ukendt, spærret eller allerede brugt.",
    "role_unknown": "Der er ingen rolle, der hedder »%(role)s«. Vælg en af disse: %(known)s.",
    "password_short": "Adgangskoden er for kort. Skriv mindst %(least)s tegn.",
}
