"""The kinds of evidence, a file each; `tmkit.align.registry` lists them."""
