"""Weblate's target checks over a PO file, in a process of its own; run by the Python of build/peers, never imported.

`weblate_checks.py SOURCE_LANG TARGET_LANG FILE.po` prints a line of JSON: seconds of CPU of the checks alone, and for
each entry, in the order of the file, the names of the checks that fire. Weblate keeps its units in a database; here
stand units without one, and the three checks that ask it for other units (`inconsistent`, `reused`, `translated`) are
left out. The rest is Weblate's own: the list of checks, the loop over them, the parsing of flags, languages, plurals.
"""

import json
import sys
import time
import types

import polib

HOLLOW = (
    "weblate.accounts.avatar",
    "weblate.fonts.utils",
    "weblate.utils.celery",
    "weblate.utils.errors",
    "weblate.utils.validators",
    "weblate.utils.version",
)
"""What its checks load and do not use: fonts, queues, version control. It makes Weblate start faster than it does."""


class Hollow(types.ModuleType):
    """A module with nothing behind its names."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (Exception,), {})


def prepare() -> None:
    """Django without a database, and no glossary."""
    sys.modules |= {name: Hollow(name) for name in HOLLOW}
    glossary = types.ModuleType("weblate.glossary.models")
    glossary.get_glossary_terms = lambda unit, **_: []  # type: ignore[attr-defined]
    sys.modules[glossary.__name__] = glossary
    import django
    from django.conf import settings

    apps = ["django.contrib.contenttypes", "django.contrib.auth", "weblate.lang", "weblate.checks"]
    settings.configure(INSTALLED_APPS=apps, DATABASES={}, USE_I18N=False, AUTOFIX_LIST=())
    django.setup()


class Standin:
    """What a check asks of a unit."""

    fuzzy = readonly = is_source = False
    translated = True
    state = 20
    """Translated, as Weblate numbers it."""

    def __init__(self, entry: polib.POEntry, translation: object, flags: object) -> None:
        plural = entry.msgid_plural
        self.sources = [entry.msgid, plural] if plural else [entry.msgid]
        self.targets = [entry.msgstr_plural[form] for form in sorted(entry.msgstr_plural)] if plural else [entry.msgstr]
        self.source, self.target = self.sources[0], self.targets[0]
        self.translation, self.all_flags = translation, flags
        self.context, self.note = entry.msgctxt or "", entry.comment
        self.check_cache: dict[str, bool] = {}
        self.glossary_terms: list[object] = []

    def get_source_plurals(self) -> list[str]:
        return self.sources

    def get_target_plurals(self) -> list[str]:
        return self.targets


def review(here: str, there: str, path: str) -> dict[str, object]:
    """Seconds, and what fires, entry by entry."""
    from weblate.checks.base import BatchCheckMixin
    from weblate.checks.flags import Flags
    from weblate.checks.models import CHECKS
    from weblate.checks.tests.test_checks import MockTranslation

    translation = MockTranslation(there, here)
    translation.component.is_glossary = False
    known: dict[str, object] = {}  # parsed once, as they would be for a component
    units = []
    for entry in polib.pofile(path):
        flags = ", ".join(entry.flags)
        units.append(Standin(entry, translation, known.setdefault(flags, Flags(flags))))
    checks = {name: one for name, one in CHECKS.target.items() if not isinstance(one, BatchCheckMixin)}
    started = time.process_time()
    fired = [[name for name, one in checks.items() if one.check_target(u.sources, u.targets, u)] for u in units]
    return {"seconds": time.process_time() - started, "checks": len(checks), "fired": fired}


if __name__ == "__main__":
    prepare()
    print(json.dumps(review(*sys.argv[1:4])))
