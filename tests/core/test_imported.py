"""Values imported when they are reached."""

import subprocess
import sys

from tmkit.core import Imported

PLACES = ("decimal:Decimal", "colorsys:rgb_to_hsv", "decimal:Context")


def test_values_come_in_order_and_slices_are_of_the_same_kind() -> None:
    import decimal

    values = Imported[object](PLACES)
    assert len(values) == 3
    assert values[-1] is decimal.Context
    assert list(values[::2]) == [decimal.Decimal, decimal.Context]


def test_nothing_is_imported_before_it_is_reached() -> None:
    code = (
        "import sys; from tmkit.core import Imported\n"
        f"values = Imported({PLACES!r}); values[:2]; print('colorsys' in sys.modules)\n"
        "values[1]; print('colorsys' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.split() == ["False", "True"]
