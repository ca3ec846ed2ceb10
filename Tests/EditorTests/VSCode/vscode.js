'use strict';
// The part of the editor's interface that the extension touches, enough to drive it under Node.

class Position { constructor(line, character) { Object.assign(this, { line, character }); } }
class Range { constructor(start, end) { Object.assign(this, { start, end }); } }
class Location { constructor(uri, range) { Object.assign(this, { uri, range }); } }
class Uri {
  constructor(text) { this.text = text; this.scheme = text.slice(0, text.indexOf(':')); }
  static parse(text) { return new Uri(decodeURIComponent(text)); }
  static file(path) { return new Uri(`file://${path}`); }
  toString() { return this.text.split('/').map((part, n) => (n < 3 ? part : encodeURIComponent(part))).join('/'); }
}
class Diagnostic { constructor(range, message, severity) { Object.assign(this, { range, message, severity }); } }
class DiagnosticRelatedInformation { constructor(location, message) { Object.assign(this, { location, message }); } }
class TextEdit { constructor(range, newText) { Object.assign(this, { range, newText }); } }
class WorkspaceEdit {
  constructor() { this.files = new Map(); }
  set(uri, edits) { this.files.set(uri.toString(), edits); }
}
class MarkdownString { constructor(value) { this.value = value; } }
class Hover { constructor(contents, range) { Object.assign(this, { contents, range }); } }
class CompletionItem { constructor(label, kind) { Object.assign(this, { label, kind }); } }
class CompletionList { constructor(items, isIncomplete) { Object.assign(this, { items, isIncomplete }); } }
class CodeActionKind {
  constructor(value) { this.value = value; }
  append(part) { return new CodeActionKind(this.value ? `${this.value}.${part}` : part); }
}
CodeActionKind.Empty = new CodeActionKind('');
class CodeAction { constructor(title, kind) { Object.assign(this, { title, kind }); } }
class DocumentSymbol {
  constructor(name, detail, kind, range, selectionRange) { Object.assign(this, { name, detail, kind, range, selectionRange }); }
}
class FoldingRange { constructor(start, end) { Object.assign(this, { start, end }); } }
class InlayHint { constructor(position, label) { Object.assign(this, { position, label }); } }
class RelativePattern { constructor(base, pattern) { Object.assign(this, { base, pattern }); } }

const listeners = {};
const event = (name) => (listener) => {
  (listeners[name] ??= []).push(listener);
  return { dispose() { listeners[name] = listeners[name].filter((one) => one !== listener); } };
};

/** A text that is open in the editor; edits are told as the editor tells them. */
class Document {
  constructor(uri, languageId, text) { Object.assign(this, { uri, languageId, text, version: 1 }); }
  getText() { return this.text; }
  line(number) { return this.text.split('\n')[number]; }
  offset({ line, character }) {
    return this.text.split('\n').slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  }
  edit(range, newText) {
    this.text = this.text.slice(0, this.offset(range.start)) + newText + this.text.slice(this.offset(range.end));
    this.version += 1;
    const change = { document: this, contentChanges: [{ range, text: newText }] };
    (listeners.change ?? []).forEach((listener) => listener(change));
  }
}

const documents = [];
const providers = {};
const marks = new Map();
const commands = new Map();
const messages = [];
const provider = (name) => (_, one) => {
  providers[name] = one;
  return { dispose() {} };
};
const say = (text) => { messages.push(text); };

const workspace = {
  textDocuments: documents,
  workspaceFolders: undefined,
  onDidOpenTextDocument: event('open'),
  onDidCloseTextDocument: event('close'),
  onDidSaveTextDocument: event('save'),
  onDidChangeTextDocument: event('change'),
  onDidChangeConfiguration: event('configuration'),
  onDidChangeWorkspaceFolders: event('folders'),
  getConfiguration: () => ({ get: () => undefined }),
  createFileSystemWatcher: () => ({ onDidCreate() {}, onDidChange() {}, onDidDelete() {}, dispose() {} }),
  async applyEdit(edit) {
    for (const [uri, edits] of edit.files) {
      const document = documents.find((one) => one.uri.toString() === new Uri(decodeURIComponent(uri)).toString());
      const fromTheEnd = [...edits].sort((a, b) => document.offset(b.range.start) - document.offset(a.range.start));
      for (const one of fromTheEnd) document.edit(one.range, one.newText);
    }
    return true;
  },
};

module.exports = {
  Position, Range, Location, Uri, Diagnostic, DiagnosticRelatedInformation, TextEdit, WorkspaceEdit, MarkdownString, Hover,
  CompletionItem, CompletionList, CodeActionKind, CodeAction, DocumentSymbol, FoldingRange, InlayHint, RelativePattern,
  workspace,
  languages: {
    createDiagnosticCollection: () => ({
      set: (uri, list) => marks.set(uri.toString(), list),
      delete: (uri) => marks.delete(uri.toString()),
      clear: () => marks.clear(),
      dispose() {},
    }),
    registerHoverProvider: provider('hover'),
    registerCompletionItemProvider: provider('completion'),
    registerCodeActionsProvider: provider('actions'),
    registerRenameProvider: provider('rename'),
    registerDefinitionProvider: provider('definition'),
    registerReferenceProvider: provider('references'),
    registerDocumentSymbolProvider: provider('symbols'),
    registerFoldingRangeProvider: provider('folding'),
    registerInlayHintsProvider: provider('hints'),
    registerDocumentFormattingEditProvider: provider('formatting'),
  },
  commands: {
    registerCommand(name, run) {
      commands.set(name, run);
      return { dispose() {} };
    },
  },
  window: { showErrorMessage: say, showWarningMessage: say, showInformationMessage: say },
  standIn: {
    Document, documents, providers, marks, commands, messages,
    setFolder(path) { workspace.workspaceFolders = [{ uri: Uri.file(path), name: path }]; },
  },
};
