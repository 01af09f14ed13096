"""BLEU, chrF++ and TER of a translation against a reference, by sacrebleu, with the tokenizer the language needs."""

from collections.abc import Sequence

from tmkit.core import ConfigurationError, Score
from tmkit.text import languages

_TOKENIZERS = {"zh": "zh", "ja": "char", "ko": "char", "th": "char", "lo": "char", "km": "char", "my": "char"}
# sacrebleu's ja-mecab and ko-mecab need a dictionary package; characters need none and are as comparable.
_NO_SPACES = frozenset({"zh", "ja", "th", "lo", "km", "my"})


def score(hypotheses: Sequence[str], references: Sequence[str], lang: str) -> tuple[Score, ...]:
    """BLEU, chrF2++ and TER of the whole, in that order, each with sacrebleu's signature.

    `lang` is the language of both sides and chooses the tokenizer. The n-th hypothesis goes with the n-th reference.
    Raises ConfigurationError when their numbers differ or there is none.
    Source: Post 2018, "A Call for Clarity in Reporting BLEU Scores"; Popović 2017, "chrF++"; Snover et al. 2006, "TER".
    """
    if len(hypotheses) != len(references):
        counts = f"{len(hypotheses)} hypotheses and {len(references)} references"
        raise ConfigurationError(f"{counts}: a score pairs them one to one; give both the same lines")
    if not hypotheses:
        raise ConfigurationError("there is nothing to score: both texts are empty")
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    primary = languages.primary(lang)
    spaceless = primary in _NO_SPACES
    metrics = (
        BLEU(tokenize=_TOKENIZERS.get(primary, "13a")),
        CHRF(word_order=2),
        TER(normalized=spaceless, asian_support=spaceless),
    )
    scores = []
    for metric in metrics:
        told = metric.corpus_score(list(hypotheses), [list(references)])
        scores.append(Score(told.name, float(told.score), str(metric.get_signature())))
    return tuple(scores)
