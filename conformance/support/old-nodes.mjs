import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const MODULES = fileURLToPath(new URL("../node_modules", import.meta.url));
const isWindows = process.platform === "win32";
const SYSTEM = `${isWindows ? "win" : process.platform}-${process.arch}`;

/** The oldest Node that the SDK promises, the one after it, and the one that runs this. */
export const NODES = [
  ...["18", "20"].map((major) => {
    const program = `${MODULES}/node-${major}-${SYSTEM}/bin/node${isWindows ? ".exe" : ""}`;
    return { major, program: requireNode(major, program) };
  }),
  { major: process.versions.node.split(".")[0], program: process.execPath },
];

function requireNode(major, program) {
  const version = execFileSync(program, ["--version"], { encoding: "utf8" });
  if (version.startsWith(`v${major}.`)) return program;
  throw new Error(`${program} is ${version}`);
}
