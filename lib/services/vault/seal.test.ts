import { describe, expect, it } from "vitest";
import { ProjectId } from "@/lib/domain/ids";
import { SecretName } from "@/lib/domain/vault/secret";
import { createSeal } from "./seal";

const OLD = "o".repeat(32);
const NEW = "n".repeat(32);
const place = { projectId: ProjectId.parse("p"), name: SecretName.parse("KEY") };
const other = { ...place, name: SecretName.parse("OTHER") };

describe("a sealed value", () => {
  it("opens where it was sealed, and looks different every time", () => {
    const seal = createSeal([NEW]);
    const [one, two] = [seal.close("välue", place), seal.close("välue", place)];

    expect([seal.open(one, place), seal.open(two, place)]).toEqual(["välue", "välue"]);
    expect(one.sealed).not.toBe(two.sealed);
    expect(JSON.stringify(one)).not.toContain("lue");
  });

  it.each([
    ["another name", (sealed: string) => sealed, other],
    ["another project", (sealed: string) => sealed, { ...place, projectId: ProjectId.parse("q") }],
    ["a changed text", (sealed: string) => `${sealed.slice(0, -4)}AAA=`, place],
    ["a cut text", (sealed: string) => sealed.slice(0, 12), place],
    ["no text", () => "", place],
  ])("does not open under %s", (_what, change, at) => {
    const seal = createSeal([NEW]);
    const { sealed, keyId } = seal.close("value", place);

    expect(seal.open({ sealed: change(sealed), keyId }, at)).toBeUndefined();
  });

  it("outlives its key while the previous one is known", () => {
    const sealed = createSeal([OLD]).close("value", place);

    expect(createSeal([NEW, OLD]).open(sealed, place)).toBe("value");
    expect(createSeal([NEW]).open(sealed, place)).toBeUndefined();
    expect(createSeal([NEW, OLD]).close("value", place).keyId).toBe(createSeal([NEW]).keyId);
  });
});
