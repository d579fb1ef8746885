import { Button, Stack, Text, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { orThrow, type TryMasking } from "@/lib/client/action";
import type { MaskingPolicyBody } from "@/lib/contracts/masking-policy";
import { TRY_TEXT_CHARS_MAX } from "@/lib/domain/masking/limits";
import { splitMarks } from "@/lib/domain/masking/split-marks";
import { formatQuantity } from "@/lib/format/count";
import styles from "./masking.module.css";

type TryMaskingFormProps = {
  project: string;
  policy: MaskingPolicyBody;
  tryMasking: TryMasking;
};

export function TryMaskingForm({ project, policy, tryMasking }: TryMaskingFormProps) {
  const [text, setText] = useState("");
  const trying = useMutation({
    mutationFn: () => orThrow(tryMasking({ project, ...policy, text })),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    trying.mutate();
  };

  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Textarea
          label="Text"
          placeholder="Paste a prompt, a log line or an event"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          maxLength={TRY_TEXT_CHARS_MAX}
          autosize
          minRows={4}
          maxRows={16}
          className={styles["text"]}
          spellCheck={false}
          required
        />
        <Button
          type="submit"
          variant="default"
          loading={trying.isPending}
          className={styles["add"]}
        >
          Show what would be masked
        </Button>
        {trying.isError ? (
          <ProblemAlert title="The text was not tried" problem={trying.error} />
        ) : null}
        {trying.isSuccess ? <Result text={trying.data.text} /> : null}
      </Stack>
    </form>
  );
}

function Result({ text }: { text: string }) {
  const pieces = splitMarks(text);
  const found = pieces.filter(({ kind }) => kind === "mark").length;
  return (
    <Stack gap="xs">
      <Text component="output">
        {found === 0 ? "Nothing would be masked." : `${formatQuantity(found, "secret")} masked:`}
      </Text>
      <pre className={styles["result"]}>
        {pieces.map((piece) =>
          piece.kind === "text" ? (
            piece.text
          ) : (
            <mark key={piece.at} className={styles["mark"]}>
              {piece.text}
            </mark>
          ),
        )}
      </pre>
    </Stack>
  );
}
