'use strict';
// Drives the shipped extension as the editor would.
const assert = require('assert');
const fs = require('fs');
const Module = require('module');
const path = require('path');

const load = Module._load;
Module._load = (name, ...rest) => (name === 'vscode' ? require('./vscode.js') : load(name, ...rest));
const vscode = require('vscode');
const { Document, documents, providers, marks, messages } = vscode.standIn;
const cancellation = { onCancellationRequested() {} };

async function wait(what, condition) {
  const end = Date.now() + 30000;
  for (;;) {
    const value = condition();
    if (value) return value;
    if (Date.now() > end) throw new Error(`timeout: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function main() {
  const folder = path.join(process.env.EDITOR_CONFIGS, 'vscode');
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = process.env.DRAFT;
  const draft = new Document(vscode.Uri.file(file), 'plaintext', fs.readFileSync(file, 'utf8'));
  documents.push(draft);
  vscode.standIn.setFolder(path.dirname(file));
  const extension = require(path.join(folder, manifest.main));
  await extension.activate({ subscriptions: [] });

  const found = await wait('marks', () => marks.get(draft.uri.toString())?.length && marks.get(draft.uri.toString()));
  assert.deepStrictEqual([found[0].range.start.line, found[0].range.start.character, found[0].range.end.character], [1, 9, 13]);
  assert.strictEqual(found[0].code.value ?? found[0].code, 'slogan-form');

  const hover = await providers.hover.provideHover(draft, new vscode.Position(1, 9), cancellation);
  assert(hover.contents[0].value.includes('两个维护'));
  assert.strictEqual(hover.contents[0].isTrusted, false);

  const actions = await providers.actions.provideCodeActions(
    draft, found[0].range, { diagnostics: found, triggerKind: 1 }, cancellation);
  const fix = await providers.actions.resolveCodeAction(
    actions.find((action) => action.kind?.value === 'quickfix' && action.title.includes('两个维护')), cancellation);
  await vscode.workspace.applyEdit(fix.edit);
  assert.strictEqual(draft.line(1), '他说😀坚决做到“两个维护”，抓好落实。');
  await wait('marks to go', () => marks.get(draft.uri.toString()).length === 0);

  const list = await providers.completion.provideCompletionItems(
    draft, new vscode.Position(4, 4), cancellation, { triggerKind: 0 });
  const item = list.items.find((one) => one.label === '三会一课');
  await providers.completion.resolveCompletionItem(item, cancellation);
  draft.edit(item.range, item.insertText);
  assert.strictEqual(draft.line(4), '落实三会一课');

  const edit = await providers.rename.provideRenameEdits(draft, new vscode.Position(2, 6), '三会两课', cancellation);
  await vscode.workspace.applyEdit(edit);
  assert.strictEqual(draft.line(2), '认真落实“三会两课”制度。');
  assert.strictEqual(draft.line(4), '落实三会两课');

  assert((await providers.symbols.provideDocumentSymbols(draft, cancellation)).length > 0);
  for (const name of ['folding', 'hints', 'definition', 'references', 'formatting']) assert(providers[name], name);

  await vscode.standIn.commands.get('zhubi.restart')();
  await wait('marks after a restart', () => marks.has(draft.uri.toString()));
  await extension.deactivate();
  assert.deepStrictEqual(messages, []);
}

main().catch((error) => {
  console.log(error);
  process.exit(1);
});
