import type { Page } from "@playwright/test";
import { expect, expectAccessibleInBothSchemes, test } from "./journey";

/** A new project has the shipped workflows once a worker has brought them. */
async function openRuns(page: Page, slug: string): Promise<void> {
  await expect(async () => {
    await page.goto(`/runs?project=${slug}`);
    await expect(page.getByRole("button", { name: "Start" })).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

test("a workflow is started, waits for a person, and goes on with what they changed", async ({
  signedIn: page,
  workspace,
}) => {
  const { slug } = workspace.project;
  await openRuns(page, slug);
  await expect(page.getByText("No runs yet")).toBeVisible();
  await expect(page.getByText("Nothing is open")).toBeVisible();
  await expect(page.getByRole("cell", { name: "Alive" })).toBeVisible();
  await expect(page.getByText("No agent has a pool")).toBeVisible();
  await expectAccessibleInBothSchemes(page);

  await page.getByText("JSON", { exact: true }).click();
  const input = page.getByLabel("Input");
  await input.fill('{"minimum_results": ');
  await expect(page.getByText(/not JSON yet/)).toBeVisible();
  await input.fill('{"minimum_results": 3}');
  await page.getByRole("button", { name: "Start" }).click();

  await expect(page.getByRole("heading", { name: "A person must decide" })).toBeVisible();
  await expect(page.getByText("Release these drafts to the contacts?")).toBeVisible();
  const graph = page.getByLabel("Graph of the stages");
  await expect(graph.getByText("Waits for a yes")).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await page
    .getByLabel("What is handed over")
    .fill('{"approved_drafts": [{"to": "a@b.example", "subject": "Hello", "body": "One only"}]}');
  await page.getByRole("button", { name: "Approve what I changed" }).click();

  await expect(page.getByRole("main").getByText("Completed", { exact: true })).toBeVisible();
  await expect(page.getByText("released")).toBeVisible();
  await expect(graph.getByText("Succeeded")).toHaveCount(5);
  await page.getByRole("link", { name: "Open the trace" }).click();
  await expect(page.getByRole("heading", { name: "Partnership discovery" })).toBeVisible();
  await page.getByRole("link", { name: "Run", exact: true }).click();
  await expect(page.getByRole("heading", { name: "partnership-discovery" })).toBeVisible();
});

test("a request that cannot be met fails with the reason, and can be retried", async ({
  signedIn: page,
  workspace,
}) => {
  await openRuns(page, workspace.project.slug);
  await page.getByLabel("minimum results").fill("400");
  await page.getByRole("button", { name: "Start" }).click();

  const problem = page.getByRole("alert", { name: "too_few_results" });
  await expect(problem).toContainText("Only 35 companies fit; 400 are needed.");
  await expect(problem).toContainText("retry from where it failed");
  await page.getByRole("button", { name: "Retry from where it failed" }).click();
  await expect(page.getByRole("row", { name: /^research/ })).toContainText("2");
});

test("a workflow is written as JSON, started from its form, stopped, and started again as it was", async ({
  signedIn: page,
  workspace,
}) => {
  await openRuns(page, workspace.project.slug);
  await page.getByRole("button", { name: "New from JSON" }).click();
  const document = {
    name: "ask-first",
    input: { type: "object", properties: { topic: { type: "string", description: "What about" } } },
    stages: [{ id: "ask", target: { human: { question: "Which one?" } }, task: "Ask" }],
  };
  const editor = page.getByLabel("A new workflow");
  await editor.fill(JSON.stringify({ ...document, result: { it: "/results/none" } }));
  await page.getByRole("button", { name: "Save as a new workflow" }).click();
  await expect(page.getByText('/result/it: there is no stage "none"')).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await editor.fill(JSON.stringify(document));
  await page.getByRole("button", { name: "Save as a new workflow" }).click();

  await page.getByLabel("topic").fill("Foxes");
  await expectAccessibleInBothSchemes(page);
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByText("Which one?")).toBeVisible();
  await page.getByRole("button", { name: "Cancel the run" }).click();

  await expect(page.getByRole("row", { name: /^ask/ })).toContainText("Cancelled");
  await page.getByRole("link", { name: "Start again" }).click();
  await page.getByRole("combobox", { name: "Which runs" }).click();
  await page.getByRole("option", { name: "Failed" }).click();
  await expect(page.getByText("No such run")).toBeVisible();
  await page.getByRole("combobox", { name: "Which runs" }).click();
  await page.getByRole("option", { name: "Cancelled" }).click();
  await expect(page.getByRole("row", { name: /ask-first/ })).toBeVisible();
  await expect(page.getByLabel("topic")).toHaveValue("Foxes");
  await page.getByRole("button", { name: "Edit as JSON" }).click();
  await expect(page.getByRole("button", { name: "Save as version 2" })).toBeVisible();
});

test("the workflow that a new one begins with runs as it stands", async ({
  signedIn: page,
  workspace,
}) => {
  await openRuns(page, workspace.project.slug);
  await page.getByRole("button", { name: "New from JSON" }).click();
  await page.getByRole("button", { name: "Save as a new workflow" }).click();
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByRole("main").getByText("Completed", { exact: true })).toBeVisible();
});
