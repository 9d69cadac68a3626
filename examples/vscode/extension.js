// Starts the language server for plain text and Markdown.
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = () => {
  const command = workspace.getConfiguration("dialogvakt").get("command");
  const server = { command, args: ["lsp"] };
  const documentSelector = ["plaintext", "markdown"].flatMap((language) => [
    { scheme: "file", language },
    { scheme: "untitled", language },
  ]);
  client = new LanguageClient("dialogvakt", "dialogvakt", server, { documentSelector });
  return client.start();
};

exports.deactivate = () => client?.stop();
