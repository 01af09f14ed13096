"""`tmkit lsp`: the language server that editors start."""

import click

from tmkit.core import UnavailableError


@click.command(name="lsp")
def command() -> None:
    """Serve an editor on standard input and output: hover, diagnostics, fixes, completion.

    Editors start it themselves; their settings are in docs/editors.
    """
    try:
        from tmkit.apps.lsp import server
    except ImportError:
        raise UnavailableError("the language server is an extra: pip install 'tmkit[lsp]'") from None
    server.make().start_io()
