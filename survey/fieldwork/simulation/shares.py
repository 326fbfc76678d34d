"""Shares: what the cluster as a whole answers, in per cent; `effects` then makes people differ.

Where an effect lowers an answer for many, its share stands above the cluster's, so that the cluster's comes out. Tuples
follow the order of the question's options, "not used" before "don't know"; other shares go by name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SINGLES: Mapping[str, tuple[float, ...]] = {
    "satisfied": (55, 37, 5, 2, 1, 0.4),
    "life_satisfaction": (0.4, 0.4, 1, 1.6, 3, 7, 9.6, 20, 29, 16, 10, 2),
    "in_five_years": (47, 33, 7, 3, 10),
    "solution": (17, 24, 22, 27, 2, 8),
    "travel_time": (3, 22, 44, 21, 6, 4),
    "volunteered": (21, 22, 20, 37),
    "lend_a_hand": (9, 27, 23, 28, 13),
    "transport_missed": (5, 6, 86, 3),
    "workplace": (14, 21, 31, 28, 6),
}
MATRICES: Mapping[str, Mapping[str, tuple[float, ...]]] = {
    "attachment": {
        "village": (41, 37, 15, 5, 1, 1),
        "parish": (24, 38, 23, 10, 3, 2),
        "cluster": (14, 33, 31, 14, 5, 3),
        "municipality": (11, 30, 36, 15, 5, 3),
    },
    "local_life": {
        "cohesion": (34, 43, 14, 5, 1, 3),
        "safe": (57, 30, 7, 3, 2, 1),
        "support": (49, 36, 8, 3, 1, 3),
        "newcomers": (20, 37, 22, 12, 3, 6),
        "going_on": (15, 36, 23, 18, 6, 2),
        "future": (16, 38, 26, 10, 3, 7),
    },
    "use_of_places": {
        "hall": (18, 14, 24, 20, 24),
        "village_hall": (3, 11, 47, 25, 14),
        "clubhouse": (6, 8, 18, 24, 44),
        "shop": (74, 15, 6, 3, 2),
        "eatery": (3, 13, 38, 28, 18),
        "church": (3, 6, 41, 31, 19),
        "school": (5, 7, 19, 21, 48),
        "library": (2, 6, 18, 24, 50),
        "care_home": (4, 5, 12, 16, 63),
        "pitch": (14, 9, 19, 21, 37),
        "playground": (12, 16, 27, 19, 26),
        "nature": (44, 27, 19, 6, 4),
    },
    "condition": {
        "hall": (24, 42, 12, 4, 1, 12, 5),
        "village_hall": (12, 40, 22, 10, 3, 8, 5),
        "pitch": (15, 38, 20, 8, 3, 10, 6),
        "playground": (8, 28, 23, 15, 6, 13, 7),
        "green_space": (14, 43, 23, 8, 2, 4, 6),
        "paths": (7, 25, 24, 22, 11, 8, 3),
        "outdoors": (7, 28, 27, 14, 5, 12, 7),
    },
    "leisure_for": {
        "children": (10, 34, 18, 12, 4, 22),
        "teenagers": (4, 15, 21, 27, 13, 20),
        "young_adults": (2, 10, 24, 27, 14, 23),
        "adults": (7, 36, 29, 11, 3, 14),
        "older_people": (14, 41, 18, 7, 2, 18),
        "newcomers": (5, 24, 28, 13, 5, 25),
    },
    "cooperation": {
        "use_others": (33, 40, 15, 5, 2, 5),
        "on_our_own": (6, 14, 30, 27, 15, 8),
        "stronger_together": (45, 34, 12, 3, 1, 5),
        "disadvantage": (21, 33, 22, 12, 4, 8),
        "one_voice": (34, 35, 16, 5, 2, 8),
    },
    "informed": {
        "village": (17, 38, 28, 12, 3, 2),
        "cluster": (3, 12, 33, 35, 14, 3),
        "municipal_plans": (2, 9, 26, 38, 18, 7),
    },
    "our_municipality": {
        "listens": (3, 16, 24, 13, 6, 38),
        "contact": (3, 14, 21, 16, 7, 39),
        "supports": (5, 24, 21, 8, 3, 39),
        "equal_regard": (2, 8, 17, 25, 18, 30),
    },
    "services": {
        "childcare": (11, 20, 6, 2, 1, 54, 6),
        "school": (11, 21, 8, 5, 2, 47, 6),
        "older_people": (4, 14, 12, 8, 3, 46, 13),
        "doctor": (9, 27, 17, 16, 9, 13, 9),
        "bus": (2, 8, 13, 21, 15, 34, 7),
        "on_demand": (3, 8, 9, 6, 4, 55, 15),
        "roads": (6, 37, 27, 19, 8, 0, 3),
        "snow": (7, 36, 25, 18, 8, 2, 4),
        "library": (9, 27, 16, 6, 2, 31, 9),
    },
    "connection": {"internet": (37, 38, 11, 9, 4, 1), "mobile": (17, 38, 17, 19, 8, 1)},
}
# Visits to another village 3 km away with few places; distance and places then move it.
VISITS: tuple[float, ...] = (9, 13, 27, 28, 23)

_WISHED = {
    "walking": 29, "dinners": 24, "water": 19, "fitness": 17, "cycling": 15, "arts": 13, "gymnastics": 12, "crafts": 10,
    "talks": 9, "ball_games": 8, "petanque": 8, "outdoor_life": 6, "running": 5, "riding": 4, "hunting": 3, "other": 4,
    "none": 14,
}  # fmt: skip
MULTIS: Mapping[str, Mapping[str, float]] = {
    "reasons": {
        "nature": 45, "quiet": 34, "family": 31, "price": 27, "grew_up": 24, "community": 22, "children": 11,
        "work": 12, "partner": 11, "business": 4, "other": 4,
    },
    "active_now": {
        "walking": 71, "dinners": 39, "cycling": 34, "fitness": 28, "crafts": 27, "talks": 24, "gymnastics": 22,
        "water": 21, "petanque": 11, "arts": 18, "running": 17, "ball_games": 16, "hunting": 12, "outdoor_life": 6,
        "riding": 4, "other": 4, "none": 6,
    },
    "active_wish": _WISHED,
    "active_where": {"own_village": 48, "other_village": 31, "municipality": 37, "beyond": 18, "home": 52, "none": 6},
    "member": {"sports": 31, "local": 27, "culture": 12, "social": 10, "another": 9, "none": 38},
    "barriers": {
        "time": 36, "knowledge": 24, "offers": 21, "timing": 17, "family": 14, "company": 13, "distance": 6, "price": 6,
        "transport": 4, "access": 3, "other": 4, "none": 27,
    },
    "join_forces": {
        "paths": 38, "events": 35, "youth": 31, "meeting_places": 29, "sports": 27, "new_residents": 26,
        "transport": 24, "older_people": 22, "communication": 21, "school": 19, "business": 12, "energy": 12,
        "other": 2, "none": 4, "dont_know": 7,
    },
    "help_with": {
        "events": 44, "nature": 36, "building": 31, "sports": 27, "older_people": 19, "children": 17, "newcomers": 15,
        "media": 12, "board": 11, "funding": 9, "other": 4,
    },
    "help_how": {"single_task": 62, "project": 31, "from_home": 21, "skills": 18, "group": 14, "dont_know": 8},
    "news_now": {
        "social_media": 61, "neighbours": 55, "weekly": 38, "notices": 29, "local_paper": 22, "website": 17,
        "meetings": 16, "aula": 7, "radio_tv": 11, "newsletter": 9, "municipality": 6, "app": 5, "other": 2, "none": 4,
    },
    "influence_how": {
        "questionnaires": 41, "public_meetings": 36, "small_meetings": 34, "voting": 24, "association": 18,
        "online": 13, "working_group": 11, "none": 12,
    },
    "homes_wanted": {
        "own_house": 44, "senior": 20, "rented": 22, "cooperative": 11, "co_housing": 9, "plot": 8, "care_home": 3,
        "none": 14, "dont_know": 9,
    },
    "heard_from": {
        "digital_post": 70, "social_media": 16, "person": 13, "letter": 11, "card": 9, "poster": 8, "other_source": 3,
    },
}  # fmt: skip
RANKINGS: Mapping[str, Mapping[str, float]] = {
    "news_wish": {
        "social_media": 31, "newsletter": 18, "local_paper": 14, "website": 12, "weekly": 9, "app": 6, "notices": 3,
        "neighbours": 2, "meetings": 1, "aula": 1,
    },
    "priorities": {
        "meeting_places": 15, "paths": 13, "shops": 12, "youth": 12, "new_residents": 10, "school": 9, "transport": 7,
        "activities": 5, "older_people": 5, "housing": 4, "appearance": 4, "jobs": 2, "communication": 1, "green": 1,
    },
}  # fmt: skip
# How many are ranked: 1, 2 or 3, and the share that ranks none.
RANKED: Mapping[str, tuple[tuple[float, float, float], float]] = {
    "news_wish": ((22, 31, 44), 3),
    "priorities": ((6, 10, 84), 0),
}
MISSING_THINGS: Mapping[str, float] = {
    "path": 24, "eatery": 14, "outdoors": 11, "indoors": 9, "shop": 8, "bus_stop": 8, "sports": 7, "playground": 6,
    "safe_road": 6, "lighting": 5, "other": 2,
}  # fmt: skip
HOURS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 40)
