import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const SECRET_CHARACTERS_MIN = 32;

/**
 * What a start needs to know, checked here once and handed on as complete environment variables.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Record<string, string>}
 */
export function readEnvironment(env) {
  const port = readPort(env.PORT || "3000");
  const host = env.HOST || "127.0.0.1";
  const dataDir = resolve(env.BATON_DATA_DIR || ".baton");
  return {
    PORT: String(port),
    HOST: host,
    DATABASE_URL: readDatabaseUrl(env.DATABASE_URL || ""),
    BATON_DATA_DIR: dataDir,
    BATON_SECRET: env.BATON_SECRET ? readSecret(env.BATON_SECRET) : keptSecret(dataDir),
    BATON_URL: readPublicUrl(env.BATON_URL || `http://${publicHost(host)}:${port}`),
  };
}

function readPort(text) {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new Error(`PORT must be a number from 1 to 65535; it is "${text}".`);
  }
  return port;
}

function readDatabaseUrl(text) {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (text !== "" && !/^postgres(ql)?:$/.test(url?.protocol ?? "")) {
    throw new Error("DATABASE_URL must look like postgres://user:password@host:5432/database.");
  }
  return text;
}

function readSecret(text) {
  if (text.length < SECRET_CHARACTERS_MIN) {
    throw new Error(`BATON_SECRET must have at least ${SECRET_CHARACTERS_MIN} characters.`);
  }
  return text;
}

function readPublicUrl(text) {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== "/") {
    throw new Error(
      `BATON_URL must be an origin such as https://baton.example.com, not "${text}".`,
    );
  }
  return url.origin;
}

/** An address to listen on everywhere is not one to visit. */
function publicHost(host) {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

/** Made at the first start; of two first starts the one that writes the file decides. */
function keptSecret(dataDir) {
  const path = join(dataDir, "secret");
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(path, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (error.code !== "EEXIST") {
      throw new Error(`BATON_DATA_DIR: cannot write in ${dataDir} (${error.code}).`, {
        cause: error,
      });
    }
  }
  return readFileSync(path, "utf8").trim();
}
