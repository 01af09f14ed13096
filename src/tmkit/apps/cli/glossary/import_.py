"""`tmkit glossary import`."""

from tmkit.apps.cli.glossary.convert import import_command as command

__all__ = ["command"]
