import { BODY_BYTES_MAX } from "../guard/limits";

/** Half of what a body may be: the tracer measures a batch before it adds the parts' headers. */
const BATCH_BYTES_MAX = BODY_BYTES_MAX / 2;

/** What the tracer asks before its first batch: which encoding, and how much at once. */
export const SERVER_INFO = {
  version: "baton",
  batch_ingest_config: {
    use_multipart_endpoint: true,
    size_limit: 100,
    size_limit_bytes: BATCH_BYTES_MAX,
    scale_up_qsize_trigger: 1000,
    scale_up_nthreads_limit: 16,
    scale_down_nempty_trigger: 4,
  },
  instance_flags: { gzip_body_enabled: true },
} as const;
