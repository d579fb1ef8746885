import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { birthMarkOf } from "./processes.ts";

/**
 * Who uses the server in `folder`: one file per use, named by the process and its birth. The last
 * one to let go stops the server; processes that were killed do not count.
 */
export async function holdServer(folder: string): Promise<{ isLastToRelease(): Promise<boolean> }> {
  const holders = join(folder, "holders");
  const mine = join(holders, randomUUID());
  await mkdir(holders, { recursive: true });
  await writeFile(mine, `${process.pid} ${birthMarkOf(process.pid)}`);
  return {
    async isLastToRelease() {
      await rm(mine, { force: true });
      return (await countLiveHolders(holders)) === 0;
    },
  };
}

async function countLiveHolders(holders: string): Promise<number> {
  let live = 0;
  for (const name of await readdir(holders)) {
    const path = join(holders, name);
    const [pid, birthMark] = (await readFile(path, "utf8").catch(() => "0")).split(" ");
    if (Number(pid) > 0 && birthMarkOf(Number(pid)) === birthMark) live += 1;
    else await rm(path, { force: true });
  }
  return live;
}
