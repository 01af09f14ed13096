"""A translation memory: a store, its index, and what it answers."""
