import { z } from "zod";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
const URL_CHARS_MAX = 8_000;
const HEADERS_MAX = 100;
const HEADER_CHARS_MAX = 16_000;
const TIMEOUT_MS_MAX = 60_000;
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}$/;
/** What belongs to the connection, which is ours. */
const OWN_HEADER =
  /^(?:host|content-length|transfer-encoding|connection|keep-alive|upgrade|te|trailer|expect|proxy-.*)$/i;

const HeaderName = z
  .string()
  .regex(HEADER_NAME, "is not a header's name")
  .refine((name) => !OWN_HEADER.test(name), "belongs to the connection and cannot be set");

/** `POST /proxy`: a request in which `{{secret:NAME}}` stands for what the agent must not have. */
export const ProxyRequest = z.strictObject({
  method: z
    .string()
    .transform((method) => method.toUpperCase())
    .pipe(z.enum(METHODS))
    .default("GET"),
  url: z.string().min(1, "must not be empty").max(URL_CHARS_MAX),
  headers: z
    .record(HeaderName, z.string().max(HEADER_CHARS_MAX))
    .refine((headers) => Object.keys(headers).length <= HEADERS_MAX, "are too many")
    .default({}),
  /** A text as it is; anything else as JSON. */
  body: z.json().nullish(),
  timeout_ms: z.int().min(100).max(TIMEOUT_MS_MAX).default(30_000),
});
export type ProxyRequest = z.infer<typeof ProxyRequest>;

export const ProxyAnswer = z.object({
  status: z.int(),
  status_text: z.string(),
  /** One value a name: of several cookies the last, the others are in `set_cookies`. */
  headers: z.record(z.string(), z.string()),
  /** Every `set-cookie`, in order: they cannot be joined to one value. */
  set_cookies: z.array(z.string()),
  body: z.string(),
  /** `base64` where the body is not a text. */
  body_encoding: z.enum(["utf8", "base64"]),
  /** How often a value of the vault stood in the answer. */
  masked: z.int(),
});
export type ProxyAnswer = z.infer<typeof ProxyAnswer>;
