"""Names and Chinese variants: planted slips found, human translations let be, speed. No peer compares either."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tmkit.core import Finding, Segment, Severity, Unit
from tmkit.qa import check
from tmkit.qa.checks import name_consistency, name_latin, name_pinyin, zh_variant
from tmkit.text import variants

NEWS = ("wmt21_zh-en", "wmt21_en-zh", "ntrex_zh-en", "ntrex_en-zh", "ntrex_zh-fr", "ntrex_fr-zh", "ntrex_en-fr")
HUMAN = (*NEWS, "po_en-zh")
TAIWAN = (
    "這個軟體的品質很好，使用者都很滿意。",
    "請點選右上角的圖示開啟選單。",
    "總統在記者會上說明了新的經濟政策。",
    "今天下午臺北市有雷陣雨，請民眾攜帶雨具。",
    "他們決定明年春天結婚。",
    "歡迎光臨，請問幾位？",
    "這本書的作者是誰？",
    "我覺得這個問題並不簡單。",
    "醫生建議他多休息、少熬夜。",
    "圖書館星期一不開放。",
    "網路連線中斷，請稍後再試。",
    "檔案已經儲存到硬碟。",
    "謝謝您的來信，我們會儘快回覆。",
    "高鐵從臺北到高雄只要一個半小時。",
    "學生們在操場上練習跑步。",
)


def rows(path: Path) -> list[dict[str, Any]]:
    """The lines of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def unit(row: dict[str, Any], side: str) -> Unit:
    """One row as a unit, with its good or its bad translation."""
    lang = row["tgt_lang"]
    return Unit(row["id"], Segment(row["source"], row["src_lang"]), Segment(row[side], lang), lang)


def alarms(one: Unit) -> list[Finding]:
    """What the check of names says of a unit at warning or above."""
    return [finding for finding in check([one], [name_pinyin.CHECK]) if finding.severity is not Severity.INFO]


def planted(data: Path) -> Iterator[tuple[str, float]]:
    """Slips found, the span at the slip, and good translations flagged, in percent."""
    table = rows(data / "qa" / "names_pinyin.jsonl")
    at = hit = 0
    for phenomenon in ("name-swap", "name-syllable"):
        mine = [row for row in table if row["phenomenon"] == phenomenon]
        found = 0
        for row in mine:
            spans = [span.of(row["bad"]) for finding in alarms(unit(row, "bad")) for span in finding.target_spans]
            found += bool(spans)
            hit += bool(spans)
            at += row["replaced_by"] in spans
        yield f"{phenomenon} found", 100 * found / len(mine)
    yield "span at the slip", 100 * at / max(1, hit)
    yield "good flagged max", 100 * sum(bool(alarms(unit(row, "good"))) for row in table) / len(table)


def human(data: Path) -> Iterator[tuple[str, float]]:
    """Segments of human translations flagged, in percent, with each flag to be read."""
    flagged = total = 0
    for name in HUMAN:
        for row in rows(data / "qa" / f"{name}.jsonl"):
            total += 1
            found = alarms(unit(row, "good"))
            flagged += bool(found)
            for finding in found:
                print(f"   {finding.severity}: {finding.message} | {row['id']}")
    yield "human segments flagged max", 100 * flagged / total


def scripts(data: Path) -> Iterator[tuple[str, float]]:
    """Alarms on Simplified text, and Traditional text found, in percent: hand-written, and converted by OpenCC."""
    from opencc import OpenCC

    chinese = [row["good"] for name in HUMAN if name.endswith("-zh") for row in rows(data / "qa" / f"{name}.jsonl")]
    wrong = [text for text in chinese if variants.traditional_spans(text)]
    for text in wrong:
        print(f"   Traditional: {[span.of(text) for span in variants.traditional_spans(text)]} | {text[:60]}")
    yield "zh-CN alarms max", 100 * len(wrong) / len(chinese)
    convert: Callable[[str], str] = OpenCC("s2twp").convert
    news = [row["good"] for name in NEWS if name.endswith("-zh") for row in rows(data / "qa" / f"{name}.jsonl")]
    taiwan = [converted for text in news if (converted := convert(text)) != text]
    yield "zh-TW found, converted", 100 * sum(bool(variants.traditional_spans(text)) for text in taiwan) / len(taiwan)
    yield "zh-TW found, by hand", 100 * sum(bool(variants.traditional_spans(text)) for text in TAIWAN) / len(TAIWAN)
    yield "zh-TW alarms by hand max", 100 * sum(bool(variants.simplified_spans(text)) for text in TAIWAN) / len(TAIWAN)


def speed(data: Path) -> Iterator[tuple[str, float]]:
    """Units a second of CPU, all four checks, on mixed data that no cache has seen."""
    units = [unit(row, "good") for name in HUMAN for row in rows(data / "qa" / f"{name}.jsonl")]
    for code in (name_pinyin, zh_variant):
        list(code.run(units[0]))  # tables and converters are read once a process
    start = time.process_time()
    for one in units:
        for each in (name_pinyin, name_latin, zh_variant):
            list(each.run(one))
    list(name_consistency.run(units))
    yield "units a second", len(units) / (time.process_time() - start)


def run(data: Path) -> dict[str, float]:
    """Every figure by its name; prints them as they come."""
    figures: dict[str, float] = {}
    for part in (speed, planted, human, scripts):
        for name, figure in part(data):
            print(f"{name:32s} {figure:10.2f}")
            figures[name] = figure
    return figures
