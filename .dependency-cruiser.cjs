const TEST = "\\.(test|spec)\\.tsx?$|^db/testing/|^(e2e|faults|fuzz)/";
const LEAF = "^lib/(errors|log|env|keep-doing|clock|metrics|describe-error|in-span)\\.ts$";

/** layer -> what it may import besides itself. Anything not listed is an error. */
const MAY_IMPORT = {
  "^lib/domain/": [],
  "^lib/contracts/": ["^lib/domain/", "^lib/errors\\.ts$"],
  "^lib/format/": ["^lib/domain/"],
  "^lib/ingest/": ["^lib/(domain|contracts)/", LEAF],
  "^lib/demo/": ["^lib/domain/"],
  "^db/schema/": ["^lib/domain/"],
  "^db/(queries/|client|embedded|listen|migrate|bulk-writer)": ["^db/", "^lib/domain/", LEAF],
  "^lib/outgoing/": [],
  "^lib/services/": ["^lib/(domain|contracts|ingest|demo|outgoing)/", "^db/", LEAF],
  "^lib/analysis/": ["^lib/(domain|contracts|services)/", "^db/", LEAF],
  "^lib/runtime/": ["^lib/(domain|contracts|services|demo|outgoing)/", "^db/", LEAF],
  "^lib/live/": ["^lib/domain/", "^db/", LEAF],
  "^lib/access/": ["^lib/(domain|contracts|services|outgoing)/", "^db/", LEAF],
  "^lib/http/": ["^lib/(domain|contracts|ingest|services|access|live)/", "^db/client", LEAF],
  "^lib/client/": ["^lib/(domain|contracts|format)/", "^lib/errors\\.ts$"],
  "^components/ui/": [],
  "^components/(?!ui/)": [
    "^components/",
    "^lib/(client|domain|contracts|format)/",
    "^lib/errors\\.ts$",
  ],
  "^app/": ["^components/", "^lib/(http|services|access|client|domain|contracts|format)/", LEAF],
};

const layers = Object.entries(MAY_IMPORT).map(([layer, allowed]) => ({
  name: `layer ${layer}`,
  severity: "error",
  from: { path: layer, pathNot: TEST },
  to: {
    path: "^(app|components|db|lib|e2e|faults|fuzz|scripts|bench|conformance|sdk)/",
    pathNot: [layer, ...allowed],
  },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layers,
    {
      name: "pure layers use zod, the calendar and nothing else",
      severity: "error",
      from: { path: "^lib/(domain|contracts)/", pathNot: TEST },
      to: {
        dependencyTypes: ["npm", "npm-dev", "core"],
        pathNot: "node_modules/(zod|temporal-polyfill)/",
      },
    },
    {
      name: "drizzle and postgres stay in db",
      severity: "error",
      from: { pathNot: ["^db/", "^drizzle\\.config", "^bench/", TEST] },
      to: { path: "node_modules/(drizzle-orm|postgres)/" },
    },
    {
      name: "no framework below the edge",
      severity: "error",
      from: { path: "^(lib/(domain|contracts|services|analysis|runtime|ingest|format|demo)|db)/" },
      to: { path: "node_modules/(next|react|react-dom)/" },
    },
    {
      name: "the browser never reaches the server",
      severity: "error",
      from: { path: "^(components|lib/client)/" },
      to: { path: "^(db|lib/(services|analysis|runtime|http|access|ingest|env))", reachable: true },
    },
    {
      name: "features do not import features",
      severity: "error",
      from: { path: "^components/([^/]+)/", pathNot: "^components/(ui|shared)/" },
      to: { path: "^components/[^/]+/", pathNot: ["^components/$1/", "^components/(ui|shared)/"] },
    },
    {
      name: "schemas are checked under a time limit",
      severity: "error",
      from: { path: "^(lib/(?!domain/)|app/)", pathNot: ["^lib/services/schemas/", TEST] },
      to: { path: "^lib/domain/orchestration/check-input", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "tests are imported by tests",
      severity: "error",
      from: { pathNot: [TEST, "\\.config\\.ts$", "^bench/", "^scripts/"] },
      to: { path: TEST },
    },
    {
      name: "the SDK stands alone",
      severity: "error",
      from: { path: "^sdk/src/", pathNot: TEST },
      to: { pathNot: ["^sdk/src/", "^@(openai/agents|google/adk|mastra/core/agent)$"] },
    },
    { name: "no cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no orphans",
      severity: "error",
      from: {
        orphan: true,
        pathNot: [
          "^app/",
          "^scripts/",
          "^conformance/types/",
          "^sdk/src/generated/",
          "\\.config\\.",
          TEST,
          "\\.d\\.ts$",
        ],
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|db/migrations)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
