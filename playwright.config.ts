import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

const PORT = 3917;
const baseURL = `http://127.0.0.1:${PORT}`;

/** No traffic of the browser's own, and root has no sandbox. */
const browserFlags = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

export default defineConfig({
  testDir: "e2e",
  // Two are half as long again as fast on two cores, and then clicks come before what they are meant for.
  workers: 1,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: "list",
  use: {
    baseURL,
    // Without its film, which took a quarter of the time on two cores.
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env["BATON_CHROMIUM"] ?? "/usr/bin/chromium",
      args: browserFlags,
    },
  },
  webServer: {
    command: `"${process.execPath}" scripts/test-server.ts e2e`,
    url: `${baseURL}/healthz`,
    timeout: 180_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    env: {
      HOST: "127.0.0.1",
      PORT: String(PORT),
      BATON_URL: baseURL,
      BATON_AGENTS_DIR: fileURLToPath(new URL("e2e/agents", import.meta.url)),
      BATON_INIT_ADMIN_EMAIL: "admin@example.com",
      BATON_INIT_ADMIN_PASSWORD: "correct-horse-battery",
      BATON_INIT_KEY: "bt_admin_e2e0123456789abcdefghijklmnopqrstuv",
    },
  },
});
