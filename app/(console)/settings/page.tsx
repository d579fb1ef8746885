import { redirect } from "next/navigation";
import { loadViewParams, viewHref } from "@/lib/client/view-params";

export default async function SettingsPage({ searchParams }: PageProps<"/settings">) {
  redirect(viewHref("/settings/keys", loadViewParams(await searchParams)));
}
