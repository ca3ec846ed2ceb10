'use strict';
// Zhubi in VS Code: a client of the language server that needs nothing but the editor and Node's own modules.
const vscode = require('vscode');
const { spawn } = require('child_process');
const { Connection } = require('./connection.js');
const convert = require('./convert.js');
const features = require('./features.js');

const SELECTOR = ['file', 'untitled'].flatMap((scheme) =>
  ['plaintext', 'markdown'].map((language) => ({ scheme, language })));
const isDraft = (document) =>
  SELECTOR.some((one) => one.scheme === document.uri.scheme && one.language === document.languageId);

const CAPABILITIES = {
  general: { positionEncodings: ['utf-16'] },
  workspace: {
    applyEdit: true, configuration: true, workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    didChangeConfiguration: {},
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  textDocument: {
    synchronization: { didSave: true },
    publishDiagnostics: {
      versionSupport: true, codeDescriptionSupport: true, dataSupport: true, relatedInformation: true,
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: {
      contextSupport: true,
      completionItem: { documentationFormat: ['markdown', 'plaintext'], resolveSupport: { properties: ['documentation'] } },
    },
    codeAction: {
      isPreferredSupport: true, dataSupport: true, resolveSupport: { properties: ['edit'] },
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source', 'source.fixAll'] } },
    },
    rename: { prepareSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    foldingRange: { lineFoldingOnly: true },
    inlayHint: {}, formatting: {}, definition: {}, references: {},
  },
};

/** The server that runs, with what it registered; nil between stop and start. */
let running;
let diagnostics;
/** Starts and stops follow each other, however fast they are asked for. */
let queue = Promise.resolve();

async function start() {
  const path = vscode.workspace.getConfiguration('zhubi').get('path') || 'zhubi';
  const process = spawn(path, ['lsp'], { stdio: ['pipe', 'pipe', 'pipe'] });
  process.stderr.resume();
  process.on('error', (error) => vscode.window.showErrorMessage(
    `朱笔没有启动（${path}：${error.message}）。请安装 zhubi，或在设置 zhubi.path 里写明它的完整路径。`));
  const watchers = new Map();
  const server = new Connection(process, {
    'textDocument/publishDiagnostics': (published) =>
      diagnostics.set(vscode.Uri.parse(published.uri), published.diagnostics.map(convert.toDiagnostic)),
    'workspace/applyEdit': async ({ edit }) => ({
      applied: await vscode.workspace.applyEdit(convert.toWorkspaceEdit(edit)),
    }),
    'workspace/configuration': ({ items }) =>
      items.map((item) => vscode.workspace.getConfiguration().get(item.section) ?? null),
    'workspace/workspaceFolders': () => folders(),
    'client/registerCapability': ({ registrations }) => { registrations.forEach((one) => watch(server, watchers, one)); },
    'client/unregisterCapability': ({ unregisterations }) => {
      for (const { id } of unregisterations) {
        watchers.get(id)?.forEach((one) => one.dispose());
        watchers.delete(id);
      }
    },
    'window/showMessage': ({ message }) => { vscode.window.showInformationMessage(message); },
    'window/logMessage': () => {},
  });
  const here = { process, server, watchers, disposables: [], isStopping: false };
  running = here;
  process.on('close', (status) => {
    if (!here.isStopping) vscode.window.showWarningMessage(`朱笔的语言服务器退出了（状态 ${status}）；可运行命令“重新启动朱笔”。`);
  });

  let answer;
  try {
    answer = await server.request('initialize', {
      processId: globalThis.process.pid,
      clientInfo: { name: 'zhubi-vscode', version: '0.1.0' },
      rootUri: folders()[0]?.uri ?? null,
      workspaceFolders: folders(),
      capabilities: CAPABILITIES,
    });
  } catch {
    // Said already: the process could not be started, or ended.
    return;
  }
  server.notify('initialized', {});
  vscode.workspace.textDocuments.forEach((document) => open(server, document));
  here.disposables = [...follow(server), ...features.register(server, answer.capabilities, SELECTOR)];
}

const folders = () =>
  (vscode.workspace.workspaceFolders ?? []).map((folder) => ({ uri: folder.uri.toString(), name: folder.name }));

function open(server, document) {
  if (!isDraft(document)) return;
  server.notify('textDocument/didOpen', {
    textDocument: {
      uri: document.uri.toString(), languageId: document.languageId, version: document.version, text: document.getText(),
    },
  });
}

/** Tells `server` what happens in the editor. */
function follow(server) {
  const workspace = vscode.workspace;
  return [
    workspace.onDidOpenTextDocument((document) => open(server, document)),
    workspace.onDidCloseTextDocument((document) => {
      if (!isDraft(document)) return;
      server.notify('textDocument/didClose', { textDocument: { uri: document.uri.toString() } });
      diagnostics.delete(document.uri);
    }),
    workspace.onDidSaveTextDocument((document) => {
      if (isDraft(document)) server.notify('textDocument/didSave', { textDocument: { uri: document.uri.toString() } });
    }),
    // The editor tells several changes against the text before all of them, the last place first: so they can be
    // applied one after the other, as the protocol has it.
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (!isDraft(document) || contentChanges.length === 0) return;
      server.notify('textDocument/didChange', {
        textDocument: { uri: document.uri.toString(), version: document.version },
        contentChanges: contentChanges.map(({ range, text }) => ({ range: convert.fromRange(range), text })),
      });
    }),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('zhubi')) server.notify('workspace/didChangeConfiguration', { settings: null });
    }),
    workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const told = (list) => list.map((folder) => ({ uri: folder.uri.toString(), name: folder.name }));
      server.notify('workspace/didChangeWorkspaceFolders', { event: { added: told(added), removed: told(removed) } });
    }),
  ];
}

/** Watches the files that the server asks to be told of. */
function watch(server, watchers, registration) {
  if (registration.method !== 'workspace/didChangeWatchedFiles') return;
  watchers.set(registration.id, registration.registerOptions.watchers.map(({ globPattern }) => {
    const pattern = typeof globPattern === 'string'
      ? globPattern
      : new vscode.RelativePattern(vscode.Uri.parse(globPattern.baseUri.uri ?? globPattern.baseUri), globPattern.pattern);
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const tell = (type) => (uri) =>
      server.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri.toString(), type }] });
    watcher.onDidCreate(tell(1));
    watcher.onDidChange(tell(2));
    watcher.onDidDelete(tell(3));
    return watcher;
  }));
}

async function stop() {
  const here = running;
  running = undefined;
  if (!here) return;
  here.isStopping = true;
  here.disposables.forEach((one) => one.dispose());
  here.watchers.forEach((list) => list.forEach((one) => one.dispose()));
  diagnostics.clear();
  if (here.server.isClosed) return;
  const late = new Promise((resolve) => setTimeout(resolve, 2000).unref?.());
  await Promise.race([here.server.request('shutdown').catch(() => {}), late]);
  here.server.notify('exit');
  here.process.stdin.end();
  setTimeout(() => here.process.kill('SIGKILL'), 2000).unref?.();
}

function enqueue(work) {
  queue = queue.then(work, work);
  return queue;
}

exports.activate = async (context) => {
  diagnostics = vscode.languages.createDiagnosticCollection('zhubi');
  context.subscriptions.push(
    diagnostics,
    vscode.commands.registerCommand('zhubi.restart', () => enqueue(async () => { await stop(); await start(); })),
    vscode.commands.registerCommand('zhubi.run', ({ command, arguments: values }) =>
      running?.server.request('workspace/executeCommand', { command, arguments: values })));
  await enqueue(start);
};

exports.deactivate = () => enqueue(stop);
