"""What is done with a review besides reading it: fixes, baselines, comments in the files."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from tmkit.flows import baseline, mending, named_files
from tmkit.flows.configuration import Configuration
from tmkit.flows.progress import Progress
from tmkit.flows.review import Options, review
from tmkit.formats import comments, files
from tmkit.report.review import Review


def keep_baseline(
    paths: Sequence[str],
    path: str,
    configuration: Configuration,
    options: Options,
    tell: Callable[[Progress], None] | None = None,
) -> str:
    """Write all that is found in the files as a baseline; a sentence on it. Raises OutputError.

    What an earlier baseline holds is found anew, so that it is kept as long as it is there.
    """
    draft = baseline.Draft()
    review(paths, configuration, replace(options, fresh=True), tell=tell, hear=draft.add)
    number = draft.write(path)
    how = "they are let be from now on" + ("" if path == baseline.NAME else f" with --baseline {path}")
    return f"wrote {number} findings to {path}; {how}"


def differences(done: Review, *, unsafe: bool = False) -> Iterator[str]:
    """A unified diff a file of what fixing would change."""
    found = tuple(done.found)  # asked for each file
    for path in done.files:
        yield mending.difference(mending.mended(path, found, unsafe=unsafe))


def fix(done: Review, configuration: Configuration, options: Options, *, unsafe: bool = False) -> Review:
    """Put the fixes into the files, and review them anew. Raises OutputError."""
    fixes: Counter[str] = Counter()
    found = tuple(done.found)
    for path in done.files:
        mended = mending.mended(path, found, unsafe=unsafe)
        mending.write(mended)
        fixes[path] = mended.fixes
    total = sum(fixes.values())
    if not total:
        return done
    left = review(done.files, configuration, options)
    changed = sum(number > 0 for number in fixes.values())
    note = f"{total} fix{'es' * (total != 1)} made in {changed} file{'s' * (changed != 1)}"
    return replace(left, notes=(note, *left.notes))


def annotate(done: Review, configuration: Configuration, options: Options, *, its: bool = False) -> Review:
    """Write the findings into their files as comments, or ITS annotations, in place of earlier ones.

    Raises OutputError, and ConfigurationError for a file that can have none.
    """
    notes = []
    stale = [path for path in done.files if (raw := files.read(path)) != comments.bare(raw, path)]
    for path in stale:
        files.write(path, comments.bare(files.read(path), path))
    if stale:  # earlier comments moved what stands below them
        done = replace(review(done.files, configuration, options), notes=done.notes)
    found = tuple(done.found)
    for path in done.files:
        raw = files.read(path)
        mine = [one.finding for one in found if one.finding.path == path]
        after = comments.annotated(comments.bare(raw, path), mine, path, its=its)
        if after != raw:
            files.write(path, after)
        notes.append(f"{path}: {len(mine)} comment{'s' * (len(mine) != 1)} written")
    return replace(done, notes=(*done.notes, *notes))


def unannotate(paths: Sequence[str]) -> Iterator[str]:
    """Take the comments out again; a line a file. Raises OutputError."""
    for path in named_files.expand(paths):
        raw = files.read(path)
        after = comments.bare(raw, path)
        if after != raw:
            files.write(path, after)
        yield f"{path}: {'comments taken out' if after != raw else 'has no comments of ours'}"
