"""tmkit's own rules: one SRX file a language, and what languages share in `common.srx`."""
