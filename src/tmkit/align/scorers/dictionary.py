"""Words that a bilingual dictionary pairs.

Why      Where a package ships a dictionary, most content words find a partner in it.
Limits   Only when asked for; the table is made by `tmkit.align.dictionaries`.
"""

from tmkit.align.lookups import by_coverage

SCORER = by_coverage("dictionary")
