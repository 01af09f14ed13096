"""Translation scores with their signatures."""

from tmkit.score.corpus import score

__all__ = ["score"]
