import { describe, expect, it } from "vitest";
import { maskJson } from "./mask";
import { maskText } from "./mask-text";

const rules = { fingerprint: () => "0a1b2c3d" };
const PIXELS = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk".repeat(8);

/** What looks random and is no secret: an agent's work is full of it. */
const HARMLESS: readonly [string, string][] = [
  ["MD5", "d41d8cd98f00b204e9800998ecf8427e"],
  ["SHA-1", "da39a3ee5e6b4b0d3255bfef95601890afd80709"],
  ["SHA-256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  [
    "SHA-512 in base64",
    "sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==",
  ],
  ["a commit", "fixed in 0f07810c4b8e2a5d6c7e8f9a0b1c2d3e4f5a6b7c"],
  ["a UUID", "0190a7b2-6f3c-7d5e-8a1b-2c3d4e5f6071"],
  ["a ULID", "01ARZ3NDEKTSV4RRFFQ69G5FAV"],
  ["a trace id", "4bf92f3577b34da6a3ce929d0e0e4736"],
  ["a span id", "00f067aa0ba902b7"],
  ["traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"],
  ["an object id", "507f1f77bcf86cd799439011"],
  ["a snowflake", "175928847299117063"],
  ["a tool call", "call_8jSx1Bq0Tm3ZyV5cWn2LkPdR"],
  ["a response", "chatcmpl-9aBcDeFgHiJkLmNoPqRsTuVwXyZ01"],
  ["a message", "msg_01XFDUDYJgAACzvnptvVoYEL"],
  ["an image", `data:image/png;base64,${PIXELS}`],
  ["base64", PIXELS],
  [
    "lorem ipsum",
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.",
  ],
  ["a path", "/usr/local/lib/python3.12/site-packages/sk_learn/token_classification/auth.py"],
  ["a Windows path", String.raw`C:\Users\ana\AppData\Local\Temp\token_cache_0123456789`],
  ["identifiers", "getAccessTokenFromRefreshToken, password_hash_column, SECRET_KEY_BASE"],
  [
    "a public key",
    "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcD\n-----END PUBLIC KEY-----",
  ],
  [
    "an SSH key",
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl ana@host",
  ],
  ["a wallet", "0x742d35Cc6634C0532925a3b844Bc454e4438f44e"],
  ["ISO times", "2026-11-25T16:00:00.000000000Z to 2026-11-25T16:00:00+01:00"],
  ["a phone number", "+1 (555) 010-9999, +49 30 901820, 0049 4111 111111"],
  ["an order", "order 1234567890123456, invoice 2026-0000123456789012"],
  ["a barcode", "ISBN 978-3-16-148410-0, EAN 4006381333931"],
  ["an IBAN", "DE89 3704 0044 0532 0130 00"],
  ["a web address", "https://a.example/path/0a1b2c3d4e5f?page=2&sort=desc#top"],
  ["a mail address", "ana.nguyen+baton@mail.example"],
  ["a domain", "sk-analytics.example.com, hf-mirror.com"],
  ["a version", "v1.0-rc.1, 4.23.15-beta.20261125160000"],
  ["CSS", ".sk-circle-fade-dot:nth-child(12) { --token-color-primary-strong: #ffcc00 }"],
  ["SQL", "select api_key.id, token.kind from api_key join token on token.key_id = api_key.id"],
  [
    "code",
    "def authorize(token: str, secret: bytes = None) -> Session: return Session(token=token)",
  ],
  ["a chess game", "1.e4 e5 2.Nf3 Nc6 3.Bb5 a6 4.Ba4 Nf6"],
  ["a template", "Authorization: Bearer ${ACCESS_TOKEN}, Basic {credentials}"],
];

describe("what is no secret", () => {
  it.each(HARMLESS)("is %s", (_name, text) => {
    expect(maskText(text, rules)).toBe(text);
    expect(maskText(`see "${text}" there`, rules)).toBe(`see "${text}" there`);
    expect(maskText(JSON.stringify({ value: text }), rules)).toBe(JSON.stringify({ value: text }));
  });

  it("is none of it as a member either", () => {
    const value = Object.fromEntries(HARMLESS.map(([name, text]) => [name, text]));

    expect(maskJson(value, rules)).toBe(value);
  });

  it.each(["id", "span_id", "parentId", "trace.ids", "handoff_id"])(
    "is a card's number under the name %s",
    (name) => {
      const value = { [name]: "4111111111111111", count: 41 };

      expect(maskJson(value, rules)).toBe(value);
    },
  );
});
