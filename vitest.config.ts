import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const alias = { "@": root.replace(/\/$/, "") };
const exclude = ["**/node_modules/**", ".next/**", "e2e/**", ".baton/**"];
/** Tests of the database wait for it more than they compute. */
const maxWorkers = Math.max(3, availableParallelism() - 1);
/** One server for the run; each test file brings a database of its own. */
const withDatabase = {
  globalSetup: ["db/testing/global-setup.ts"],
  // Services read their secret here.
  env: {
    BATON_SECRET: "a-secret-for-tests-of-32-characters",
    DATABASE_URL: "postgres://tests-open-their-own",
  },
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...exclude, "**/*.{db,fault,fuzz}.test.ts"],
          setupFiles: ["scripts/property-seed.ts"],
          // Pure functions share nothing: a worker serves all files.
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "db",
          include: ["**/*.db.test.ts"],
          exclude,
          setupFiles: ["scripts/property-seed.ts"],
          maxWorkers,
          ...withDatabase,
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "fuzz",
          include: ["fuzz/*.fuzz.test.ts"],
          setupFiles: ["scripts/property-seed.ts"],
          ...withDatabase,
          testTimeout: process.env["BATON_FUZZ"] === "long" ? 3_600_000 : 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "faults",
          include: ["faults/*.fault.test.ts"],
          hookTimeout: 180_000,
          // The long form has twenty rounds of each fault.
          testTimeout: process.env["BATON_FAULTS"] === "long" ? 1_800_000 : 180_000,
        },
      },
    ],
  },
});
