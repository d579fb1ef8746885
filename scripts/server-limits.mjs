import { randomUUID } from "node:crypto";
import http from "node:http";
import { keepClientAddress } from "./client-address.mjs";
import { explainRefusedMethod, isApi } from "./refused-method.mjs";

/**
 * Preloaded into Next, which has no options for these: a sender that stalls in its headers or body is
 * cut off (408) before it holds a connection for the five minutes that are Node's default. A path that
 * cannot be decoded and a method that no page has are the sender's mistakes, which Next takes for its own
 * (500). And an address is what can be known of it, not what a sender says.
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
  return (request, response) => {
    if (!isDecodable(request.url)) return refuse(response, BAD_PATH);
    if (request.method === "TRACE") return refuse(response, BAD_METHOD);
    keepClientAddress(request);
    if (isApi(request.url)) explainRefusedMethod(request, response);
    return listener(request, response);
  };
}

function isDecodable(url) {
  try {
    decodeURIComponent(url.split("?", 1)[0]);
    return true;
  } catch {
    return false;
  }
}

const BAD_PATH = { status: 400, detail: "The path is not valid percent-encoding (UTF-8)." };
const BAD_METHOD = { status: 405, detail: "Nothing here can be traced." };

function refuse(response, refused) {
  const problem = {
    type: "urn:baton:error:invalid_input",
    title: "Invalid input",
    code: "invalid_input",
    request_id: randomUUID(),
    ...refused,
  };
  response.writeHead(refused.status, {
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
