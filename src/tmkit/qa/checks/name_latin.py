"""A name that both languages write in the same letters is copied, not changed: Qualcomm does not become Qualcom.

Why      Names of firms, people and products are typed anew in every translation, and no dictionary knows them.
How      A word written as a name (a capital within the sentence, an inner capital, an acronym) that the translation
         does not have, beside a word of the translation that the source does not have and that is one or two letters
         away. Endings that the other language gives a name (Syria, Syrie; Mexico, Mexique) are no slips. In Chinese,
         which inflects nothing, a Latin word that differs is a warning.
Source   MQM, Accuracy; ITS 2.0, section 8.17.3.
Limits   Off unless selected: a name that has its own form in the other language (Moscow, Moscou) may look like a slip.
         A name that was left out, or translated, is not seen here.
"""

from collections.abc import Iterator

from tmkit.core import Fix, Severity, Unit
from tmkit.qa.check import Check, Example, Hit, Side
from tmkit.text.languages import primary
from tmkit.text.names import LONGEST_TEXT
from tmkit.text.names.copied import slips


def run(unit: Unit) -> Iterator[Hit]:
    """A hit for each name that became almost another."""
    if unit.target is None or max(len(unit.source.text), len(unit.target.text)) > LONGEST_TEXT:
        return
    chinese = "zh" in {primary(unit.source.lang), primary(unit.target_lang)}
    for name, word in slips(unit.source.text, unit.target.text, verbatim=chinese):
        yield Hit(
            f"{name.text} in the source, {word.text} in the translation",
            (name.span,),
            (word.span,),
            Fix(word.span, name.text, safe=False),
            Severity.WARNING if chinese else Severity.INFO,
        )


CHECK = Check(
    "name-latin",
    "Names in the same letters are copied",
    Severity.INFO,
    Side.BOTH,
    run,
    its_type="inconsistent-entities",
    mqm="Accuracy/Mistranslation",
    default=False,
    examples=(
        Example(
            ("fr", "en"),
            source="Cristiano Amon, le président de ⟦Qualcomm⟧, a déclaré :",
            bad="Cristiano Amon, president of ⟦Qualcom⟧, said:",
            good="Cristiano Amon, president of Qualcomm, said:",
        ),
        Example(
            ("en", "fr"),
            source="It was in Syria that ⟦Kissinger⟧ spoke.",
            bad="C'est en Syrie que ⟦Kisinger⟧ a parlé.",
            good="C'est en Syrie que Kissinger a parlé.",
        ),
        Example(
            ("en", "zh"),
            source="⟦SCE⟧ 2018 opened in Chongqing",
            bad="⟦SEC⟧ 2018 在重庆开幕",
            good="SCE 2018 在重庆开幕",
        ),
        Example(
            ("en", "zh"),
            source="The defence of ⟦Guterres⟧ came late.",
            bad="对 ⟦Gutteres⟧ 的辩护来迟了。",
            good="对 Guterres 的辩护来迟了。",
        ),
    ),
)
