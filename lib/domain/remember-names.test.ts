import { describe, expect, it } from "vitest";
import { rememberNames } from "./remember-names";

/** What was judged, in turn. */
function listen() {
  const judged: string[] = [];
  const judge = rememberNames((name) => {
    judged.push(name);
    return name.length;
  });
  return { judge, judged };
}

describe("names that are remembered", () => {
  it("are judged once", () => {
    const { judge, judged } = listen();

    expect([judge("id"), judge("budget"), judge("id")]).toEqual([2, 6, 2]);
    expect(judged).toEqual(["id", "budget"]);
  });

  it("are not kept where they are long", () => {
    const { judge, judged } = listen();
    const long = "x".repeat(101);

    expect([judge(long), judge(long)]).toEqual([101, 101]);
    expect(judged).toEqual([long, long]);
  });

  it("are forgotten once they are too many, and judged again", () => {
    const { judge, judged } = listen();
    for (let n = 0; n < 10_000; n += 1) judge(`name ${n}`);

    judge("name 0");
    expect(judged).toHaveLength(10_000);

    judge("one more");
    judge("name 0");
    expect(judged.slice(10_000)).toEqual(["one more", "name 0"]);
  });
});
