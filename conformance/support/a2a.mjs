import { Role, TaskState } from "@a2a-js/sdk";
import { ClientFactory } from "@a2a-js/sdk/client";
import { AgentEvent, DefaultRequestHandler, InMemoryTaskStore } from "@a2a-js/sdk/server";
import { agentCardHandler, jsonRpcHandler, UserBuilder } from "@a2a-js/sdk/server/express";
import { SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import express from "express";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import "./export-spans.mjs";

const tracer = trace.getTracer("a2a");

/**
 * Serves an agent that ends every task in this state, and returns a client of it.
 * @param {keyof typeof TaskState} state
 */
export async function connectAgent(state, answer, wrap = (executor) => executor) {
  const app = express();
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${server.address().port}`;
  const card = {
    name: "billing",
    description: "Refunds",
    version: "1.0.0",
    supportedInterfaces: [{ url, protocolBinding: "JSONRPC", tenant: "", protocolVersion: "1.0" }],
    capabilities: { extensions: [] },
    securitySchemes: {},
    securityRequirements: [],
    defaultInputModes: ["text/plain"],
    defaultOutputModes: ["text/plain"],
    skills: [],
    signatures: [],
  };
  const executor = {
    async execute({ taskId, contextId }, bus) {
      const status = { state: TaskState[state], message: message(Role.ROLE_AGENT, answer) };
      bus.publish(AgentEvent.task({ id: taskId, contextId, status, artifacts: [], history: [] }));
      bus.finished();
    },
    async cancelTask() {},
  };
  const requestHandler = new DefaultRequestHandler(card, new InMemoryTaskStore(), wrap(executor));
  app.use("/.well-known/agent-card.json", agentCardHandler({ agentCardProvider: requestHandler }));
  app.use(jsonRpcHandler({ requestHandler, userBuilder: UserBuilder.noAuthentication }));
  const client = await new ClientFactory().createFromUrl(url);
  return { client, close: () => server.close() };
}

/** The caller's own spans by the conventions for A2A: the SDK makes none. */
export async function sendAs(agent, client, text) {
  const request = { message: message(Role.ROLE_USER, text) };
  return tracer.startActiveSpan(
    `invoke_agent ${agent}`,
    { attributes: { "gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": agent } },
    async (around) => {
      const call = tracer.startSpan("SendMessage", {
        kind: SpanKind.CLIENT,
        attributes: {
          "a2a.method.name": "SendMessage",
          "server.address": "billing",
          "input.value": JSON.stringify(request.message.parts),
        },
      });
      const task = await client.sendMessage(request);
      const reply = task.status.message.parts[0].content.value;
      call.setAttributes({
        "a2a.task.id": task.id,
        "a2a.task.state": TaskState[task.status.state],
        "output.value": reply,
      });
      if (task.status.state === TaskState.TASK_STATE_REJECTED) {
        call.setStatus({ code: SpanStatusCode.ERROR, message: reply });
      }
      call.end();
      around.end();
    },
  );
}

export { Role };

export function message(role, text) {
  return {
    messageId: randomUUID(),
    contextId: "",
    taskId: "",
    role,
    parts: [
      {
        content: { $case: "text", value: text },
        metadata: {},
        filename: "",
        mediaType: "text/plain",
      },
    ],
    metadata: {},
    extensions: [],
    referenceTaskIds: [],
  };
}
