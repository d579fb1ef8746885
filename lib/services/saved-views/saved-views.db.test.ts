import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import type { KeyScope } from "@/lib/domain/members/scopes";
import type { MemberRole } from "@/lib/domain/members/roles";
import { CreateSavedViewBody } from "@/lib/contracts/saved-view";
import { UserId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";
import { changeSavedView } from "./change-saved-view";
import { createSavedView } from "./create-saved-view";
import { deleteSavedView } from "./delete-saved-view";
import { listVisibleViews } from "./list-saved-views";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

/** People and keys of one project. */
async function team() {
  const base = await projects.context();
  const user = (role: MemberRole, name: string = role): ServiceContext => ({
    ...base,
    actor: { kind: "user", id: UserId.parse(randomUUID()), name, role },
  });
  const key = (...scopes: KeyScope[]): ServiceContext => ({
    ...base,
    actor: { kind: "api_key", id: randomUUID(), label: "ci", scopes },
  });
  return { user, key };
}

const errorCode = (error: unknown) => (error instanceof AppError ? error.code : undefined);
const SEARCH = "q=status%3Afailed&range=7d";
const view = (name: string, is_shared = false) => ({ name, search: SEARCH, is_shared });
const namesSeenBy = async (ctx: ServiceContext) =>
  (await listVisibleViews(ctx)).items.map(({ name }) => name);

describe("who sees a view", () => {
  it("is its maker, until it is shared with the project", async () => {
    const { user, key } = await team();
    const [ana, ben] = [user("member"), user("owner")];
    const made = await createSavedView(ana, view("Mine"));

    expect([await namesSeenBy(ana), await namesSeenBy(ben)]).toEqual([["Mine"], []]);
    await changeSavedView(ana, { id: made.id, is_shared: true });
    expect(await namesSeenBy(ben)).toEqual(["Mine"]);
    expect(await namesSeenBy(key("read"))).toEqual(["Mine"]);
    expect(await namesSeenBy((await team()).user("owner"))).toEqual([]);
  });
});

describe("who changes a view", () => {
  it.each<[MemberRole, string]>([
    ["owner", "Renamed"],
    ["admin", "Renamed"],
    ["member", "forbidden"],
    ["reviewer", "forbidden"],
    ["viewer", "forbidden"],
  ])("%s renames what somebody else shared: %s", async (role, answer) => {
    const { user } = await team();
    const shared = await createSavedView(user("member"), view("Shared", true));
    const other = user(role);

    const change = changeSavedView(other, { id: shared.id, name: "Renamed" });

    const answered = await change.then(({ name }) => name, errorCode);
    const { items } = await listVisibleViews(other);
    expect(answered).toBe(answer);
    expect(items.map(({ can_change }) => can_change)).toEqual([answer === "Renamed"]);
  });

  it("is nobody else for one's own: it is not even there", async () => {
    const { user, key } = await team();
    const { id } = await createSavedView(user("member"), view("Mine"));
    const missing = { code: "not_found" };

    await expect(deleteSavedView(user("owner"), id)).rejects.toMatchObject(missing);
    await expect(changeSavedView(key("admin"), { id, name: "x" })).rejects.toMatchObject(missing);
    const stranger = (await team()).user("owner");
    await expect(deleteSavedView(stranger, id)).rejects.toMatchObject(missing);
  });

  it("lets who only looks keep views, and share none", async () => {
    const { user } = await team();
    const viewer = user("viewer");
    const { id } = await createSavedView(viewer, view("Mine"));

    const refused = { code: "forbidden" };
    await expect(createSavedView(viewer, view("All", true))).rejects.toMatchObject(refused);
    await expect(changeSavedView(viewer, { id, is_shared: true })).rejects.toMatchObject(refused);
    await deleteSavedView(viewer, id);
    expect(await namesSeenBy(viewer)).toEqual([]);
  });

  it("lets keys with admin share, others not, and none own", async () => {
    const { key } = await team();

    await createSavedView(key("admin"), view("By key", true));
    expect(await namesSeenBy(key("read"))).toEqual(["By key"]);
    const asReader = createSavedView(key("read"), view("x", true));
    await expect(asReader).rejects.toMatchObject({ code: "forbidden" });
    const own = createSavedView(key("admin"), view("x"));
    await expect(own).rejects.toMatchObject({ code: "invalid_input" });
    const asIngester = listVisibleViews(key("ingest"));
    await expect(asIngester).rejects.toMatchObject({ code: "forbidden" });
  });

  it("lets nobody take another's shared view away from the project", async () => {
    const { user } = await team();
    const { id } = await createSavedView(user("member"), view("Shared", true));

    const taking = changeSavedView(user("owner"), { id, is_shared: false });

    await expect(taking).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("names", () => {
  it("are one's own: two people may use the same, one person and the project may not", async () => {
    const { user } = await team();
    const [ana, ben] = [user("member"), user("member")];
    const first = await createSavedView(ana, view("Failed"));
    await createSavedView(ben, view("Failed"));
    await createSavedView(ben, view("Shared", true));

    const taken = { code: "conflict" };
    await expect(createSavedView(ana, view("Failed"))).rejects.toMatchObject(taken);
    await expect(createSavedView(ana, view("Shared", true))).rejects.toMatchObject(taken);
    await createSavedView(ana, view("Other"));
    const renaming = changeSavedView(ana, { id: first.id, name: "Other" });
    await expect(renaming).rejects.toMatchObject(taken);
  });
});

it.each([
  ["q=nope%3Ax", "Unknown field"],
  ["project=other", "project is none of"],
  ["q=a&live=true", "live is none of"],
])("keeps no view that says %s", (search, message) => {
  const parsed = CreateSavedViewBody.safeParse({ name: "x", search });

  expect(parsed.error?.issues[0]?.message).toContain(message);
});
