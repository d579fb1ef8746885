/** Posts as fast as many connections can for some seconds, then says what was acknowledged. */
import { createSpanLoad } from "./span-load.ts";

const [, , url = "", key = "", secondsText = "60", connectionsText = "256"] = process.argv;
const DISTINCT_BATCHES = 64;
const makeBatch = createSpanLoad(DISTINCT_BATCHES);
const endsAt = performance.now() + Number(secondsText) * 1000;
const statuses: Record<string, number> = {};
const acknowledged: string[] = [];
let withoutRetryAfter = 0;
let sent = 0;

await Promise.all(Array.from({ length: Number(connectionsText) }, hammer));
process.stdout.write(`${JSON.stringify({ statuses, acknowledged, withoutRetryAfter })}\n`);

async function hammer(): Promise<void> {
  while (performance.now() < endsAt) {
    sent += 1;
    await post(sent).catch((error: unknown) => count(`failed: ${String(error)}`));
  }
}

async function post(index: number): Promise<void> {
  const { body, traceIds } = makeBatch(index);
  const response = await fetch(`${url}/v1/traces`, {
    method: "POST",
    headers: { "content-type": "application/x-protobuf", authorization: `Bearer ${key}` },
    body,
  });
  await response.arrayBuffer();
  count(String(response.status));
  if (response.ok) acknowledged.push(...traceIds);
  else if (!response.headers.has("retry-after")) withoutRetryAfter += 1;
}

function count(what: string): void {
  statuses[what] = (statuses[what] ?? 0) + 1;
}
