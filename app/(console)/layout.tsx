import { ConsoleShell } from "@/components/shell/console-shell";
import { shellContext } from "@/lib/http/page-context";

export default async function ConsoleLayout({ children }: LayoutProps<"/">) {
  const { user, projects } = await shellContext();
  return (
    <ConsoleShell user={user} projects={projects}>
      {children}
    </ConsoleShell>
  );
}
