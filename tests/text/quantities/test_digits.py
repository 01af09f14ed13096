"""Figures in every reading that their marks allow."""

from fractions import Fraction

import pytest

from tmkit.text.quantities.digits import readings


@pytest.mark.parametrize(
    ("literal", "decimal", "values"),
    [
        ("1234", ".", ["1234"]),
        ("1,234", ".", ["1234", "1.234"]),
        ("1,234", ",", ["1.234", "1234"]),
        ("1.234,5", ",", ["1234.5"]),
        ("1,234.5", ",", ["1234.5"]),
        ("1 234,5", ",", ["1234.5"]),
        ("0,123", ".", ["0.123"]),
        ("12,34,567", ".", ["1234567"]),
        ("1'234", ".", ["1234"]),
        ("１２．５".replace("．", "."), ".", ["12.5"]),
        ("1.2.3", ".", []),
        ("7" * 41, ".", []),
    ],
)
def test_readings(literal: str, decimal: str, values: list[str]) -> None:
    assert list(readings(literal, decimal)) == [Fraction(value) for value in values]
