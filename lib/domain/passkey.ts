export const PASSKEY_NAME_CHARS_MAX = 60;
