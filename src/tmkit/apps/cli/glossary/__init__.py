"""`tmkit glossary`: a group; each command has its file."""

from tmkit.apps.cli.main import LazyGroup

COMMANDS: dict[str, tuple[str, str]] = {
    "lookup": ("tmkit.apps.cli.glossary.lookup", "What the glossary says of a term."),
    "check": ("tmkit.apps.cli.glossary.check", "Check the terms in translations."),
    "import": ("tmkit.apps.cli.glossary.import_", "Read glossaries of any format into one termbase."),
    "export": ("tmkit.apps.cli.glossary.export", "Write a termbase in another format."),
    "validate": ("tmkit.apps.cli.glossary.validate", "Hold glossaries against their rules."),
    "merge": ("tmkit.apps.cli.glossary.merge", "Make several glossaries one."),
    "stats": ("tmkit.apps.cli.glossary.stats", "Count concepts and terms."),
    "extract": ("tmkit.apps.cli.glossary.extract", "Find term candidates in translations."),
    "present": ("tmkit.apps.cli.glossary.present", "Say whether translations render terms (JSON lines)."),
}
"""Name of a command, the module that has it as `command`, its line in the help."""

command = LazyGroup(
    name="glossary",
    commands_by_name=COMMANDS,
    help="Look terms up, check texts for them, keep termbases.",
)
