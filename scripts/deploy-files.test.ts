import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadAll } from "js-yaml";
import { describe, expect, test } from "vitest";
import { isRecord } from "@/lib/domain/json";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const read = (path: string) => readFile(join(ROOT, path), "utf8");
const documents = async (path: string) => loadAll(await read(path));

/** The objects in it, whatever is around them, that have this field. */
function withField(value: unknown, field: string): Record<string, unknown>[] {
  const inside = Array.isArray(value) || isRecord(value) ? Object.values(value) : [];
  const own = isRecord(value) && field in value ? [value] : [];
  return [...own, ...inside.flatMap((one) => withField(one, field))];
}

test("the image ends as a user without rights, with a health check and what assembles it", async () => {
  const text = await read("Dockerfile");
  const last = text.split(/^FROM /m).at(-1) ?? "";
  expect(last).toMatch(/^USER node$/m);
  expect(last).toMatch(/HEALTHCHECK[^]*\/readyz/);
  expect(last).not.toMatch(/COPY \. /);
  expect(text).toContain("node deploy/assemble.mjs /image");
});

test("what is secret, built or large does not get into the build's context", async () => {
  const ignored = (await read(".dockerignore")).split("\n");
  for (const path of [".git", ".baton", ".next", ".env*", "deploy/.env", "**/node_modules"]) {
    expect(ignored).toContain(path);
  }
});

test("compose: nothing may write, rise, or start before the database", async () => {
  const [file] = await documents("compose.yaml");
  const ours = withField(file, "read_only");
  expect(ours.length).toBeGreaterThanOrEqual(2);
  for (const service of ours) {
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ["ALL"],
      security_opt: ["no-new-privileges:true"],
      depends_on: { db: { condition: "service_healthy" } },
    });
  }
  // A password that is not chosen stops the start instead of being empty.
  expect(await read("compose.yaml")).toMatch(/POSTGRES_PASSWORD:\?.*BATON_SECRET:\?/s);
});

describe("kubernetes", async () => {
  const folder = "deploy/kubernetes";
  const files = await readdir(join(ROOT, folder));
  const all = (await Promise.all(files.map((file) => documents(`${folder}/${file}`)))).flat();
  const containers = withField(all, "containers").flatMap((pod) => withField(pod, "image"));

  test("every manifest is listed", async () => {
    const [list] = await documents(`${folder}/kustomization.yaml`);
    const others = files.filter((file) => file !== "kustomization.yaml");
    expect(new Set(Object(list).resources)).toEqual(new Set(others));
  });

  test("every container runs without rights on a root that it cannot write to", () => {
    expect(containers).toHaveLength(2);
    for (const container of containers) {
      expect(container).toMatchObject({
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ["ALL"] },
        },
        envFrom: [{ secretRef: { name: "baton" } }],
      });
    }
    for (const pod of withField(all, "containers")) {
      expect(pod).toMatchObject({ securityContext: { runAsNonRoot: true } });
    }
  });

  test("a web node gets requests when it is ready, and is started anew when it hangs", () => {
    expect(containers.find(({ name }) => name === "web")).toMatchObject({
      readinessProbe: { httpGet: { path: "/readyz" } },
      livenessProbe: { httpGet: { path: "/healthz" } },
    });
  });
});

test("the service's unit may write nowhere and become nobody else", async () => {
  const unit = await read("deploy/baton.service");
  for (const line of ["DynamicUser=yes", "ProtectSystem=strict", "NoNewPrivileges=yes"]) {
    expect(unit).toContain(`\n${line}\n`);
  }
});

test("collector: what its pipelines use is defined, and nothing is given up or kept in memory alone", async () => {
  const [file] = await documents("deploy/collector.yaml");
  const { service, ...parts } = Object(file);
  const pipeline = service.pipelines.traces;
  for (const kind of ["receivers", "processors", "exporters"]) {
    expect(new Set(Object.keys(parts[kind]))).toEqual(new Set(pipeline[kind]));
  }
  expect(Object.keys(parts.extensions)).toEqual(service.extensions);
  const sender = parts.exporters["otlphttp/baton"];
  expect(sender.retry_on_failure.max_elapsed_time).toBe(0);
  expect(service.extensions).toContain(sender.sending_queue.storage);
  // Its exporter adds /v1/traces by itself.
  expect(sender.endpoint).toMatch(/^\$\{env:\w+\}$/);
});
