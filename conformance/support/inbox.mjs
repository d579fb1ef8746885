/**
 * Asks in the inbox, in a framework's own words, and waits until a person has decided. The harness
 * is that person; run by hand, it is whoever looks at the inbox.
 * @param {object} payload
 * @param {import("../../lib/contracts/approval.ts").DecideRequest} decision
 * @returns {Promise<import("../../lib/contracts/approval.ts").ApprovalDto>}
 */
export async function askInbox(payload, decision) {
  const { id } = await call("/api/v1/approvals", payload);
  /** @type {import("../harness/expectation.ts").Asked} */
  const asked = { approvalId: id, decision };
  process.send?.(asked);
  for (;;) {
    const approval = await call(`/api/v1/approvals/${id}?wait_ms=20000`);
    if (approval.status !== "waiting") return approval;
  }
}

/** Does once what was allowed, and says so: a second process would be refused `executing`. */
export async function carryOut({ id }, act) {
  await call(`/api/v1/approvals/${id}/receipt`, { state: "executing" });
  const result = await act();
  await call(`/api/v1/approvals/${id}/receipt`, { state: "executed" });
  return result;
}

async function call(path, body) {
  const response = await fetch(process.env.BATON_URL + path, {
    method: body ? "POST" : "GET",
    headers: {
      authorization: `Bearer ${process.env.BATON_KEY}`,
      "content-type": "application/json",
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (response.ok) return response.json();
  throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
}
