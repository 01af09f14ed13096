"""Signs of units and money that every language shares."""

from tmkit.core import QuantityKind

UNITS: dict[str, str] = {
    "%": "%", "％": "%", "‰": "permille", "°c": "Cel", "ºc": "Cel", "℃": "Cel", "°f": "degF", "ºf": "degF", "℉": "degF",
    "°": "degree", "º": "degree", "km": "km", "km²": "km2", "km2": "km2", "sq km": "km2", "m²": "m2", "m2": "m2",
    "m³": "m3", "m3": "m3",
    "cm": "cm", "cm²": "cm2", "cm³": "cm3", "mm": "mm", "dm": "dm", "nm": "nm", "µm": "um", "μm": "um", "ft": "ft",
    "inch": "in", "yd": "yd", "mi": "mi", "mi²": "mi2", "sq mi": "mi2", "sq ft": "ft2", "sq m": "m2",
    "kg": "kg", "mg": "mg", "µg": "ug", "lb": "lb", "lbs": "lb", "oz": "oz", "ha": "ha", "ml": "ml", "cl": "cl",
    "dl": "dl",
    "hl": "hl", "km/h": "km/h", "kph": "km/h", "kmh": "km/h", "kmph": "km/h", "m/s": "m/s", "km/s": "km/s",
    "mph": "mi/h", "mi/h": "mi/h",
    "kb": "kB", "mb": "MB", "gb": "GB", "tb": "TB", "pb": "PB", "kib": "kB", "mib": "MB", "gib": "GB", "w": "W",
    "kw": "kW", "mw": "MW",
    "gw": "GW", "tw": "TW", "kwh": "kWh", "mwh": "MWh", "gwh": "GWh", "twh": "TWh", "hz": "Hz", "khz": "kHz",
    "mhz": "MHz",
    "ghz": "GHz", "kv": "kV", "v": "V", "hp": "hp", "kcal": "kcal", "kj": "kJ", "pa": "Pa", "hpa": "hPa",
    "kpa": "kPa", "mpa": "MPa",
    "mbar": "mbar", "psi": "psi", "px": "px", "ms": "ms", "min": "min", "sec": "s", "hr": "h", "hrs": "h",
    "mbps": "Mbit/s", "gbps": "Gbit/s", "kbps": "kbit/s", "mbit/s": "Mbit/s", "gbit/s": "Gbit/s",
    "км": "km", "км²": "km2", "км2": "km2", "м": "m", "см": "cm", "мм": "mm", "кг": "kg", "км/ч": "km/h",
    "км/г": "km/h", "м/с": "m/s",
    "л": "l", "га": "ha", "€": "EUR", "$": "dollar", "us$": "USD", "$us": "USD", "£": "GBP", "¥": "yensign",
    "￥": "yensign", "₹": "INR",
    "₩": "KRW", "₽": "RUB", "₴": "UAH",
    "₺": "TRY", "₫": "VND", "₪": "ILS", "฿": "THB", "zł": "PLN", "kč": "CZK", "g": "g", "m": "m", "l": "l", "t": "t",
    "s": "s", "h": "h",
}  # fmt: skip
"""What follows a number, in lower case -> unit."""

ISO = (
    "USD EUR GBP JPY CNY RMB CHF CAD AUD NZD HKD TWD SGD KRW INR RUB BRL MXN ZAR SEK NOK DKK PLN CZK HUF TRY ILS THB "
    "IDR MYR PHP VND AED SAR EGP NGN KES UAH RON BGN ISK ARS CLP COP PEN PKR BDT LKR KZT XOF XAF MAD DZD TND MOP "
    "NTD CNH"
)
SAME_MONEY = {"RMB": "CNY", "NTD": "TWD", "CNH": "CNY"}
CODES: dict[str, str] = {code.lower(): SAME_MONEY.get(code, code) for code in ISO.split()}
"""ISO 4217 code in lower case -> currency."""

BEFORE: dict[str, str] = {
    "$": "dollar", "us$": "USD", "u.s.$": "USD", "usd$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD",
    "hk$": "HKD", "nt$": "TWD",
    "s$": "SGD", "nz$": "NZD", "r$": "BRL", "€": "EUR", "£": "GBP", "￡": "GBP", "¥": "yensign", "￥": "yensign",
    "₹": "INR", "rs":
    "rupee", "rs.": "rupee",
    "₩": "KRW", "₽": "RUB", "₺": "TRY", "₫": "VND", "₪": "ILS", "฿": "THB", "＄": "dollar", "us＄": "USD",
    **CODES,
}  # fmt: skip
"""What stands before a number, in lower case -> currency."""

CURRENCIES = frozenset(CODES.values()) | {
    "dollar", "pound", "yuan", "franc", "crown", "peso", "rupee", "won", "dinar", "riyal", "yensign", "cent", "USc",
    "EURc", "EGP", "FRF",
    "LBP", "SYP", "KPW", "KWD", "IQD", "RSD", "JOD", "QAR", "IRR", "OMR", "BTC", "BYN", "GEL", "AMD",
}  # fmt: skip
"""Ids that are money."""

INHERITED = frozenset({QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINT, QuantityKind.MONEY, QuantityKind.MEASURE})
"""Kinds that the first end of a range takes from the second."""
RANGED = INHERITED | {QuantityKind.NUMBER, QuantityKind.VAGUE}
"""Kinds that the second end of a range may have."""
