"""What is made when it is first used."""

import copy
import pickle
import pkgutil
import re
from importlib import import_module

import pytest

import tmkit
from tmkit.core import defer
from tmkit.core.deferred import _Deferred


def test_it_is_made_once_and_when_it_is_used() -> None:
    made = []

    def make(text: str) -> "re.Pattern[str]":
        made.append(text)
        return re.compile(text)

    pattern = defer(make, "a+")
    assert not made
    assert pattern.findall("caab") == ["aa"]
    assert pattern.pattern == "a+"
    assert made == ["a+"]


def test_errors_come_when_it_is_used() -> None:
    pattern = defer(re.compile, "(")
    with pytest.raises(re.error):
        pattern.search("a")


def test_it_is_copied_and_sent_to_another_process() -> None:
    pattern = defer(re.compile, "A+", re.IGNORECASE)
    for other in (copy.copy(pattern), copy.deepcopy(pattern), pickle.loads(pickle.dumps(pattern))):
        assert other.findall("caab") == ["aa"]
    with pytest.raises(AttributeError, match="nothing"):
        pattern.nothing  # noqa: B018


def test_all_that_is_deferred_can_be_made() -> None:
    found = 0
    for each in pkgutil.walk_packages(tmkit.__path__, "tmkit."):
        for value in vars(import_module(each.name)).values():
            for one in value.values() if isinstance(value, dict) else (value,):
                if isinstance(one, _Deferred):
                    one._make()
                    found += 1
    assert found > 20
