"""Validators: a file held against its format's rules, written here from the standards' texts."""
