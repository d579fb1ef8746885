export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { startNode } = await import("./instrumentation-node");
  await startNode();
}
