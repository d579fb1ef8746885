import http from "node:http";

/**
 * Preloaded into Next, which ends its process when its server has closed: only after the handoffs that
 * this process has begun are finished or given back (`batonWhenDrained`, of the instrumentation).
 */
const { createServer } = http;

http.createServer = (...args) => {
  const server = createServer(...args);
  const close = server.close.bind(server);
  server.close = (callback) =>
    close((error) => {
      const whenDrained = globalThis.batonWhenDrained ?? queueMicrotask;
      whenDrained(() => callback?.(error));
    });
  return server;
};
