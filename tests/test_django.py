"""A real project's catalogues, as the package brings them: read to the byte, and nearly nothing to stop for."""

from pathlib import Path

import django
import pytest

from tmkit.flows import configuration, review
from tmkit.formats import registry

LOCALES = [Path(django.__path__[0]) / "conf" / "locale", Path(django.__path__[0]) / "contrib" / "admin" / "locale"]


@pytest.mark.parametrize("lang", ["fr", "zh_Hans"])
def test_approved_catalogues_are_quiet(lang: str) -> None:
    paths = [str(locale / lang / "LC_MESSAGES" / "django.po") for locale in LOCALES]
    done = review.review(paths, configuration.defaults(), review.Options())
    assert done.units > 400
    assert done.needing <= 0.01 * done.units, [one.finding for one in done.found if one.finding.severity.rank]


@pytest.mark.parametrize("lang", ["fr", "zh_Hans"])
def test_catalogues_come_back_as_they_were(lang: str) -> None:
    for locale in LOCALES:
        raw = (locale / lang / "LC_MESSAGES" / "django.po").read_bytes()
        assert registry.parse(raw, path="django.po").render({}) == raw
