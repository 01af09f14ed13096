"""What the document itself has taught: words that keep meeting in confident beads.

Why      Needs no data for the language pair; names and the words of the subject recur.
Source   IBM model 1 (Brown et al. 1993), learned by `tmkit.align.induction`, applied as by Moore 2002.
Limits   Nothing in the first round, for it needs beads to learn from.
"""

from tmkit.align.lookups import by_likelihood

SCORER = by_likelihood("lexicon")
