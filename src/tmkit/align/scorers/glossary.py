"""Terms of the glossary: the concepts met on either side.

Why      Whoever gives a glossary vouches for it: a concept met on both sides binds them.
"""

from tmkit.align.lookups import by_coverage

SCORER = by_coverage("glossary")
