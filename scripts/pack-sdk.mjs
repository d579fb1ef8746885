import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { npm, ROOT, run } from "./prepare.mjs";

const PUBLIC = join(ROOT, "public");
const TARBALL = /^baton-sdk-.*\.tgz$/;

/** `sdk/dist`: what a user of the SDK has, compiled. */
export async function compileSdk({ node, env }) {
  rmSync(join(ROOT, "sdk/dist"), { recursive: true, force: true });
  const code = await run([node, "node_modules/typescript/bin/tsc", "-p", "sdk"], { env });
  if (code !== 0) throw new Error("The SDK cannot be built; the message is above.");
}

/**
 * The SDK as a package at Baton's own address: `npm install $BATON_URL/baton-sdk-<version>.tgz`, the one
 * that fits this server, and from no registry.
 */
export async function packSdk(how) {
  await compileSdk(how);
  mkdirSync(PUBLIC, { recursive: true });
  for (const name of packedSdks()) rmSync(join(PUBLIC, name));
  const pack = npm("pack", join(ROOT, "sdk"), "--ignore-scripts", "--silent");
  const code = await run(pack, {
    cwd: PUBLIC,
    env: how.env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (code !== 0) throw new Error("The SDK cannot be packed; npm's message is above.");
}

export const isSdkPacked = () => packedSdks().length > 0;

function packedSdks() {
  return readdirSync(PUBLIC).filter((name) => TARBALL.test(name));
}
