import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects, TEST_NOW } from "@/db/testing/test-project";
import { MarkerBody } from "@/lib/contracts/marker";
import { nanos, parseInstant } from "@/lib/domain/time";
import { publishRules } from "../routing/publish-rules";
import { listAudit } from "../audit/list-audit";
import { addMarker } from "./add-marker";
import { listMarkers } from "./list-markers";
import { removeMarker } from "./remove-marker";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

const body = (value: object) => MarkerBody.parse(value);

describe("markers", () => {
  it("are one however often a pipeline sends them, also at once", async () => {
    const ctx = await projects.context();
    const sent = body({ title: "v1.2.0", key: "ci-42" });

    const answers = await Promise.all([1, 2, 3, 4].map(() => addMarker(ctx, sent)));
    const other = await addMarker(ctx, body({ title: "something else", key: "ci-42" }));

    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(other).toMatchObject({ isNew: false, marker: { title: "v1.2.0" } });
    expect((await listMarkers(ctx, {})).items).toMatchObject([
      { key: "ci-42", kind: "deployment" },
    ]);
  });

  it("are listed by their own time, with the rules that were published", async () => {
    const ctx = await projects.context();
    await addMarker(ctx, body({ title: "early", at: "2020-01-01T00:00:00Z", key: "a" }));
    await addMarker(ctx, body({ title: "late", at: "2099-01-01T00:00:00Z", key: "b" }));
    await publishRules(ctx, { document: { rules: [] }, base: 0, note: "none yet" });

    const { items } = await listMarkers(ctx, {});
    const from = parseInstant("2020-01-01T00:00:00.000000001Z");
    const between = await listMarkers(ctx, { from, to: parseInstant("2099-01-01T00:00:00Z") });

    expect(items.map(({ key }) => key)).toEqual(["b", "rules:1", "a"]);
    expect(between.items).toMatchObject([
      { key: "rules:1", kind: "rules", title: "Rules, version 1: none yet" },
    ]);
  });

  it("are of their project, and go when an administrator removes them", async () => {
    const [ctx, other] = [await projects.context(), await projects.context()];
    await addMarker(ctx, body({ title: "v1", key: "k", at: "1970-01-01T00:00:00Z" }));

    await expect(removeMarker(other, "k")).rejects.toMatchObject({ code: "not_found" });
    expect((await listMarkers(other, {})).items).toEqual([]);
    await addMarker(ctx, body({ title: "v1 again", key: "k" }));
    await removeMarker(ctx, "k");
    expect((await listAudit(ctx, { limit: 10 })).items.map(({ action }) => action)).toEqual([
      "marker.delete",
      "marker.create",
    ]);
    expect((await listMarkers(ctx, { from: nanos(0), to: TEST_NOW })).items).toEqual([]);
  });

  it("say when there are more than a chart shows", async () => {
    const ctx = await projects.context();
    for (let n = 0; n < 201; n += 1) await addMarker(ctx, body({ title: `v${n}` }));

    const { items, is_complete } = await listMarkers(ctx, {});

    expect(items).toHaveLength(200);
    expect(is_complete).toBe(false);
  });

  it("carry no secret, no script as an address, and no key of the rules", async () => {
    const ctx = await projects.context();
    const secret = `ghp_${"a1B2c3D4e5".repeat(4).slice(0, 36)}`;

    await expect(addMarker(ctx, body({ title: `by ${secret}` }))).rejects.toMatchObject({
      code: "credential_in_payload",
    });
    const refused = [
      { title: "x", url: "javascript:alert(1)" },
      { title: "x", key: "rules:1" },
      { title: " " },
      { title: "x", at: "yesterday" },
      { title: "x", kind: "rules" },
    ];
    expect(refused.filter((each) => MarkerBody.safeParse(each).success)).toEqual([]);
  });
});
