import http from "node:http";

/**
 * Preloaded into Next, which has no options for these: a sender that stalls in its headers or body is
 * cut off (408) before it holds a connection for the five minutes that are Node's default.
 */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  connectionsCheckingInterval: 2_000,
};

const { createServer } = http;

http.createServer = (...args) => {
  const [options, ...listener] = typeof args[0] === "object" ? args : [{}, ...args];
  const server = createServer(Object.assign({}, LIMITS, options), ...listener);
  return server.on("connection", closeWhenMute);
};

/** Node counts from the first byte: who never sends one would stay for ever. */
function closeWhenMute(socket) {
  const timer = setTimeout(() => {
    if (socket.bytesRead === 0) socket.destroy();
  }, LIMITS.headersTimeout);
  timer.unref();
  socket.once("close", () => clearTimeout(timer));
}
