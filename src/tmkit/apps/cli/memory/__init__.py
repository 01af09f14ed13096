"""`tmkit memory`: a group; each command has its file."""

from tmkit.apps.cli.main import LazyGroup

COMMANDS: dict[str, tuple[str, str]] = {
    "import": ("tmkit.apps.cli.memory.import_", "Put files into a memory."),
    "export": ("tmkit.apps.cli.memory.export", "Write a memory as TMX."),
    "lookup": ("tmkit.apps.cli.memory.lookup", "Find translations of texts like this one."),
    "concordance": ("tmkit.apps.cli.memory.concordance", "Find words wherever they stand."),
    "list": ("tmkit.apps.cli.memory.list", "List the memories in a folder."),
    "stats": ("tmkit.apps.cli.memory.stats", "What a memory holds."),
    "clean": ("tmkit.apps.cli.memory.clean", "Throw out units that break a rule."),
    "merge": ("tmkit.apps.cli.memory.merge", "Put memories into one."),
    "evaluate": ("tmkit.apps.cli.memory.evaluate", "How good a memory's matches are as translations."),
}
"""Name of a command, the module that has it as `command`, its line in the help."""

command = LazyGroup(name="memory", commands_by_name=COMMANDS, help="Keep a translation memory and ask it.")
