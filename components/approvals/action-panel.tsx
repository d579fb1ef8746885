import { JsonView } from "@/components/shared/json-view/json-view";
import { Panel } from "@/components/ui/panel";
import type { ApprovalDetail } from "@/lib/contracts/approval";
import { describeAction } from "@/lib/domain/approvals/describe-action";
import { formatQuantity } from "@/lib/format/count";
import styles from "./approvals.module.css";

const ARGS_PX = 320;

/** What a yes sets going: first what matters in it, then all of it. */
export function ActionPanel({ approval }: { approval: ApprovalDetail }) {
  const { action, masked } = approval;
  if (!action) return null;
  const traits = describeAction(action.args);
  return (
    <Panel
      title="On a yes"
      description={
        masked.length > 0
          ? `${formatQuantity(masked.length, "secret")} masked; whoever asked keeps the real values.`
          : undefined
      }
    >
      <dl className={styles["traits"]}>
        <dt>Action</dt>
        <dd>
          <bdi>{action.name}</bdi>
        </dd>
        {traits.map(({ label, text }) => (
          <Trait key={label} label={label} text={text} />
        ))}
      </dl>
      <JsonView value={action.args} label="Arguments" maxHeight={ARGS_PX} />
    </Panel>
  );
}

function Trait({ label, text }: { label: string; text: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <bdi>{text}</bdi>
      </dd>
    </>
  );
}
