import { describe, expect, it } from "vitest";
import { maskText } from "./mask-text";

const mask = (text: string) => maskText(text, { fingerprint: () => "0a1b2c3d" });
const MARK = "[masked:named_secret:0a1b2c3d]";

describe("a telling name in a text", () => {
  it.each([
    ["a form", "user=ana&password=hunter22&next=/", `user=ana&password=${MARK}&next=/`],
    ["a variable", "export DB_PASSWORD=hunter22", `export DB_PASSWORD=${MARK}`],
    ["a config", "API_KEY: a1b2c3d4e5", `API_KEY: ${MARK}`],
    ["a camel name", "openaiApiKey = 'plain-old-value'", `openaiApiKey = '${MARK}'`],
    ["JSON", '{"api_key": "plain old value", "n": 1}', `{"api_key": "${MARK}", "n": 1}`],
    ["JSON in JSON", '{\\"password\\":\\"hunter\\"}', `{\\"password\\":\\"${MARK}\\"}`],
    [
      "JSON in it again",
      '{\\\\\\"pwd\\\\\\":\\\\\\"hunter\\\\\\"}',
      `{\\\\\\"pwd\\\\\\":\\\\\\"${MARK}\\\\\\"}`,
    ],
    ["an escaped quote", '{"password":"a\\"b c","n":1}', `{"password":"${MARK}","n":1}`],
    ["Python", "{'client_secret': 'hunter'}", `{'client_secret': '${MARK}'}`],
    ["a subscript", 'config["password"] = "hunter"', `config["password"] = "${MARK}"`],
    ["a number", '{"password": 12345678}', `{"password": ${MARK}}`],
    ["a cut text", '{"password": "hunter two', `{"password": "${MARK}`],
    ["a header", "X-Api-Key: 0a1b2c3d4e\nHost: x", `X-Api-Key: ${MARK}\nHost: x`],
    ["a scheme", "Authorization: Token 9944b09199c62bcf", `Authorization: Token ${MARK}`],
    ["a rule before it", `${"-".repeat(40)}password hunter22`, `${"-".repeat(40)}password ${MARK}`],
    ["a command", "login --user ana --password hunter22", `login --user ana --password ${MARK}`],
    ["Markdown", "**Password:** hunter22", `**Password:** ${MARK}`],
    ["a sentence", "Your password is hunter22.", `Your password is ${MARK}.`],
    ["words", "the API key is a1b2c3d4e5, keep it", `the API key is ${MARK}, keep it`],
    ["percent-encoding", "x=1%26password%3Dhunter22%26y%3D2", `x=1%26password%3D${MARK}%26y%3D2`],
    [
      "percent-encoded JSON",
      "%7B%22password%22%3A%22hunter22%22%7D",
      `%7B%22password%22%3A%22${MARK}%22%7D`,
    ],
    ["a value within a value", 'auth: "{password=hunter22}"', `auth: "{password=${MARK}}"`],
    ["a weak name", "token: 7f3a9c2e1b8d4f60", `token: ${MARK}`],
    ["an escaped line", "x\\napi_key=a1b2c3d4e5\\ny", `x\\napi_key=${MARK}\\ny`],
  ])("gives its value away in %s", (_name, text, masked) => {
    expect(mask(text)).toBe(masked);
    expect(mask(masked)).toBe(masked);
  });

  it.each([
    "login(user=user, password=password)",
    "password = get_password(user)",
    'api_key=os.environ["API_KEY"]',
    "const token: Token = await getToken();",
    "password: string; apiKey?: string",
    '{"password": "string", "secret": "<your secret>"}',
    '{"api_key": "YOUR_API_KEY", "password": "********"}',
    "OPENAI_API_KEY=$OPENAI_API_KEY",
    "api_key: ${API_KEY}",
    "Password: must contain at least 8 characters",
    "The secret: work hard and be kind.",
    '"password": "The password of the user, at least 8 characters"',
    "The password is required",
    "next_page_token: CAUQAA1234567890abcdef",
    "prompt_tokens: 123456789012",
    "max_tokens=4096, token_count: 1234567",
    "public_key: MIIBIjANBgkqhkiG9w0BAQEFAAOC",
    "token: 0190a7b2-6f3c-7d5e-8a1b-2c3d4e5f6071",
    "primary_key: customer_id_and_order_id",
    "keyboard: qwerty12345678",
    "author: someone_with_1_name",
    "authorization: none",
  ])("gives nothing away in '%s'", (text) => {
    expect(mask(text)).toBe(text);
  });
});

it("looks once at what closes a value, however long that is", () => {
  const text = `password=${".".repeat(19_900)}x `.repeat(100);

  expect(mask(text)).toHaveLength(text.length);
});
