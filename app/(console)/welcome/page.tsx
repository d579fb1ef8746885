import type { Metadata } from "next";
import { Welcome } from "@/components/welcome/welcome";
import { pageContext } from "@/lib/http/page-context";
import { mayAdminister } from "@/lib/services/require-scope";
import { loadDemoAction } from "../actions";

export const metadata: Metadata = { title: "Welcome" };

export default async function WelcomePage({ searchParams }: PageProps<"/welcome">) {
  const { ctx, project } = await pageContext(await searchParams);
  return <Welcome project={project.slug} isAdmin={mayAdminister(ctx)} loadDemo={loadDemoAction} />;
}
