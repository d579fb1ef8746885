import { once } from "node:events";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import type { Nanos } from "@/lib/domain/time";

const START_MS_MAX = 60_000;
const HEALTH_MS_MAX = 1_000;
const MEMORY_MB_MAX = 512;
const ANSWER_CHARACTERS_MAX = 10 * 1024 * 1024;
/** What an agent may read of the environment besides what is meant for agents. */
const ENVIRONMENT = ["PATH", "HOME", "LANG", "TZ", "NODE_ENV"];
const FOR_AGENTS = "BATON_AGENT_";

const Said = z.discriminatedUnion("said", [
  z.object({ said: z.literal("ready") }),
  z.object({ said: z.literal("received") }),
  z.object({ said: z.literal("accepted") }),
  z.object({ said: z.literal("alive"), isHealthy: z.boolean() }),
  z.object({ said: z.literal("done"), answer: z.string() }),
  z.object({ said: z.literal("broken"), message: z.string() }),
]);
type Said = z.infer<typeof Said>;

export type Handlers = { onReceived: () => void; onAccepted: () => void };

/** An agent's code with its module loaded, in a thread of its own. It does one handoff at a time. */
export type Instance = {
  readyAt: Nanos;
  /** Resolves with what it answered, as text. A failure means that the instance is not to be used again. */
  perform: (handoff: string, handlers: Handlers) => Promise<string>;
  isHealthy: () => Promise<boolean>;
  /** When it ends, by itself or because it was stopped. */
  ended: Promise<unknown>;
  stop: () => Promise<void>;
};

/** Its code could not be loaded, or did not get ready. */
export class StartError extends Error {}

/** Resolves once its module is loaded and has prepared itself. */
export async function startInstance(
  { file, agent }: { file: string; agent: string },
  now: () => Nanos,
): Promise<Instance> {
  const entry = path.join(process.cwd(), "lib/runtime/pool/instance-thread.mjs");
  const thread = startThread(entry, { path: file, agent });
  const died = once(thread, "exit").then(
    ([code]) => new Error(`It ended by itself (${String(code)}).`),
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  );
  const { promise: ready, resolve } = Promise.withResolvers<void>();
  let hear = (said: Said) => {
    if (said.said === "ready") resolve();
  };
  // An agent may post what it likes; only what is meant for us is heard.
  thread.on("message", (told) => {
    const said = Said.safeParse(told);
    if (said.success) hear(said.data);
  });
  const stop = async () => void (await thread.terminate());
  const failed = died.then((error) => Promise.reject(error));
  // While nobody waits for it, its end is no failure of anything.
  failed.catch(() => undefined);
  try {
    await within(START_MS_MAX, Promise.race([ready, failed]), "It did not become ready in time.");
  } catch (error) {
    await stop();
    throw new StartError(error instanceof Error ? error.message : String(error));
  }

  return {
    readyAt: now(),
    ended: died,
    stop,
    isHealthy: async () => {
      const { promise, resolve: answer } = Promise.withResolvers<boolean>();
      hear = (said) => {
        if (said.said === "alive") answer(said.isHealthy);
      };
      thread.postMessage({ asked: "health" });
      const alive = Promise.race([promise, died.then(() => false)]);
      return within(HEALTH_MS_MAX, alive, "no answer").catch(() => false);
    },
    perform: async (handoff, { onReceived, onAccepted }) => {
      const { promise, resolve: answer, reject } = Promise.withResolvers<string>();
      hear = (said) => {
        if (said.said === "received") onReceived();
        if (said.said === "accepted") onAccepted();
        if (said.said === "broken") reject(new Error(said.message));
        if (said.said !== "done") return;
        if (said.answer.length <= ANSWER_CHARACTERS_MAX) answer(said.answer);
        else reject(new Error(`Its answer is too large: ${said.answer.length} characters.`));
      };
      thread.postMessage({ asked: "work", handoff });
      return Promise.race([promise, failed]);
    },
  };
}

/** By a name that no bundler knows: bundled, the thread could not import what it is told to. */
function startThread(entry: string, workerData: { path: string; agent: string }): Worker {
  return new Worker(entry, {
    workerData,
    env: environment(),
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB_MAX },
  });
}

function environment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    ([name]) => ENVIRONMENT.includes(name) || name.startsWith(FOR_AGENTS),
  );
  return Object.fromEntries(entries.map(([name, value = ""]) => [name, value]));
}

async function within<Value>(ms: number, promise: Promise<Value>, message: string) {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(message)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
