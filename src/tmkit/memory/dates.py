"""Dates, weekdays and times in the manner of old ones: `Aug. 25, 2018` for `Aug. 24, 2018`, `mardi` for `lundi`."""

import re
from fractions import Fraction

from tmkit.text import languages

_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
_SHORT_MONTHS = {
    "en": "jan feb mar apr may jun jul aug sep oct nov dec",
    "fr": "janv févr mars avr mai juin juil août sept oct nov déc",
}
_WEEKDAYS = {
    "en": ("monday tuesday wednesday thursday friday saturday sunday", "mon tue wed thu fri sat sun"),
    "fr": ("lundi mardi mercredi jeudi vendredi samedi dimanche", "lun mar mer jeu ven sam dim"),
    "zh": ("一 二 三 四 五 六 日", "一 二 三 四 五 六 天"),
}
_MARKS = {"年": 0, "月": 1, "日": 2, "号": 2, "號": 2, "년": 0, "월": 1, "일": 2}
"""Which part of a date is said before it."""
_TIME = re.compile(r"(\d{1,2})(\s*(?:[:hH.\uff1a点點时時])\s*)(\d{2})?")
_HALF = re.compile(r"\b([ap])(\.?\s?m\b)", re.IGNORECASE)


def date(wording: str, old: tuple[Fraction, ...], new: tuple[Fraction, ...], lang: str) -> str | None:
    """Year, month and day put in the places of the old ones; the same parts must be said, each in a place of its own.

    None where one cannot tell which is which.
    """
    if len(old) != 3 or len(new) != 3 or [bool(part) for part in old] != [bool(part) for part in new]:
        return None
    pieces = re.split(r"(\d+|[^\W\d_]+)", wording)
    olds, news = [int(part) for part in old], [int(part) for part in new]
    done = [not part for part in olds]
    for at in range(1, len(pieces), 2):
        named = _month(pieces[at], olds[1], news[1], lang) if olds[1] and not done[1] else None
        if named:
            pieces[at], done[1] = named, True
    for at in range(1, len(pieces), 2):
        piece = pieces[at]
        if piece.isdecimal():
            mark = _MARKS.get((pieces[at + 1] + "".join(pieces[at + 2 : at + 3]))[:1])
            parts = [part for part in range(3) if int(piece) == olds[part] and not done[part] and mark in {part, None}]
            if not parts or len({news[part] for part in parts}) > 1:
                return None
            pieces[at] = str(news[parts[0]]).zfill(len(piece) if piece.startswith("0") else 1)
            done[parts[0]] = True
    if new[2] and languages.primary(lang) in {"en", "fr"}:
        pieces = _endings(pieces, int(new[2]))
    return "".join(pieces) if all(done) else None


def ending(number: int) -> str:
    """What English writes behind an ordinal's digits: 1st, 2nd, 3rd, 11th."""
    return "th" if 10 < number % 100 < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _endings(pieces: list[str], day: int) -> list[str]:
    """1st, 2nd ... and `1er` go with their day."""
    whole = [*pieces]
    for at in range(2, len(whole) - 1):
        if whole[at].lower() in {"st", "nd", "rd", "th"} and whole[at - 1] == "" and whole[at - 2].isdecimal():
            whole[at] = ending(day)
        elif whole[at].lower() == "er" and whole[at - 1] == "" and whole[at - 2].isdecimal():
            whole[at] = "er" if day == 1 else ""
    return whole


def _month(piece: str, old: int, new: int, lang: str) -> str | None:
    """The new month's name in the form, full or short, and the case of the old one's."""
    for table in (_MONTHS, _SHORT_MONTHS):
        names = table.get(languages.primary(lang), "").split()
        if names and piece.lower() in {names[old - 1], *(["sept"] if old == 9 and lang.startswith("en") else [])}:
            name = names[new - 1]
            return name.upper() if piece.isupper() else name.capitalize() if piece[0].isupper() else name
    return None


def weekday(wording: str, old: int, new: int, lang: str) -> str | None:
    """The new day's name in the form, full or short, and the case of the old one's; days are 1 to 7."""
    for table in _WEEKDAYS.get(languages.primary(lang), ()):
        names = table.split()
        found = (
            re.search(re.escape(names[old - 1]), wording, re.IGNORECASE) if 1 <= old <= 7 and 1 <= new <= 7 else None
        )
        if found and (len(found[0]) == 1 or found[0] == wording.rstrip(".")):
            name = names[new - 1]
            name = name.upper() if found[0].isupper() else name.capitalize() if found[0][0].isupper() else name
            return wording[: found.start()] + name + wording[found.end() :]
    return None


def time(wording: str, old: int, minutes: int) -> str | None:
    """The hour and minute put in the places of the old ones, with `am` and `pm` where these were said.

    Times are in minutes. None where the half of the day is said elsewhere (下午2:30).
    """
    places = list(_TIME.finditer(wording))
    if len(places) != 1 or (minutes % 60 and not places[0][3]):
        return None
    (place,), half = places, _HALF.search(wording)
    if not half and int(place[1]) != old // 60:
        return None
    hour = minutes // 60
    shown = (hour % 12 or 12) if half else hour
    figures = f"{shown:02}" if place[1].startswith("0") else str(shown)
    written = figures + place[2] + (f"{minutes % 60:02}" if place[3] else "")
    whole = wording[: place.start()] + written + wording[place.end() :]
    if half:
        letter = "p" if hour >= 12 else "a"
        letter = letter.upper() if half[1].isupper() else letter
        whole = _HALF.sub(lambda found: letter + found[2], whole, count=1)
    return whole
