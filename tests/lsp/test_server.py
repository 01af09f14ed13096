"""The language server through its protocol: hover, diagnostics, fixes, completion, changes and what is broken."""

import asyncio
import contextlib
import random
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient

from tmkit.apps.lsp import texts
from tmkit.apps.lsp.positions import Encoding, Lines

ROOT = Path(__file__).parent.parent.parent
CORPUS = ROOT / "corpora" / "sce2018"
SERVER = [str(Path(sys.executable).with_name("tmkit")), "lsp"]
PO = """msgid ""
msgstr "Language: fr\\nContent-Type: text/plain; charset=UTF-8\\n"

#, python-format
msgid "%(count)s contracts were signed in Chongqing"
msgstr "des contrats ont été signés à Chengdu"

#, python-format
msgid "Nothing is wrong with %s"
msgstr "Rien ne cloche avec %s"

msgid "Chongqing hosts Qualcomm"
msgstr ""
"""
PATIENCE = 20


@pytest_lsp.fixture(config=ClientServerConfig(server_command=SERVER), params=["utf-8", "utf-16", "utf-32"])
async def client(request: pytest.FixtureRequest, lsp_client: LanguageClient, tmp_path: Path) -> AsyncIterator[None]:
    (tmp_path / "tmkit.toml").write_text(
        f'glossary = ["{(ROOT / "glossaries" / "sce2018.tbx").as_posix()}"]\n', encoding="utf-8"
    )
    lsp_client.folder = tmp_path  # type: ignore[attr-defined]
    await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=types.ClientCapabilities(
                general=types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind(request.param)])
            ),
            root_uri=tmp_path.as_uri(),
        )
    )
    lsp_client.encoding = Encoding(request.param)  # type: ignore[attr-defined]
    yield
    await lsp_client.shutdown_session()


async def opened(client: LanguageClient, name: str, text: str) -> str:
    """The file's URI, once all its diagnostics are there."""
    path = client.folder / name  # type: ignore[attr-defined]
    path.write_text(text, encoding="utf-8", newline="")
    uri = path.as_uri()
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, name.rpartition(".")[2], 1, text))
    )
    await settled(client, uri)
    return uri


async def settled(client: LanguageClient, uri: str) -> None:
    """Once the file is checked whole: saving does that, and a request is answered after it."""
    document = types.TextDocumentIdentifier(uri)
    client.text_document_did_save(types.DidSaveTextDocumentParams(document))
    await client.text_document_hover_async(types.HoverParams(document, types.Position(0, 0)))


def at(client: LanguageClient, text: str, piece: str, inside: int = 0) -> types.Position:
    line, character = Lines(text).position(text.index(piece) + inside, client.encoding)  # type: ignore[attr-defined]
    return types.Position(line, character)


def marked(client: LanguageClient, text: str, diagnostic: types.Diagnostic) -> str:
    span = texts.offsets(Lines(text), diagnostic.range, client.encoding)  # type: ignore[attr-defined]
    return span.of(text)


async def changed(client: LanguageClient, uri: str, version: int, old: str, new: str) -> None:
    edits = texts.edits(old, new, client.encoding)  # type: ignore[attr-defined]
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(version, uri),
            [types.TextDocumentContentChangePartial(edit.range, edit.new_text) for edit in edits],
        )
    )
    await asyncio.wait_for(client.wait_for_notification("textDocument/publishDiagnostics"), PATIENCE)


def applied(client: LanguageClient, text: str, edit: types.TextEdit) -> str:
    span = texts.offsets(Lines(text), edit.range, client.encoding)  # type: ignore[attr-defined]
    return text[: span.start] + edit.new_text + text[span.end :]


@pytest.mark.asyncio
async def test_findings_stand_at_their_place(client: LanguageClient) -> None:
    uri = await opened(client, "fr.po", PO)
    found = {diagnostic.code: diagnostic for diagnostic in client.diagnostics[uri]}
    assert marked(client, PO, found["placeholder"]) == "%(count)s"
    assert found["placeholder"].severity == types.DiagnosticSeverity.Error
    assert "term-missing" in found


@pytest.mark.asyncio
async def test_a_mended_unit_loses_its_finding_and_a_broken_file_keeps_the_last_ones(client: LanguageClient) -> None:
    uri = await opened(client, "fr.po", PO)
    mended = PO.replace("des contrats ont été signés à Chengdu", "%(count)s contrats signés à Chongqing")
    await changed(client, uri, 2, PO, mended)
    codes = {diagnostic.code for diagnostic in client.diagnostics[uri]}
    assert not codes & {"placeholder", "term-missing"}
    broken = mended.replace('msgstr "Rien', "msgstr Rien")
    await changed(client, uri, 3, mended, broken)
    codes_now = [diagnostic.code for diagnostic in client.diagnostics[uri]]
    assert codes_now.count("cannot-be-read") == 1
    assert set(codes_now) - {"cannot-be-read"} == codes
    await changed(client, uri, 4, broken, mended)
    assert "cannot-be-read" not in {diagnostic.code for diagnostic in client.diagnostics[uri]}


@pytest.mark.asyncio
async def test_hover_shows_the_concept_in_the_files_languages(client: LanguageClient) -> None:
    uri = await opened(client, "fr.po", PO)
    told = await client.text_document_hover_async(
        types.HoverParams(types.TextDocumentIdentifier(uri), at(client, PO, "Qualcomm", 3))
    )
    assert told is not None
    assert isinstance(told.contents, types.MarkupContent)
    assert "Qualcomm" in told.contents.value
    assert "preferred" in told.contents.value
    assert told.range is not None
    assert texts.offsets(Lines(PO), told.range, client.encoding).of(PO) == "Qualcomm"  # type: ignore[attr-defined]


@pytest.mark.asyncio
async def test_completion_offers_terms_then_what_is_missing(client: LanguageClient) -> None:
    uri = await opened(client, "fr.po", PO)
    place = at(client, PO, 'msgstr ""\n', 8) if PO.endswith('msgstr ""\n') else None
    end = PO.rindex('""') + 1
    line, character = Lines(PO).position(end, client.encoding)  # type: ignore[attr-defined]
    assert place is not None
    told = await client.text_document_completion_async(
        types.CompletionParams(types.TextDocumentIdentifier(uri), types.Position(line, character))
    )
    assert isinstance(told, types.CompletionList)
    labels = [item.label for item in told.items]
    assert labels[:2] == ["Chongqing", "Qualcomm"]
    edit = told.items[0].text_edit
    assert isinstance(edit, types.TextEdit)
    assert applied(client, PO, edit).endswith('msgstr "Chongqing"\n')
    missing = await client.text_document_completion_async(
        types.CompletionParams(types.TextDocumentIdentifier(uri), at(client, PO, "des contrats"))
    )
    assert isinstance(missing, types.CompletionList)
    assert "%(count)s" in [item.label for item in missing.items]


@pytest.mark.asyncio
async def test_a_quick_fix_changes_only_what_it_mends(client: LanguageClient) -> None:
    text = (CORPUS / "faults" / "million-for-billion.tmx").read_text(encoding="utf-8")
    uri = await opened(client, "job.tmx", text)
    found = next(one for one in client.diagnostics[uri] if one.code == "number-scale")
    assert marked(client, text, found) == "US$88.7 million"
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(
            types.TextDocumentIdentifier(uri), found.range, types.CodeActionContext(diagnostics=[found])
        )
    )
    assert actions is not None
    action = next(one for one in actions if isinstance(one, types.CodeAction) and "number-scale" in one.title)
    assert action.edit is not None
    assert action.edit.changes is not None
    assert applied(client, text, action.edit.changes[uri][0]) == text.replace("88.7 million", "88.7 billion")


@pytest.mark.asyncio
async def test_random_edits_leave_both_sides_with_the_same_text(client: LanguageClient) -> None:
    chance, text = random.Random(7), PO
    uri = await opened(client, "fr.po", text)
    for version in range(2, 42):
        start = chance.randrange(len(text))
        end = min(len(text), start + chance.randrange(6))
        new = text[:start] + chance.choice(["", "é", "𝕏", "\r\n", "\u2028", "重庆", '"', "a\u0301"]) + text[end:]
        client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version, uri),
                [
                    types.TextDocumentContentChangePartial(edit.range, edit.new_text)
                    for edit in texts.edits(text, new, client.encoding)  # type: ignore[attr-defined]
                ],
            )
        )
        text = new
    await changed(client, uri, 99, text, PO)
    assert {one.code for one in client.diagnostics[uri]} >= {"placeholder", "term-missing"}


@pytest.mark.asyncio
async def test_a_broken_configuration_is_a_message_and_the_last_good_one_stays(client: LanguageClient) -> None:
    uri = await opened(client, "fr.po", PO)
    before = {one.code for one in client.diagnostics[uri]}
    (client.folder / "tmkit.toml").write_text('glosary = ["x"]\n', encoding="utf-8")  # type: ignore[attr-defined]
    await changed(client, uri, 2, PO, PO + "\n")
    assert {one.code for one in client.diagnostics[uri]} == before
    assert any("glosary" in message.message for message in client.messages)


FILES = {
    "notes.md": "# Titre\n\nUn texte avec  deux espaces et et un mot doublé.\n",
    "fr.json": '{"hello": "Bonjour {name}", "bye": "Au revoir"}\n',
    "release.fr.txt": "Le texte « reste ouvert.\n\nUne fin.\n",
    "job.xlf": '<xliff version="1.2"><file source-language="fr" target-language="en" datatype="plaintext" original="a">'
    '<body><trans-unit id="1"><source>612 milliards</source><target>612 million</target></trans-unit></body>'
    "</file></xliff>",
}


@pytest.mark.asyncio
@pytest.mark.parametrize("name", FILES)
async def test_files_of_every_kind_are_served(name: str, client: LanguageClient) -> None:
    uri = await opened(client, name, FILES[name])
    codes = {one.code for one in client.diagnostics[uri]}
    assert "cannot-be-read" not in codes
    assert "empty-target" not in codes
    assert ("number-scale" in codes) == (name == "job.xlf")
    told = await client.text_document_completion_async(
        types.CompletionParams(types.TextDocumentIdentifier(uri), types.Position(0, 3))
    )
    assert isinstance(told, types.CompletionList)


@pytest.mark.asyncio
async def test_twenty_files_open_and_edits_faster_than_checks(client: LanguageClient) -> None:
    uris = [await opened(client, f"fr{number}.po", PO) for number in range(20)]
    text = PO
    for version in range(2, 32):
        new = text.replace("cloche", f"cloche{version}", 1)
        for uri in uris[:3]:
            client.text_document_did_change(
                types.DidChangeTextDocumentParams(
                    types.VersionedTextDocumentIdentifier(version, uri),
                    [
                        types.TextDocumentContentChangePartial(edit.range, edit.new_text)
                        for edit in texts.edits(text, new, client.encoding)  # type: ignore[attr-defined]
                    ],
                )
            )
        text = new
    asked = types.HoverParams(types.TextDocumentIdentifier(uris[0]), at(client, text, "Qualcomm", 2))
    told = await client.text_document_hover_async(asked)
    assert told is not None
    await changed(client, uris[19], 2, PO, PO.replace("%(count)s contracts", "contracts"))
    await settled(client, uris[19])
    assert "placeholder" not in {one.code for one in client.diagnostics[uris[19]]}


@pytest.mark.asyncio
async def test_a_cancelled_request_disturbs_nothing(client: LanguageClient) -> None:
    uri = await opened(client, "fr.po", PO)
    params = types.HoverParams(types.TextDocumentIdentifier(uri), at(client, PO, "Qualcomm", 2))
    given_up = client.protocol.send_request("textDocument/hover", params, msg_id="given up")
    client.cancel_request(types.CancelParams("given up"))
    with contextlib.suppress(Exception):  # answered or refused, as it came
        await asyncio.wait_for(asyncio.wrap_future(given_up), PATIENCE)
    assert await client.text_document_hover_async(params) is not None


@pytest.mark.asyncio
async def test_a_term_is_added_and_a_unit_is_remembered(client: LanguageClient) -> None:
    folder = client.folder  # type: ignore[attr-defined]
    (folder / "tmkit.toml").write_text('glossary = ["added.tbx"]\n', encoding="utf-8")
    (folder / "added.tbx").write_bytes((ROOT / "glossaries" / "sce2018.tbx").read_bytes())
    uri = await opened(client, "fr.po", PO)
    said = await client.workspace_execute_command_async(
        types.ExecuteCommandParams("tmkit.addTerm", [uri, "contracts", "marchés"])
    )
    assert "added" in str(said)
    assert any("marchés" in one.message for one in client.diagnostics[uri])
    position = at(client, PO, "Nothing")
    remembered = await client.workspace_execute_command_async(
        types.ExecuteCommandParams("tmkit.remember", [uri, position])
    )
    assert "no memory" in str(remembered)
