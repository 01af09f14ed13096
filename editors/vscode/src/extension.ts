import { commands, ExtensionContext, window, workspace } from "vscode";
import { LanguageClient, LanguageClientOptions, ServerOptions } from "vscode-languageclient/node";

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const [command, ...args] = workspace.getConfiguration("tmkit").get<string[]>("command", ["tmkit", "lsp"]);
  const server: ServerOptions = { command, args };
  const languages = ["po", "xliff", "tmx", "tbx", "xml", "json", "markdown", "plaintext"];
  const options: LanguageClientOptions = {
    documentSelector: languages.map((language) => ({ scheme: "file", language })),
    synchronize: { fileEvents: workspace.createFileSystemWatcher("**/{tmkit.toml,pyproject.toml,*.tbx}") },
  };
  client = new LanguageClient("tmkit", "tmkit", server, options);
  context.subscriptions.push(
    commands.registerCommand("tmkit.askTerm", askTerm),
    commands.registerCommand("tmkit.sendUnit", sendUnit),
  );
  await client.start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function execute(command: string, ...args: unknown[]): Promise<void> {
  const told = await client?.sendRequest<string | null>("workspace/executeCommand", { command, arguments: args });
  if (told) {
    void window.showInformationMessage(told);
  }
}

async function askTerm(): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) {
    return;
  }
  const source = await window.showInputBox({ prompt: "Source term", value: editor.document.getText(editor.selection) });
  const target = source && (await window.showInputBox({ prompt: `Target term for "${source}"` }));
  if (source && target) {
    await execute("tmkit.addTerm", editor.document.uri.toString(), source, target);
  }
}

async function sendUnit(): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor) {
    const { line, character } = editor.selection.active;
    await execute("tmkit.remember", editor.document.uri.toString(), { line, character });
  }
}
