"""Write `<corpus>/*.tmx`: each corpus's release aligned with its versions, as `tmkit align` does it."""

from pathlib import Path

from tmkit.flows import build_memory
from tmkit.flows.build_memory import Options

HERE = Path(__file__).parent
CORPORA = {"sce2018": ("fr-en", "fr-zh", "fr-en-zh")}
"""The files of each corpus: the source's language, then those of the versions."""


def main() -> None:
    for corpus, names in CORPORA.items():
        for name in names:
            langs = name.split("-")
            texts = [HERE / corpus / f"release.{lang}.txt" for lang in langs]
            # Without vectors, so that the scores are the same whether or not the extra is installed.
            build_memory.build(
                texts[0], texts[1:], HERE / corpus / f"{name}.tmx", langs=langs, options=Options(embed=False)
            )


if __name__ == "__main__":
    main()
