"""Terms met in a text, and whether a text renders them."""
