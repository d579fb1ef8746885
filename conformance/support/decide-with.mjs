/**
 * The person for a program that asks by itself: sees each question as it is answered to the program, and
 * has the harness decide it.
 * @param {import("../../lib/contracts/approval.ts").DecideRequest} decision
 */
export function decideWith(decision) {
  const send = globalThis.fetch;
  globalThis.fetch = async (address, init) => {
    const response = await send(address, init);
    const isAsking = init?.method === "POST" && response.url.endsWith("/api/v1/approvals");
    if (isAsking && response.ok) {
      const { id } = await response.clone().json();
      process.send?.({ approvalId: id, decision });
    }
    return response;
  };
}
