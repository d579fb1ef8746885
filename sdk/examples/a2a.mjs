/** A2A: both sides of a call to a remote agent are one handoff. */
import { createBaton } from "@baton/sdk";
import { batonExecutor, sendRecorded } from "@baton/sdk/a2a";

const baton = createBaton({ url: process.env.BATON_URL, key: process.env.BATON_KEY });

/** The remote agent: what serves A2A is given this executor. */
export function recorded(executor) {
  return batonExecutor(baton, executor, "billing");
}

/** The caller. */
export async function refund(client, message) {
  const trace = baton.trace({ name: "Refund" });
  const request = { message };
  const task = await sendRecorded(trace, client, { from: "support", to: "billing", request });
  trace.end();
  return task;
}
