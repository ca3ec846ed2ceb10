'use strict';
// What the editor asks the server for, one function a feature. Each is offered only where the server has it.
const vscode = require('vscode');
const convert = require('./convert.js');

const place = (document, position) => ({
  textDocument: { uri: document.uri.toString() },
  position: convert.fromPosition(position),
});
const whole = (document) => ({ textDocument: { uri: document.uri.toString() } });

function hover(server) {
  return {
    async provideHover(document, position, cancellation) {
      const answer = await server.request('textDocument/hover', place(document, position), cancellation);
      return answer && new vscode.Hover([convert.toMarkdown(answer.contents)], answer.range && convert.toRange(answer.range));
    },
  };
}

function completion(server) {
  return {
    async provideCompletionItems(document, position, cancellation, context) {
      const answer = await server.request('textDocument/completion', {
        ...place(document, position),
        context: { triggerKind: context.triggerKind + 1, triggerCharacter: context.triggerCharacter },
      }, cancellation);
      const items = (Array.isArray(answer) ? answer : answer?.items ?? []).map((item) => {
        const converted = new vscode.CompletionItem(item.label, item.kind === undefined ? undefined : item.kind - 1);
        converted.detail = item.detail;
        converted.sortText = item.sortText;
        converted.filterText = item.filterText;
        converted.insertText = item.textEdit?.newText ?? item.insertText ?? item.label;
        if (item.textEdit) converted.range = convert.toRange(item.textEdit.range);
        converted.original = item;
        return converted;
      });
      return new vscode.CompletionList(items, !Array.isArray(answer) && answer?.isIncomplete === true);
    },
    async resolveCompletionItem(item, cancellation) {
      const answer = await server.request('completionItem/resolve', item.original, cancellation);
      if (answer.documentation) item.documentation = convert.toMarkdown(answer.documentation);
      return item;
    },
  };
}

function codeActions(server) {
  const fill = (action, answer) => {
    if (answer.edit) action.edit = convert.toWorkspaceEdit(answer.edit);
    if (answer.command) action.command = { title: answer.title, command: 'zhubi.run', arguments: [answer.command] };
    return action;
  };
  return {
    async provideCodeActions(document, range, context, cancellation) {
      const answer = await server.request('textDocument/codeAction', {
        ...whole(document),
        range: convert.fromRange(range),
        context: {
          diagnostics: context.diagnostics.map((one) => one.original).filter(Boolean),
          only: context.only && [context.only.value],
          triggerKind: context.triggerKind,
        },
      }, cancellation);
      return (answer ?? []).map((one) => {
        const kind = one.kind && vscode.CodeActionKind.Empty.append(one.kind);
        const action = new vscode.CodeAction(one.title, kind);
        action.isPreferred = one.isPreferred;
        action.original = one;
        return fill(action, one);
      });
    },
    async resolveCodeAction(action, cancellation) {
      if (action.edit || action.command || !action.original) return action;
      return fill(action, await server.request('codeAction/resolve', action.original, cancellation));
    },
  };
}

function rename(server) {
  return {
    async provideRenameEdits(document, position, newName, cancellation) {
      const answer = await server.request('textDocument/rename', { ...place(document, position), newName }, cancellation);
      return answer && convert.toWorkspaceEdit(answer);
    },
    async prepareRename(document, position, cancellation) {
      const answer = await server.request('textDocument/prepareRename', place(document, position), cancellation);
      if (!answer) throw new Error('这里没有可以改名的提法。');
      return answer.range ? { range: convert.toRange(answer.range), placeholder: answer.placeholder } : convert.toRange(answer);
    },
  };
}

function locations(server, method) {
  return async (document, position, ...rest) => {
    const cancellation = rest[rest.length - 1];
    const context = method === 'textDocument/references' ? { context: { includeDeclaration: true } } : {};
    const answer = await server.request(method, { ...place(document, position), ...context }, cancellation);
    return [answer ?? []].flat().map(convert.toLocation);
  };
}

function symbols(server) {
  return {
    async provideDocumentSymbols(document, cancellation) {
      const answer = await server.request('textDocument/documentSymbol', whole(document), cancellation);
      return (answer ?? []).map(convert.toSymbol);
    },
  };
}

function folding(server) {
  return {
    async provideFoldingRanges(document, _, cancellation) {
      const answer = await server.request('textDocument/foldingRange', whole(document), cancellation);
      return (answer ?? []).map((range) => new vscode.FoldingRange(range.startLine, range.endLine));
    },
  };
}

function inlayHints(server) {
  return {
    async provideInlayHints(document, range, cancellation) {
      const answer = await server.request(
        'textDocument/inlayHint', { ...whole(document), range: convert.fromRange(range) }, cancellation);
      return (answer ?? []).map((hint) => {
        const label = typeof hint.label === 'string' ? hint.label : hint.label.map((part) => part.value).join('');
        const converted = new vscode.InlayHint(convert.toPosition(hint.position), label);
        converted.paddingLeft = hint.paddingLeft;
        converted.paddingRight = hint.paddingRight;
        return converted;
      });
    },
  };
}

function formatting(server) {
  return {
    async provideDocumentFormattingEdits(document, options, cancellation) {
      const answer = await server.request('textDocument/formatting', { ...whole(document), options }, cancellation);
      return (answer ?? []).map((edit) => new vscode.TextEdit(convert.toRange(edit.range), edit.newText));
    },
  };
}

/** Registers with the editor what `server` can do for documents of `selector`; gives what has to be disposed of. */
function register(server, capabilities, selector) {
  const languages = vscode.languages;
  const offers = [
    [capabilities.hoverProvider, () => languages.registerHoverProvider(selector, hover(server))],
    [capabilities.completionProvider, () => languages.registerCompletionItemProvider(
      selector, completion(server), ...(capabilities.completionProvider.triggerCharacters ?? []))],
    [capabilities.codeActionProvider, () => languages.registerCodeActionsProvider(selector, codeActions(server))],
    [capabilities.renameProvider, () => languages.registerRenameProvider(selector, rename(server))],
    [capabilities.definitionProvider, () => languages.registerDefinitionProvider(
      selector, { provideDefinition: locations(server, 'textDocument/definition') })],
    [capabilities.referencesProvider, () => languages.registerReferenceProvider(
      selector, { provideReferences: locations(server, 'textDocument/references') })],
    [capabilities.documentSymbolProvider, () => languages.registerDocumentSymbolProvider(selector, symbols(server))],
    [capabilities.foldingRangeProvider, () => languages.registerFoldingRangeProvider(selector, folding(server))],
    [capabilities.inlayHintProvider, () => languages.registerInlayHintsProvider(selector, inlayHints(server))],
    [capabilities.documentFormattingProvider, () =>
      languages.registerDocumentFormattingEditProvider(selector, formatting(server))],
  ];
  return offers.filter(([isOffered]) => isOffered).map(([, start]) => start());
}

module.exports = { register };
