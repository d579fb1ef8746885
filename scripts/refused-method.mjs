import { randomUUID } from "node:crypto";
import { request as ask } from "node:http";

const ASKED_MS_MAX = 2_000;

export function isApi(url) {
  return /^\/(?:api|v1)\//.test(url);
}

/**
 * Next answers a method that a route does not have with 405 and nothing else. Programs get the same kind of
 * error as for anything else, with what the route does have: it tells that itself, asked for its options.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
export function explainRefusedMethod(request, response) {
  const writeHead = response.writeHead.bind(response);
  const end = response.end.bind(response);
  const write = response.write.bind(response);
  let head;
  let isRefused = false;
  const isBare = ([status, ...more]) =>
    status === 405 && more.length === 0 && !response.hasHeader("content-type");
  // What compresses answers has the head written before it comes to the end.
  response.writeHead = (...args) => {
    isRefused = isBare(args);
    head = args;
    return isRefused ? response : writeHead(...args);
  };
  // It has something of its own to say.
  response.write = (...args) => {
    if (isRefused) writeHead(...head);
    isRefused = false;
    return write(...args);
  };
  response.end = (...args) => {
    isRefused ||= !response.headersSent && isBare([response.statusCode]);
    if (!isRefused) return end(...args);
    response.write = write;
    response.writeHead = writeHead;
    void methodsAt(request).then((allow) => end(describe(request, response, allow)));
    return response;
  };
}

function describe({ method, url }, response, allow) {
  const only = allow === undefined ? "" : `: it takes ${allow}`;
  const problem = {
    type: "urn:baton:error:invalid_input",
    title: "Invalid input",
    status: 405,
    detail: `${url.split("?", 1)[0]} takes no ${method}${only}.`,
    code: "invalid_input",
    request_id: randomUUID(),
  };
  response.statusCode = 405;
  response.setHeader("content-type", "application/problem+json");
  response.setHeader("cache-control", "no-store");
  if (allow !== undefined) response.setHeader("allow", allow);
  return JSON.stringify(problem);
}

/** Undefined where nobody tells. */
async function methodsAt({ url, socket, method }) {
  // Whoever asks this has its answer; and one who is gone has no socket to ask by.
  if (method === "OPTIONS" || socket.localPort === undefined) return undefined;
  const { promise, resolve } = Promise.withResolvers();
  const asked = ask({
    host: socket.localAddress,
    port: socket.localPort,
    path: url,
    method: "OPTIONS",
    agent: false,
    timeout: ASKED_MS_MAX,
  });
  asked.on("response", (answer) => {
    answer.resume();
    resolve(answer.headers.allow);
  });
  asked.on("timeout", () => asked.destroy());
  asked.on("error", () => resolve(undefined));
  asked.on("close", () => resolve(undefined));
  asked.end();
  return promise;
}
