"""What other tools call the same thing, for those who come from them; each by that tool's own id."""

ELSEWHERE: dict[str, str] = {
    "empty-target": "pofilter untranslated, blank; Okapi empty target; Phrase emptyTarget; Xbench Untranslated; "
    "l10n-lint missing-translation; dennis W301",
    "same-as-source": "Weblate same; pofilter unchanged; Okapi target same as source; Xbench Target same as source; "
    "l10n-lint source-equals-translation; dennis W302; XTM identical",
    "shifted-entry": "po-lint shifted_entry",
    "apostrophe": "Weblate icu_message_format, in part; msgfmt --check of java-format",
    "icu": "Weblate icu_message_format; compare-locales; moz.l10n lint; l10n-lint cldr-plural-missing",
    "plural-forms": "Weblate plurals, same-plurals; pofilter nplurals, simpleplurals; l10n-lint plural-*",
    "header-plurals": "msgfmt --check-header; i18nspector unusual-plural-forms; pofilter nplurals",
    "header": "msgfmt --check-header; i18nspector",
    "unfinished": "pofilter isfuzzy; l10n-lint fuzzy",
    "stale": "Weblate's source changes (by its database)",
    "placeholder": "Weblate python_format, c_format and 20 more; pofilter printf, variables, pythonbraceformat, urls, "
    "emails; l10n-lint placeholder-mismatch, url-preservation; dennis E101 to E201, W202; msgfmt --check-format; "
    "compare-locales; Okapi patterns; Xbench URL mismatch",
    "tags": "Weblate xml-tags, xml-invalid, safe-html; pofilter xmltags; l10n-lint html-tag-mismatch; dennis W303; "
    "Okapi codes; Xbench Tag mismatch; memoQ and Phrase tags",
    "light-markup": "Weblate bbcode, md-link, md-reflink, rst-references, rst-syntax",
    "kashida": "Weblate kashida",
    "verbatim": "pofilter functions, options, filepaths",
    "accelerator": "pofilter accelerators; msgfmt --check-accelerators; l10n-lint keyboard-shortcut-missing",
    "term-missing": "Weblate check_glossary; pofilter musttranslatewords; Okapi terms; Xbench Key Term Mismatch; "
    "l10n-lint required-term-missing; Phrase nonConformingTerms",
    "term-forbidden": "l10n-lint forbidden-term; Okapi blacklist; memoQ forbidden terms",
    "term-do-not-translate": "pofilter notranslatewords",
    "date": "Trados dates, Verifika dates (their format)",
    "time": "Trados times (their format)",
    "percent": "Trados numbers; l10n-lint percent-spacing (its format)",
    "currency": "l10n-lint currency-localization (its format)",
    "unit": "Trados measurements (their format); Verifika conversion rules",
    "code": "Xbench Alphanumeric mismatch",
    "number-value": "pofilter numbers; l10n-lint numeric-mismatch; Xbench Numeric Mismatch; XTM Missing, Extra number; "
    "memoQ and Verifika numbers; opusfilter NonZeroNumerals (digits, not values)",
    "number-omitted": "Phrase missingNumber; XTM Missing number",
    "number-format": "memoQ number format; Trados and Verifika numbers; XTM incorrectly formatted; "
    "l10n-lint decimal-separator, large-number-grouping",
    "name-latin": "pofilter simplecaps, acronyms; Xbench CamelCase, Uppercase mismatch",
    "characters": "Okapi corrupted characters; po-lint garbled_text",
    "invisible": "Weblate zero-width-space; l10n-lint zero-width-space, bidi-control",
    "wrong-script": "po-lint wrong_script",
    "wrong-language": "po-lint wrong_language; bicleaner no_wrong_language",
    "repeated-word": "Weblate duplicate; pofilter doublewords; l10n-lint repeated-words; Okapi doubled words; "
    "Xbench Repeated Words; Phrase repeatedWords",
    "spelling": "pofilter spellcheck; msgcheck; XTM and memoQ spelling",
    "quotes": "pofilter singlequoting, doublequoting, brackets; l10n-lint mixed-quotes; Xbench Unpaired Symbols",
    "newlines": "Weblate newline-count, escaped_newline; pofilter newlines, tabs, escapes; l10n-lint newline-mismatch",
    "end-punctuation": "Weblate end_stop, end_colon, end_question and others; pofilter endpunc; "
    "l10n-lint end-stop-mismatch; Phrase endPunctuation",
    "fr-spacing": "Weblate punctuation_spacing; pofilter puncspacing; padpo nbsp",
    "whitespace": "Weblate begin_space, end_space, double_space; pofilter startwhitespace, endwhitespace, "
    "doublespacing; Phrase multipleSpaces; Okapi",
    "spacing": "pofilter puncspacing",
    "capitalisation": "pofilter startcaps, simplecaps; l10n-lint inconsistent-capitalization",
    "inconsistent-target": "Weblate inconsistent; l10n-lint consistency; Xbench and Okapi inconsistency; "
    "Phrase inconsistentTranslation; pofilter compendiumconflicts",
    "inconsistent-source": "Weblate reused; Xbench Inconsistency in source",
    "length": "Weblate max-length, max-size; pofilter long, short; l10n-lint too-long, length-ratio; Okapi length",
}
"""Code -> the names."""
