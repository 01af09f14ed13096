"""`tmkit glossary export`."""

from tmkit.apps.cli.glossary.convert import export_command as command

__all__ = ["command"]
