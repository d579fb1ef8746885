import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { BASE_URL, expect, test } from "./journey";

test("the Python worker of the documentation does its work", async ({ workspace, request }) => {
  const page = await readFile("docs/runtime.md", "utf8");
  const [, code = ""] = /```python\n([\s\S]*?)\n```/.exec(page) ?? [];
  const env = { ...process.env, BATON_URL: BASE_URL, BATON_KEY: workspace.key };
  const worker = spawn("python3", ["-c", code], { env, stdio: ["ignore", "ignore", "pipe"] });
  const complaints: string[] = [];
  worker.stderr.on("data", (text: Buffer) => complaints.push(text.toString()));
  const headers = { authorization: `Bearer ${workspace.key}` };
  const handOff = async (text: string) => {
    const data = { to_agent: "summariser", task: "Summarise it", context: { text } };
    const sent = await request.post("/api/v1/handoffs", { headers, data });
    return String((await sent.json()).handoff_id);
  };
  const outcomeOf = async (id: string) =>
    (await (await request.get(`/api/v1/handoffs/${id}`, { headers })).json()).outcome;

  try {
    const agent = () => request.get("/api/v1/agents/summariser", { headers });
    await expect.poll(async () => (await agent()).status()).toBe(200);
    const full = await handOff("Many words");
    const empty = await handOff("");

    await expect.poll(() => outcomeOf(full)).toBe("succeeded");
    await expect.poll(() => outcomeOf(empty)).toBe("rejected");
    expect(complaints).toEqual([]);
  } finally {
    worker.kill();
  }
});
