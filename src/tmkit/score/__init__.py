"""Translation scores with their signatures."""
