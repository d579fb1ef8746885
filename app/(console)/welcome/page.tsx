import type { Metadata } from "next";
import { Welcome } from "@/components/welcome/welcome";
import { pageContext } from "@/lib/http/page-context";
import { loadDemoAction } from "../actions";

export const metadata: Metadata = { title: "Welcome" };

export default async function WelcomePage({ searchParams }: PageProps<"/welcome">) {
  const { project } = await pageContext(await searchParams);
  const isAdmin = project.role === "owner" || project.role === "admin";
  return <Welcome project={project.slug} isAdmin={isAdmin} loadDemo={loadDemoAction} />;
}
