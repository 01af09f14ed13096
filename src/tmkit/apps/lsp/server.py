"""The language server: what a client asks, handed to the open sheets; what they find, handed to the client."""

import asyncio
import gc
from collections.abc import Sequence
from math import inf
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from tmkit import __version__
from tmkit.apps.lsp import completion, diagnostics, hover, texts
from tmkit.apps.lsp.positions import Encoding, Lines
from tmkit.core import TmkitError
from tmkit.flows import keeping
from tmkit.flows.desk import Desk
from tmkit.flows.lookup import Here
from tmkit.flows.sheet import Sheet, Side, Spot

PAUSE = 0.02
"""Seconds without a keystroke before a file is checked: half a frame more than fast typing leaves between two keys of
one burst, and far below the 100 ms that a person feels."""
IDLE = 0.8
"""Seconds without a keystroke before the checks across units run."""
SLICE = 0.4
"""Seconds of checking before the client is told what was found so far: a large file shows findings at once."""
TRIGGERS = ["%", "{", "<"]


class Server(LanguageServer):
    """A project's files open in one client."""

    def __init__(self) -> None:
        """Nothing is opened before the client says where."""
        super().__init__("tmkit", __version__)
        self.desk = Desk(".")
        self.sheets: dict[str, Sheet] = {}
        self.texts: dict[str, str] = {}
        self.waiting: dict[str, asyncio.Task[None]] = {}
        self.broken = ""

    @property
    def encoding(self) -> Encoding:
        """What this client counts in."""
        return Encoding(str(getattr(self.workspace.position_encoding, "value", self.workspace.position_encoding)))

    def settle(self) -> None:
        """Read the project anew where it changed; what is broken is told once."""
        broken = self.desk.refresh()
        if broken and broken != self.broken:
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, broken))
        self.broken = broken

    def sheet(self, uri: str) -> Sheet | None:
        """The open file, its text as it stands now."""
        sheet = self.sheets.get(uri)
        if sheet is not None and sheet.text != self.texts[uri]:
            sheet.update(self.texts[uri])
        return sheet

    def show(self, uri: str, *, across: bool, seconds: float = inf) -> bool:
        """Check a file, for so long at the most, and tell the client; gives whether all of it was checked."""
        self.settle()
        sheet = self.sheet(uri)
        if sheet is None:
            return True
        complete = sheet.problem is not None or sheet.check(across=across, seconds=seconds)
        said = diagnostics.diagnostics(sheet, self.encoding)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, said))
        return complete

    def later(self, uri: str) -> None:
        """Check a file once nobody has typed for a moment."""
        self.rest(uri)
        self.waiting[uri] = asyncio.ensure_future(self._later(uri))

    async def _later(self, uri: str) -> None:
        await asyncio.sleep(PAUSE)
        while not self.show(uri, across=False, seconds=SLICE):
            await asyncio.sleep(0.01)  # what the client asks meanwhile goes first
        await asyncio.sleep(IDLE)
        self.show(uri, across=True)

    def spot(self, uri: str, position: types.Position) -> tuple[Sheet, Spot] | None:
        """The unit's text at a place of a file."""
        sheet = self.sheet(uri)
        if sheet is None:
            return None
        offset = Lines(sheet.text).offset(position.line, position.character, self.encoding)
        spot = sheet.spot(offset)
        return None if spot is None else (sheet, spot)

    def rest(self, uri: str) -> None:
        """Call off what was to be checked later."""
        task = self.waiting.pop(uri, None)
        if task is not None:
            task.cancel()

    def close(self, uri: str) -> None:
        """Forget a file."""
        self.rest(uri)
        self.sheets.pop(uri, None)
        self.texts.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))


def calm() -> None:
    """Let Python's collector run seldom: reading a file makes thousands of values that all live on."""
    gc.set_threshold(100_000, 20, 100)


def make() -> Server:
    """A server with all that it answers to."""
    calm()
    server = Server()
    _lives(server)
    _answers(server)
    _commands(server)
    return server


def _lives(server: Server) -> None:
    @server.feature(types.INITIALIZED)
    def initialized(_: types.InitializedParams) -> None:
        server.desk = Desk(server.workspace.root_path or ".")
        server.settle()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.settle()
        uri, text = params.text_document.uri, params.text_document.text
        server.texts[uri] = text
        server.sheets[uri] = Sheet(server.desk, to_fs_path(uri) or uri, text)
        server.show(uri, across=False, seconds=SLICE)
        server.later(uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.texts[uri] = texts.changed(server.texts.get(uri, ""), params.content_changes, server.encoding)
        server.later(uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        server.rest(params.text_document.uri)
        server.show(params.text_document.uri, across=True)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.close(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def watched(_: types.DidChangeWatchedFilesParams) -> None:
        for uri in list(server.sheets):
            server.show(uri, across=True)


def _answers(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(params: types.HoverParams) -> types.Hover | None:
        found = server.spot(params.text_document.uri, params.position)
        if found is None:
            return None
        sheet, spot = found
        here = _here(server, spot, at_cursor=True)
        said = hover.markdown(here.hits, here.matches, (spot.unit.source.lang, spot.unit.target_lang))
        if not said:
            return None
        places = sheet.places(spot.unit, spot.side)
        span = here.hits[0].span if here.hits else None
        place = None
        if span is not None:
            lines = Lines(sheet.text)
            place = texts.ranged(lines, type(span)(places[span.start], places[span.end]), server.encoding)
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, said), place)

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=TRIGGERS))
    def completed(params: types.CompletionParams) -> types.CompletionList:
        found = server.spot(params.text_document.uri, params.position)
        if found is None or found[1].side is not Side.TARGET:
            return types.CompletionList(is_incomplete=False, items=[])
        sheet, spot = found
        source = Spot(spot.unit, Side.SOURCE, 0)
        here = _here(server, source, at_cursor=False)
        return types.CompletionList(is_incomplete=True, items=completion.items(sheet, spot, here, server.encoding))

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    def acted(params: types.CodeActionParams) -> list[types.CodeAction]:
        sheet = server.sheet(params.text_document.uri)
        if sheet is None or sheet.problem is not None:
            return []
        wanted = texts.offsets(Lines(sheet.text), params.range, server.encoding)
        return diagnostics.quick_fixes(sheet, params.text_document.uri, wanted, server.encoding)


def _here(server: Server, spot: Spot, *, at_cursor: bool) -> Here:
    """What is known at a spot; the memories are asked of sources alone."""
    segment = spot.segment
    target_lang = spot.unit.target_lang if spot.side is Side.SOURCE else ""
    cursor = spot.offset if at_cursor else None
    return server.desk.lookup.here(segment.text, segment.lang, cursor=cursor, target_lang=target_lang)


def _commands(server: Server) -> None:
    @server.command("tmkit.addTerm")
    def add_term(uri: str, source: str, target: str) -> str:
        sheet = server.sheet(uri)
        try:
            said = keeping.add_term(server.desk, source, target, sheet.langs if sheet else ("", ""))
        except TmkitError as error:
            return str(error)
        _show_all(server)
        return said

    @server.command("tmkit.remember")
    def remember(uri: str, position: types.Position) -> str:
        found = server.spot(uri, position)
        try:
            if found is None:
                return "there is no unit here"
            return keeping.remember(server.desk, found[1].unit, Path(found[0].path).name)
        except TmkitError as error:
            return str(error)


def _show_all(server: Server) -> None:
    uris: Sequence[str] = list(server.sheets)
    for uri in uris:
        server.show(uri, across=True)
