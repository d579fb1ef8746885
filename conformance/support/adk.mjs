import { InMemoryRunner, maybeSetOtelProviders } from "@google/adk";
import { trace } from "@opentelemetry/api";

export { ScriptedModel } from "./adk-model.mjs";

maybeSetOtelProviders();
/** Ends what the batch of the last seconds holds back. */
process.once("beforeExit", () => {
  void trace.getTracerProvider().getDelegate().forceFlush();
});

/** A conversation with an agent; each message ends with what happened. */
export async function startConversation(agent) {
  const runner = new InMemoryRunner({ agent, appName: "support" });
  const names = { userId: "user-1", sessionId: "conversation-1" };
  await runner.sessionService.createSession({ appName: "support", ...names });
  return async (...parts) => {
    const newMessage = { role: "user", parts };
    return Array.fromAsync(runner.runAsync({ ...names, newMessage }));
  };
}
