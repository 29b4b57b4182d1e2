import subprocess
import sys

import pytest

from slantwise.language import FEWEST_LETTERS, SAMPLE, detect_language

ENGLISH = "The council said that the bridge would be closed for repairs until the end of the month. "
OTHERS = {
    "de": "Der Stadtrat teilte mit, dass die Brücke wegen Bauarbeiten bis zum Monatsende gesperrt bleibt.",
    "fr": "Le conseil municipal a annoncé que le pont resterait fermé pour travaux jusqu'à la fin du mois.",
    "es": "El ayuntamiento anunció que el puente permanecerá cerrado por obras hasta finales de mes.",
    "nl": "De gemeente liet weten dat de brug wegens werkzaamheden tot het einde van de maand dicht blijft.",
    "ru": "Городской совет сообщил, что мост будет закрыт на ремонт до конца месяца.",
}


@pytest.mark.parametrize(("code", "text"), OTHERS.items())
def test_tells_other_languages(code: str, text: str) -> None:
    assert detect_language(text) == code


def test_tells_english() -> None:
    assert detect_language(ENGLISH) == "en"


def test_english_without_function_words_is_left_to_the_language_model() -> None:
    assert detect_language("Budget talks resume Monday; mayor expects quick vote, opposition demands hearing") == "en"


def test_needs_letters() -> None:
    assert detect_language("") is None
    assert detect_language("ab" * (FEWEST_LETTERS // 2 - 1)) is None
    assert detect_language("12 345 " * 100) is None


def test_a_long_text_is_judged_by_more_than_its_head() -> None:
    assert detect_language("- " * SAMPLE + ENGLISH * 200) == "en"
    assert detect_language(ENGLISH * 2 + OTHERS["ru"] * 200) == "ru"


def test_plain_english_does_not_load_the_language_model() -> None:
    code = f"import sys; from slantwise.language import detect_language\nprint(detect_language({ENGLISH!r}), 'py3langid' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["en", "False"]
