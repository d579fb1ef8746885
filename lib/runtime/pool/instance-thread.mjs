/** What runs in an instance of an agent: its module, loaded once, then one handoff after the other. */
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";

const { path, agent } = workerData;
const { default: work, start, isHealthy } = await import(pathToFileURL(path).href);
if (typeof work !== "function") throw new Error("Its module has no function as default export.");
await start?.({ agent });

const tell = (said) => parentPort.postMessage(said);

async function perform(handoff) {
  try {
    const answer = await work(handoff, { accept: () => tell({ said: "accepted" }) });
    tell({ said: "done", answer: JSON.stringify(answer) ?? "null" });
  } catch (error) {
    tell({ said: "broken", message: error instanceof Error ? error.message : String(error) });
  }
}

async function check() {
  try {
    tell({ said: "alive", isHealthy: (await isHealthy?.()) !== false });
  } catch {
    tell({ said: "alive", isHealthy: false });
  }
}

parentPort.on("message", ({ asked, handoff }) => {
  if (asked === "health") return void check();
  tell({ said: "received" });
  return void perform(JSON.parse(handoff));
});
tell({ said: "ready" });
