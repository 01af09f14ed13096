"""`tmkit demo`: the whole job on a real press release in three languages."""

from pathlib import Path

import click


@click.command(name="demo")
@click.option("--output", "-o", metavar="FOLDER", default=".", show_default=True, help="Where the files are written.")
def command(output: str) -> None:
    """Segment, align, check and score a real press release, and write demo.tmx and demo-report.html.

    The release: the first Smart China Expo, Chongqing, August 2018; in French, with its English and Chinese versions.
    """
    from tmkit.flows import demo
    from tmkit.report import beads, registry

    case = demo.sample()
    _stage("Segment")
    for lang in demo.LANGS:
        click.echo(f"  {lang}  {len(demo.segments(case, lang))} segments")
    _stage("Align")
    tmx = Path(output) / "demo.tmx"
    rows = demo.align(case, tmx)
    for line in beads.side_by_side(demo.LANGS, [row.texts for row in rows]):
        click.echo(f"  {line}")
    click.echo(f"  {len(rows)} translation units in {', '.join(demo.LANGS)}: {tmx}")
    reviews = (
        ("Checked: the clean file", demo.review(case, tmx)),
        ("Checked: a copy with a planted slip", demo.review(case, demo.faulty(case))),
    )
    for title, done in reviews:
        _stage(title)
        for line in registry.report("text").write(done, False):
            click.echo(f"  {line}" if line else "")
    _stage("Draft scored against the English reference")
    scores = demo.score(case)
    for one in scores:
        click.echo(f"  {one.name:8} {one.value:6.2f}  {one.signature}")
    page = Path(output) / "demo-report.html"
    demo.report(page, rows, reviews, scores)
    click.echo(f"\nAll of it on one page: {page}")


def _stage(title: str) -> None:
    click.secho(f"\n{title}", bold=True)
