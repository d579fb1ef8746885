import { randomUUID } from "node:crypto";
import http from "node:http";

/**
 * Preloaded into Next, which has no options for these: a sender that stalls in its headers or body is
 * cut off (408) before it holds a connection for the five minutes that are Node's default. And a path
 * that cannot be decoded is the sender's mistake (400), which Next takes for its own (500).
 */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  connectionsCheckingInterval: 2_000,
};

const { createServer } = http;

http.createServer = (...args) => {
  const [options, listener] = typeof args[0] === "object" ? args : [{}, args[0]];
  const server = createServer(Object.assign({}, LIMITS, options), listener && readable(listener));
  return server.on("connection", closeWhenMute);
};

function readable(listener) {
  return (request, response) =>
    isDecodable(request.url) ? listener(request, response) : refusePath(response);
}

function isDecodable(url) {
  try {
    decodeURIComponent(url.split("?", 1)[0]);
    return true;
  } catch {
    return false;
  }
}

function refusePath(response) {
  const problem = {
    type: "urn:baton:error:invalid_input",
    title: "Invalid input",
    status: 400,
    detail: "The path is not valid percent-encoding (UTF-8).",
    code: "invalid_input",
    request_id: randomUUID(),
  };
  response.writeHead(400, {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    connection: "close",
  });
  response.end(JSON.stringify(problem));
}

/** Node counts from the first byte: who never sends one would stay for ever. */
function closeWhenMute(socket) {
  const timer = setTimeout(() => {
    if (socket.bytesRead === 0) socket.destroy();
  }, LIMITS.headersTimeout);
  timer.unref();
  socket.once("close", () => clearTimeout(timer));
}
