"""Where an answer is used further on."""

import pytest

from survey.questionnaire.reader import read
from survey.questionnaire.uses import Use, uses

TEXT = """\
questionnaire: kort
languages: [da]
title: Kort
thanks: Tak, du fra ${village}
sections:
  - section: home
    title: Hjem
    questions:
      - village: village
        ask: Hvor bor du?
        options:
          - outside: Udenfor
      - end_if: village == outside
        text: Tak
      - multi: reasons
        ask: Hvorfor bor du i ${village}?
        options:
          - nature: Naturen
          - peace: Freden
      - single: main
        ask: Hvad er vigtigst?
        from: reasons
      - matrix: visits
        ask: Hvor ofte kommer du i de andre?
        each_village: yes
        without_own: yes
        options:
          - 1: Tit
          - 2: Aldrig
  - section: more
    title: Mere
    show_if: has(reasons, nature) and answered(reasons)
    questions:
      - text: missing
        ask: Hvad mangler?
        show_if: answered(main)
"""


@pytest.mark.parametrize(
    "use",
    [
        Use("village", "end", "home"),
        Use("village", "text", "reasons"),
        Use("village", "rows", "visits"),
        Use("village", "thanks"),
        Use("reasons", "options", "main"),
        Use("reasons", "section", "more"),
        Use("main", "condition", "missing"),
    ],
)
def test_every_use_of_an_answer_is_found_once(use):
    found = uses(read({"kort.yaml": TEXT}, "kort.yaml"))
    assert found.count(use) == 1
    assert len(found) == 7
