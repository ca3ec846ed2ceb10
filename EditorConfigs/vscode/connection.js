'use strict';

/** The line to the server: JSON-RPC messages over the standard streams of a process. */
class Connection {
  /**
   * @param process the server, started with pipes for its input and output
   * @param handlers what to do with the server's own messages, by method
   */
  constructor(process, handlers) {
    this.process = process;
    this.handlers = handlers;
    this.pending = new Map();
    this.lastId = 0;
    this.received = Buffer.alloc(0);
    this.isClosed = false;
    process.stdout.on('data', (bytes) => {
      this.received = Buffer.concat([this.received, bytes]);
      this.readMessages();
    });
    // A server that is gone closes its pipe; 'close' tells the rest.
    process.stdin.on('error', () => {});
    const close = () => this.close();
    process.on('error', close);
    process.on('close', close);
  }

  /** Sends a notification. */
  notify(method, parameters) {
    this.send({ method, params: parameters });
  }

  /** Sends a request; gives what is answered, throws what is answered as an error. */
  request(method, parameters, cancellation) {
    if (this.isClosed) return Promise.reject(new Error('the server is gone'));
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.send({ id, method, params: parameters });
      cancellation?.onCancellationRequested(() => this.notify('$/cancelRequest', { id }));
    });
  }

  close() {
    if (this.isClosed) return;
    this.isClosed = true;
    for (const request of this.pending.values()) request.reject(new Error('the server is gone'));
    this.pending.clear();
  }

  send(message) {
    if (this.isClosed) return;
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }), 'utf8');
    this.process.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`, 'ascii'), body]));
  }

  readMessages() {
    for (;;) {
      const end = this.received.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = /content-length: *(\d+)/i.exec(this.received.toString('latin1', 0, end));
      const start = end + 4;
      if (!length) {
        this.received = this.received.subarray(start);
        continue;
      }
      const limit = start + Number(length[1]);
      if (this.received.length < limit) return;
      const text = this.received.toString('utf8', start, limit);
      this.received = this.received.subarray(limit);
      try {
        this.take(JSON.parse(text));
      } catch (error) {
        console.error(`zhubi: ${error.message}`);
      }
    }
  }

  take(message) {
    if (message.method !== undefined) {
      void this.serve(message);
      return;
    }
    const request = this.pending.get(message.id);
    this.pending.delete(message.id);
    if (!request) return;
    if (message.error) request.reject(Object.assign(new Error(message.error.message), { code: message.error.code }));
    else request.resolve(message.result);
  }

  async serve({ id, method, params }) {
    const handler = this.handlers[method];
    if (id === undefined) {
      handler?.(params);
      return;
    }
    try {
      if (!handler) throw Object.assign(new Error(`method not found: ${method}`), { code: -32601 });
      this.send({ id, result: (await handler(params)) ?? null });
    } catch (error) {
      this.send({ id, error: { code: error.code ?? -32603, message: String(error.message) } });
    }
  }
}

module.exports = { Connection };
