"""The engine reads rules as the standard says, in the dialect that they were written in."""

import time

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tmkit import segment
from tmkit.segment import Dialect, LanguageMap, Rule, RuleGroup, Ruleset
from tmkit.segment.parser import PatternError, parse
from tmkit.segment.pattern import source_of_all
from tmkit.segment.program import Program

SPACE = r"\s"


def ruleset(*rules: Rule, dialect: Dialect = Dialect.ICU) -> Ruleset:
    return Ruleset((RuleGroup("All", rules),), (LanguageMap(".*", "All"),), dialect=dialect)


def cut(text: str, *rules: Rule, dialect: Dialect = Dialect.ICU) -> list[str]:
    return [each.text for each in segment.split(text, "xx", rules=ruleset(*rules, dialect=dialect))]


def test_the_first_rule_that_matches_at_a_position_wins() -> None:
    hold, end = Rule(False, r"Mr\.", SPACE), Rule(True, r"\.", SPACE)
    assert cut("Mr. X. Go", hold, end) == ["Mr. X.", "Go"]
    assert cut("Mr. X. Go", end, hold) == ["Mr.", "X.", "Go"]


def test_a_break_rule_before_an_exception_saves_some_positions_from_it() -> None:
    rules = Rule(True, r"etc\.", r"\s[A-Z]"), Rule(False, r"etc\.", SPACE), Rule(True, r"\.", SPACE)
    assert cut("a, etc. b. c, etc. D", *rules) == ["a, etc. b.", "c, etc.", "D"]


def test_a_break_stands_at_the_end_of_its_match() -> None:
    assert cut("Ah!!! 啊！！好", Rule(True, r"[!！]+", "")) == ["Ah!!!", "啊！！", "好"]


def test_a_rule_may_look_at_what_follows_alone() -> None:
    assert cut("one <x> two", Rule(True, "", "<x>")) == ["one", "<x> two"]


def test_an_exception_may_look_at_what_stands_before_alone() -> None:
    assert cut("a. b. c", Rule(False, r"b\.", ""), Rule(True, r"\.", SPACE)) == ["a.", "b. c"]


def test_rules_without_a_rare_character_are_found_everywhere() -> None:
    assert cut("oneSTOPtwoSTOPthree", Rule(True, "STOP", "")) == ["oneSTOP", "twoSTOP", "three"]


def test_alternatives_and_back_references() -> None:
    assert cut("a.. b,, c.,d", Rule(True, r"([.,])\1", "")) == ["a..", "b,,", "c.,d"]
    assert cut("x. aa y. ab", Rule(True, r"\.", r"\s(\w)\1")) == ["x.", "aa y. ab"]


def test_a_thousand_abbreviations_are_looked_up() -> None:
    words = "|".join(f"w{number}" for number in range(1000))
    rules = Rule(False, rf"\b(?:{words})\.", SPACE), Rule(True, r"\.", SPACE)
    assert cut("See w7. and xw7. or w999. but w1000. So", *rules) == ["See w7. and xw7.", "or w999. but w1000.", "So"]


@pytest.mark.parametrize(
    ("source", "dialect", "matches", "not_matches"),
    [
        (r"\s", Dialect.ICU, ["\u00a0", " "], ["x"]),
        (r"\s", Dialect.JAVA, [" ", "\t"], ["\u00a0"]),
        (r"(?U)\s", Dialect.JAVA, ["\u00a0"], ["x"]),
        (r"\w+", Dialect.ICU, ["été"], ["."]),
        (r"\w+", Dialect.JAVA, ["ete"], ["été"]),
        (r"\d", Dialect.ICU, ["٣", "3"], ["x"]),
        (r"\d", Dialect.JAVA, ["3"], ["٣"]),
        (r"[^\W\d]", Dialect.JAVA, ["a"], ["é", "3"]),
        (r"\Qa.b*\E+", Dialect.ICU, ["a.b*", "a.b**"], ["aXb"]),
        (r"\x{1F600}", Dialect.ICU, ["\U0001f600"], ["x"]),
        (r"\x41\u0042\u{43}\0104", Dialect.JAVA, ["ABCD"], ["abcd"]),
        (r"\cA\e\a\f", Dialect.JAVA, ["\x01\x1b\x07\x0c"], ["A"]),
        (r"\v", Dialect.JAVA, ["\n", "\x0b", "\u2029"], [" ", "v"]),
        (r"\h", Dialect.JAVA, [" ", "\u00a0", "\t"], ["\n", "h"]),
        (r"[\h\v]", Dialect.ICU, ["\u3000", "\r"], ["h"]),
        (r"\H\V", Dialect.ICU, ["ab"], [" a", "a\n"]),
        (r"[a-z&&[^rwn]]", Dialect.JAVA, ["a"], ["r", "A", "&"]),
        (r"[\p{L}&&[^aeiou]]", Dialect.ICU, ["b", "é"], ["a"]),
        (r"[ab[xy]]", Dialect.JAVA, ["a", "x"], ["["]),
        (r"[a~~b||c-]", Dialect.JAVA, ["~", "|", "-", "a"], ["q"]),
        (r"\p{Lower}", Dialect.JAVA, ["a"], ["é"]),
        (r"\p{javaUpperCase}", Dialect.JAVA, ["É"], ["é"]),
        (r"\pL\P{Lu}", Dialect.ICU, ["Aa"], ["AA"]),
        (r"[[:alpha:]]", Dialect.ICU, ["é"], ["1", ":"]),
        (r"(?i)été", Dialect.ICU, ["ÉTÉ", "été"], ["ete"]),
        (r"a(?i:b)c", Dialect.ICU, ["aBc"], ["aBC"]),
        (r"((?i)jan|feb)x", Dialect.ICU, ["JANx", "FEBx"], ["JANX"]),
        (r"(?x) a b # the rest", Dialect.ICU, ["ab"], ["a b"]),
        (r"vols?", Dialect.ICU, ["vol", "vols"], [""]),
        (r"(?i)vols?", Dialect.ICU, ["VOL", "vols"], [""]),
        (r"a.c", Dialect.JAVA, ["abc"], ["a\u2028c", "a\rc"]),
        (r"(?s)a.c", Dialect.JAVA, ["a\u2028c"], ["ac"]),
        (r"a{2,3}?b", Dialect.ICU, ["aab", "aaab"], ["ab"]),
        (r"(?>a+)b|a++c", Dialect.JAVA, ["aab", "aac"], ["a"]),
        (r"\R", Dialect.JAVA, ["\r\n", "\n"], ["x"]),
        (r"\N{LATIN SMALL LETTER E WITH ACUTE}", Dialect.ICU, ["é"], ["e"]),
        (r"(?<first>a)\k<first>", Dialect.JAVA, ["aa"], ["ab"]),
        (r"[]a]", Dialect.ICU, ["]", "a"], ["b"]),
        (r"\{0>", Dialect.JAVA, ["{0>"], ["{0"]),
    ],
)
def test_foreign_expressions_keep_their_meaning(
    source: str, dialect: Dialect, matches: list[str], not_matches: list[str]
) -> None:
    pattern = regex.compile(source_of_all(parse(source, dialect)), regex.V1)
    assert [text for text in matches if not pattern.fullmatch(text)] == []
    assert [text for text in not_matches if pattern.fullmatch(text)] == []


@pytest.mark.parametrize("source", ["[a", "(a", "a)", "*a", "a\\", r"\y", "[z-a]", "a{3,2}", "(?q)a", r"\x{110000000}"])
def test_an_expression_that_is_none_is_refused(source: str) -> None:
    with pytest.raises(PatternError):
        parse(source, Dialect.JAVA)


def test_a_rule_that_cannot_be_compiled_is_named_and_left_out() -> None:
    program = Program((Rule(True, "[.", "", 4, "x.srx"), Rule(True, r"\.", SPACE)), Dialect.ICU)
    assert program.breaks("a. b") == [2]
    assert [str(problem) for problem in program.problems] == ["x.srx:4: left out: a set is not closed"]


@pytest.mark.parametrize(
    "slow",
    [
        Rule(False, r"\.", r"\s(?:x|xx|x)+y", 7),
        Rule(True, r"\.(?:\sx|x|xx|x)+y", "", 7),
        Rule(True, r"(?:x|xx|x)+y", "", 7),
        Rule(False, r"(?:a|aa|a)+[^a.]a\.", "", 7),
    ],
)
def test_a_rule_that_takes_for_ever_is_cut_off_and_named(slow: Rule) -> None:
    program = Program((slow, Rule(True, r"\.", SPACE)), Dialect.ICU, seconds=0.05)
    text = "b " + "a" * 60 + ". " + "x" * 60 + ". End"
    start = time.process_time()
    assert program.breaks(text)[-1] == len(text) - 4
    assert time.process_time() - start < 5
    for problem in program.problems:
        assert problem.line == 7
        assert "longer than 0.05 s" in problem.reason
    assert program.breaks(text)[-1] == len(text) - 4


def test_at_least_the_first_of_those_is_slow() -> None:
    program = Program((Rule(False, r"\.", r"\s(?:x|xx|x)+y", 7), Rule(True, r"\.", SPACE)), Dialect.ICU, seconds=0.05)
    program.breaks("b. " + "x" * 60 + ". End")
    assert len(program.problems) == 1


# The fast engine against a naive one that asks every rule at every position.
BREAKS = [
    Rule(True, r"[.!?]+", SPACE),
    Rule(True, r"[.!?]+[\"')]*", r"\s+[A-Z]"),
    Rule(True, r"\w+[.:]", r"\s"),
    Rule(True, r"(?<=[a-z]{2})\.", r"[A-Z][a-z]*\s"),
    Rule(True, r"[。！]+", ""),
    Rule(True, r"\n", ""),
    Rule(True, r"\s", r"[•*]\s"),
    Rule(True, "end|fin", ""),
    Rule(True, r"(?:\.|:)\s", r"\S"),
]
HOLDS = [
    Rule(False, r"\b(?:Mr|Dr|etc|p)\.", r"\s"),
    Rule(False, r"\b(?:[A-Z]|St)\.", r"\s+(?!The\b)"),
    Rule(False, r"\d\.", r"\s\d"),
    Rule(False, r"[^a-z][a-z]\.", ""),
    Rule(False, r"\([^()]*[.!]", r"[^()]*\)"),
    Rule(False, "", r"\s[a-z]"),
    Rule(False, r"(?i)mrs\.", r"\s"),
    Rule(False, r"^\s*\d+\.", r"\s"),
]
TEXTS = st.lists(
    st.sampled_from(
        [*"aAbZ.!?:\n 1。！()\"'•*é", ". ", "Mr. ", "Dr.", "etc. ", " p. 5", "The ", "fin", "end. ", "ab.Cd ", "mRs. "]
    ),
    max_size=30,
).map("".join)
RULES = st.lists(st.sampled_from([*BREAKS, *HOLDS]), min_size=1, max_size=6).map(tuple)


def naive(rules: tuple[Rule, ...], text: str) -> list[int]:
    decided: dict[int, bool] = {}
    for rule in rules:
        before = source_of_all(parse(rule.before, Dialect.ICU))
        after = source_of_all(parse(rule.after, Dialect.ICU))
        if rule.breaks:
            whole = regex.compile(f"{before}(?={after})", regex.V1)
            positions = {match.end() for match in whole.finditer(text, overlapped=True)}
        else:
            whole = regex.compile(f"(?<={before})(?={after})", regex.V1)
            positions = {at for at in range(len(text) + 1) if whole.match(text, at)}
        for at in positions:
            decided.setdefault(at, rule.breaks)
    return sorted(at for at, is_break in decided.items() if is_break and 0 < at < len(text))


@settings(max_examples=400, deadline=None)
@given(RULES, TEXTS)
@example((HOLDS[2], BREAKS[0]), "1. 2. 3")
@example((HOLDS[7], BREAKS[0]), "1. a. 2. b")
@example((HOLDS[4], BREAKS[0]), "a (b. c) d. e")
def test_the_fast_engine_agrees_with_the_naive_one(rules: tuple[Rule, ...], text: str) -> None:
    program = Program(rules, Dialect.ICU)
    assert program.problems == []
    assert program.breaks(text) == naive(rules, text)


@settings(max_examples=150, deadline=None)
@given(RULES, TEXTS)
def test_explaining_agrees_with_cutting(rules: tuple[Rule, ...], text: str) -> None:
    program = Program(rules, Dialect.ICU)
    decisions = list(program.explain(text))
    assert [each.position for each in decisions if each.breaks] == program.breaks(text)
    assert all(each.rule.breaks == each.breaks for each in decisions)
