"""Units read by their shape are those that libxml2 reads, of every file, or the same is wrong with it."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tmkit.core import TmkitError
from tmkit.formats import tmx_plain, tmx_rows
from tmkit.formats.tmx_cleaning import Cleaned, Dropped

PLAIN = (
    '<tu><tuv xml:lang="fr"><seg>un</seg></tuv><tuv xml:lang="en"><seg>one</seg></tuv></tu>',
    '<tu tuid="k1">\n <tuv xml:lang="fr">\r\n<seg>a &lt;b&gt; &#233;&#xe9;</seg></tuv>\r<tuv xml:lang="EN_us">'
    "<seg>c\r\nd</seg></tuv> </tu>",
    '<tu><tuv xml:lang="en"><seg>x</seg></tuv><tuv xml:lang="fr-fr"><seg> y\u00a0</seg></tuv></tu>',
)
ODD = (
    "\n  ",
    "<!-- c -->",
    "<!-- ",
    " -->",
    "<?p q?>",
    "<?p ",
    "<![CDATA[",
    "]]>",
    "</body>",
    "<body>",
    "</tmx>",
    "text",
    "&nbsp;",
    "&amp;",
    "&#0;",
    "&#x41",
    "\x01",
    "\ufffe",
    '<header srclang="en"/>',
    "<note>n</note>",
    '<tu srclang="en" changedate="20240101T000000Z"><tuv xml:lang="fr"><seg>f</seg></tuv><tuv lang="en">'
    "<seg>e</seg></tuv></tu>",
    '<tu><tuv xml:lang="fr"><seg>a<hi>b</hi></seg></tuv><tuv xml:lang="en"><seg><![CDATA[<c>]]></seg></tuv></tu>',
    '<tu><tuv xml:lang="fr"><seg>a]]></seg></tuv><tuv xml:lang="en"><seg>b</seg></tuv></tu>',
    '<tu><tuv xml:lang="fr"><seg>a&b</seg></tuv><tuv xml:lang="en"><seg>&#x110000;</seg></tuv></tu>',
    '<tu><tuv xml:lang="fr"><seg>&x;</seg></tuv><tuv xml:lang="en"><seg>&#9;&#13;</seg></tuv></tu>',
    '<tu><tuv xml:lang="fr"><seg></seg></tuv><tuv xml:lang="en"><seg/></tuv></tu>',
    '<tu><tuv xml:lang="fr"><seg>a</seg></tuv></tu>',
    "<tu>",
    "</tu>",
    "<tu/>",
    '<tuv xml:lang="fr"><seg>a</seg></tuv>',
)
HEADS = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header srclang="fr"/>',
    '\ufeff<tmx version="1.4"><header srclang="en" note="&lt;"/>',
    '<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header srclang="*all*"><prop type="a">b</prop></header>',
    '<tmx xmlns="urn:x"><header srclang="fr"/>',
    "<tmx>",
    '<tmx><header srclang="fr"/><header srclang="en"/>',
)


PLACE = tempfile.TemporaryDirectory()


def told(rows: Iterator[tmx_rows.Row], dropped: list[Dropped]) -> tuple[object, ...]:
    """The rows, what went wrong after them, and what was dropped."""
    read = []
    try:
        read.extend(rows)
    except TmkitError as error:
        return read, str(error), dropped
    return read, "", dropped


@settings(max_examples=250, deadline=None)
@given(
    st.sampled_from(HEADS[:3]) | st.sampled_from(HEADS),
    st.lists(st.sampled_from(PLAIN) | st.sampled_from(PLAIN) | st.sampled_from(ODD), max_size=7),
    st.sampled_from(
        ["</body></tmx>", "</body></tmx>", "</body></tmx>\n<!-- end -->", "</body>", "", "</body></tmx><x/>"]
    ),
)
@example(HEADS[0], ["<!-- ", PLAIN[0], " -->"], "</body></tmx>")
@example(HEADS[0], [PLAIN[0], "</body>", "<body>", ODD[20], PLAIN[1]], "</body></tmx>")
def test_the_reader_by_shape_says_what_libxml2_says(head: str, parts: list[str], end: str) -> None:
    path = Path(PLACE.name) / "a.tmx"
    path.write_bytes(f"{head}<body>{''.join(parts)}{end}".encode())
    mine: list[Dropped] = []
    found = told(tmx_rows.rows(path, dropped=mine.append), mine)
    theirs: list[Dropped] = []
    with path.open("rb") as file:
        cleaned = Cleaned(file, theirs.append, declared="<!DOCTYPE" in head)
        expected = told(tmx_rows._by_libxml2(path, cleaned, 0), theirs)
    assert found == expected


def test_a_large_file_of_plain_units_is_read_by_shape_to_its_end(tmp_path: Path) -> None:
    """Over several blocks, whose borders fall anywhere, within a character too."""
    path = tmp_path / "a.tmx"
    other = '<tuv xml:lang="en"><seg>a</seg></tuv>'
    units = [f'<tu><tuv xml:lang="fr"><seg>é重\U00020000{at}</seg></tuv>{other}</tu>\r\n' for at in range(30_000)]
    path.write_bytes(f"{HEADS[0]}<body>{''.join(units)}</body></tmx>".encode())
    with path.open("rb") as file:
        read = list(tmx_plain.rows(Cleaned(file, print, declared=False)))
    assert [row.variants[0][1] for row in read] == [f"é重\U00020000{at}" for at in range(30_000)]
    assert read[-1].number == 30_000
    assert read == list(tmx_rows.rows(path))
