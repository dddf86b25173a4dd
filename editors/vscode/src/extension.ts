// The extension: starts the server, shows the figures, runs the commands.
import * as vscode from "vscode";
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  type StaticFeature,
} from "vscode-languageclient/node";
import { type Figures, type FiguresParams, language, line, words } from "./figures.ts";
import { FORMS, type Form, page } from "./graph.ts";
import { program } from "./program.ts";
import { say } from "./strings.ts";

const LANGUAGES = ["plaintext", "markdown", "html", "addsup-claims", "toml", "json", "xml"];

const spoken = language(vscode.env.language);
let client: LanguageClient | undefined;
let bar: vscode.StatusBarItem;
const counted = new Map<string, Figures>();

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  bar = vscode.window.createStatusBarItem("addsup.figures", vscode.StatusBarAlignment.Right, 90);
  bar.name = "addsup";
  bar.command = "addsup.listFigures";
  context.subscriptions.push(
    bar,
    vscode.window.onDidChangeActiveTextEditor(show),
    vscode.workspace.onDidCloseTextDocument((document) => counted.delete(document.uri.toString())),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration("addsup.server") || change.affectsConfiguration("addsup.workspace")) {
        await restart();
      }
    }),
    vscode.commands.registerCommand("addsup.showGraph", graph),
    vscode.commands.registerCommand("addsup.listFigures", figures),
    vscode.commands.registerCommand("addsup.checkAll", checkAll),
    vscode.commands.registerCommand("addsup.restart", restart),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function restart(): Promise<void> {
  const old = client;
  client = undefined;
  counted.clear();
  show();
  // A server that never started cannot be stopped.
  await old?.dispose().catch(() => undefined);
  await start();
}

async function start(): Promise<void> {
  const settings = vscode.workspace.getConfiguration("addsup");
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  const command = program(settings.get("server.path", ""), folder);
  const server: ServerOptions = { command, args: ["lsp"] };
  const options: LanguageClientOptions = {
    documentSelector: LANGUAGES.flatMap((id) => [
      { scheme: "file", language: id },
      { scheme: "untitled", language: id },
    ]),
    initializationOptions: settings,
    outputChannelName: "addsup",
  };
  const next = new LanguageClient("addsup", "addsup", server, options);
  next.registerFeature(SHOWS_FIGURES);
  next.onNotification("addsup/figures", ({ uri, figures: found }: FiguresParams) => {
    if (found) {
      counted.set(uri, found);
    } else {
      counted.delete(uri);
    }
    show();
  });
  client = next;
  try {
    await next.start();
  } catch (error) {
    const open = say("settings", spoken);
    const why = error instanceof Error ? error.message : String(error);
    const chosen = await vscode.window.showErrorMessage(say("missing", spoken, why), open);
    if (chosen === open) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "addsup.server.path");
    }
  }
}

/** Tells the server that the figures of a document are shown here. */
const SHOWS_FIGURES: StaticFeature = {
  fillClientCapabilities: (capabilities) => {
    capabilities.experimental = { ...(capabilities.experimental as object | undefined), addsupFigures: true };
  },
  initialize: () => undefined,
  getState: () => ({ kind: "static" }),
  clear: () => undefined,
};

function show(): void {
  const uri = vscode.window.activeTextEditor?.document.uri.toString();
  const found = uri === undefined ? undefined : counted.get(uri);
  if (!found) {
    bar.hide();
    return;
  }
  bar.text = line(found);
  bar.tooltip = words(found, spoken);
  bar.show();
}

async function graph(): Promise<void> {
  const form = await vscode.window.showQuickPick([...FORMS], { title: say("form", spoken) });
  if (form) {
    await open(form, (drawn, title) => page(form as Form, drawn, title));
  }
}

async function figures(): Promise<void> {
  await open("text", (drawn) => ({ language: "plaintext", content: typeof drawn === "string" ? drawn : "" }));
}

/** Opens what the server makes of the document at hand beside it. */
async function open(
  form: string,
  made: (drawn: unknown, title: string) => { language: string; content: string },
): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const uri = document?.uri.toString();
  const drawn: unknown = uri && (await run("addsup.graph", [uri, form]));
  if (!document || drawn === undefined || drawn === null || drawn === "") {
    await vscode.window.showInformationMessage(say("nothing", spoken));
    return;
  }
  const title = vscode.workspace.asRelativePath(document.uri);
  const shown = await vscode.workspace.openTextDocument(made(drawn, title));
  await vscode.window.showTextDocument(shown, vscode.ViewColumn.Beside, true);
}

async function checkAll(): Promise<void> {
  const found: unknown = await run("addsup.checkWorkspace", []);
  await vscode.window.showInformationMessage(say("checked", spoken, String(found)));
}

async function run(command: string, given: unknown[]): Promise<unknown> {
  return await client?.sendRequest("workspace/executeCommand", { command, arguments: given });
}
