'use strict';
// Between the protocol and the editor. Both count columns in UTF-16, so numbers map one to one.
const vscode = require('vscode');

const toPosition = (position) => new vscode.Position(position.line, position.character);
const toRange = (range) => new vscode.Range(toPosition(range.start), toPosition(range.end));
const fromPosition = ({ line, character }) => ({ line, character });
const fromRange = (range) => ({ start: fromPosition(range.start), end: fromPosition(range.end) });
const toLocation = (location) => new vscode.Location(vscode.Uri.parse(location.uri), toRange(location.range));

/** Text of the server. It comes from drafts, so no link in it may run a command. */
function toMarkdown(contents) {
  const text = new vscode.MarkdownString(typeof contents === 'string' ? contents : contents.value);
  text.isTrusted = false;
  text.supportHtml = false;
  return text;
}

function toDiagnostic(diagnostic) {
  const severity = [1, 0, 1, 2, 3][diagnostic.severity ?? 2] ?? 1;
  const converted = new vscode.Diagnostic(toRange(diagnostic.range), diagnostic.message, severity);
  converted.source = diagnostic.source;
  converted.code = diagnostic.codeDescription
    ? { value: diagnostic.code, target: vscode.Uri.parse(diagnostic.codeDescription.href) }
    : diagnostic.code;
  converted.relatedInformation = diagnostic.relatedInformation?.map(
    (related) => new vscode.DiagnosticRelatedInformation(toLocation(related.location), related.message));
  // What the server said travels back to it with a question for actions.
  converted.original = diagnostic;
  return converted;
}

function toWorkspaceEdit(edit) {
  const converted = new vscode.WorkspaceEdit();
  const set = (uri, edits) =>
    converted.set(vscode.Uri.parse(uri), edits.map((one) => new vscode.TextEdit(toRange(one.range), one.newText)));
  if (edit.documentChanges) for (const change of edit.documentChanges) set(change.textDocument.uri, change.edits);
  else for (const [uri, edits] of Object.entries(edit.changes ?? {})) set(uri, edits);
  return converted;
}

function toSymbol(symbol) {
  const converted = new vscode.DocumentSymbol(
    symbol.name, symbol.detail ?? '', symbol.kind - 1, toRange(symbol.range), toRange(symbol.selectionRange));
  converted.children = (symbol.children ?? []).map(toSymbol);
  return converted;
}

module.exports = {
  fromPosition, fromRange, toDiagnostic, toLocation, toMarkdown, toPosition, toRange, toSymbol, toWorkspaceEdit,
};
