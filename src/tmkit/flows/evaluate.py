"""A draft and its reference, from their files to their scores."""

from pathlib import Path

from tmkit import score
from tmkit.core import ConfigurationError, EncodingError, Score
from tmkit.formats import files
from tmkit.text import languages


def evaluate(hypothesis: Path | str, reference: Path | str, *, lang: str = "") -> tuple[Score, ...]:
    """BLEU, chrF2++ and TER of one text file against another, line by line, blank lines left out.

    `lang` defaults to what a file's name says (`draft.en.txt`). Raises ConfigurationError when no language is known or
    the files differ in their number of lines; InputError when a file cannot be read.
    """
    tag = lang or languages.of_file_name(str(reference)) or languages.of_file_name(str(hypothesis))
    if not tag:
        raise ConfigurationError(f"{reference}: its name tells no language; say which with --lang, such as --lang en")
    return score.score(_lines(hypothesis), _lines(reference), languages.canonical(tag))


def _lines(path: Path | str) -> tuple[str, ...]:
    try:
        text = files.decode(files.read(path))
    except EncodingError as error:
        raise error.at(str(path)) from None
    return tuple(line.strip() for line in text.splitlines() if line.strip())
