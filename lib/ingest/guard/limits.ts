const MEBIBYTE = 1024 * 1024;

/** What one request may hold once decompressed. */
export const BODY_BYTES_MAX = 32 * MEBIBYTE;
/** What one large value of an event (a context, a result) may hold. */
export const CONTENT_BYTES_MAX = 10 * MEBIBYTE;
export const EVENTS_PER_REQUEST_MAX = 10_000;
/** Events, links and nested messages of one OTLP request: an empty one is two bytes, a hundred in memory. */
export const OTLP_PARTS_PER_REQUEST_MAX = 200_000;
/** Of the OpenAI Agents SDK, whose forced flush sends all it has at once. */
export const EXPORT_ITEMS_MAX = 100_000;
export const JSON_DEPTH_MAX = 200;
/** Of one object. */
export const JSON_KEYS_MAX = 100_000;
