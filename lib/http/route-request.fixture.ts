export const HOST = "baton.test:8080";

/** What there is in the project under test, under the name of the resource that it is. */
export const things: Record<string, string> = {
  agents: "worker",
  traces: "t1",
  spans: "s1",
  sessions: "conversation",
  vault: "S",
  inbox: "worker",
  workflows: "partnership-discovery",
  versions: "1",
};

const QUERIES: Record<string, string> = {
  "GET /api/v1/spans/[id]": "?trace_id=t1",
  "GET /api/v1/pairs/[from]/[to]/latency": "?bucket=day",
  "GET /api/v1/traces/compare": "?a=t1&b=t1",
};

/** Where an empty body would be refused before the thing is looked for. */
const BODIES: Record<string, unknown> = {
  "POST /api/v1/approvals/[id]/decision": { decision: "approve" },
  "POST /api/v1/approvals/[id]/notes": { note: "n" },
  "POST /api/v1/approvals/[id]/reassign": { to: "ana" },
  "POST /api/v1/approvals/[id]/receipt": { state: "executing" },
  "POST /api/v1/approvals/[id]/snooze": { until: "2099-01-01T00:00:00Z" },
  "POST /api/v1/handoffs/[id]/chunks": { offset: 0, text: "x" },
  "POST /api/v1/handoffs/[id]/complete": { result: {} },
  "POST /api/v1/handoffs/[id]/fail": { error: { type: "x", message: "x" } },
  "POST /api/v1/handoffs/[id]/reject": { reason: "x" },
  "POST /api/v1/handoffs/[id]/ratings": { score: 1 },
  "POST /api/v1/rules/versions/[version]/rollback": { base: 1 },
  "POST /api/v1/alerts/[id]/silence": { until: "2099-01-01T00:00:00Z" },
  "PUT /api/v1/alerts/[id]": {
    name: "stolen",
    condition: { measure: "handoffs", comparison: "below", threshold: 1 },
  },
  "PUT /api/v1/agents/[name]": { kind: "remote", role: "specialist" },
  "PUT /api/v1/blackboard/[...key]": { value: 1 },
  "PUT /api/v1/report/schedule": { schedule: null },
  "PUT /api/v1/vault/[name]": { value: "another value of it" },
  "PATCH /api/v1/findings/[id]": { status: "resolved" },
  "PATCH /api/v1/saved-views/[id]": { name: "stolen" },
};

type RouteRequest = { request: Request; params: Record<string, string | string[]> };

/** A request that a route understands, for `things` of its own project or of another one. */
export function routeRequest(
  route: string,
  headers: Record<string, string>,
  body: unknown = BODIES[route] ?? {},
): RouteRequest {
  const [method = "", address = ""] = route.split(" ");
  const isProgram = "authorization" in headers;
  // People are no agents: only programs say which one they are.
  const params = paramsFor(address, isProgram ? "boss" : "member");
  const path = address.replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, (_whole, name: string) =>
    encodeURI([params[name]].flat().join("/")),
  );
  const sent = new Headers({ host: HOST, origin: `http://${HOST}`, ...headers });
  if (isProgram) sent.set("x-baton-agent", "boss");
  const init: RequestInit = { method, headers: sent };
  if (method !== "GET") {
    sent.set("content-type", "application/json");
    init.body = JSON.stringify(body);
  }
  return { request: new Request(`http://${HOST}${path}${QUERIES[route] ?? ""}`, init), params };
}

function paramsFor(address: string, agent: string): RouteRequest["params"] {
  if (address.endsWith("[...key]")) return { key: ["output", agent, "k"] };
  const segments = address.split("/");
  const named: RouteRequest["params"] = {};
  segments.forEach((segment, index) => {
    const name = /^\[(?:\.\.\.)?(\w+)\]$/.exec(segment)?.[1];
    if (name) named[name] = things[segments[index - 1] ?? ""] ?? "boss";
  });
  return named;
}
