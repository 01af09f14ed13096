"""Facts about writing: languages, scripts, tokens, stems, quantities, names, placeholders, invisibles."""
