export type DataImage = { type: string; bytes: number };

const HEAD = /^data:image\/([a-z0-9.+-]{1,40});base64,/;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Reads a text that is an image as a data URL and nothing else: safe to stand in an attribute. */
export function readDataImage(text: string): DataImage | undefined {
  const [head = "", type = ""] = HEAD.exec(text.slice(0, 80)) ?? [];
  if (head === "") return undefined;
  const body = text.slice(head.length);
  if (!BASE64.test(body)) return undefined;
  const padding = body.endsWith("==") ? 2 : Number(body.endsWith("="));
  return { type, bytes: Math.floor((body.length * 3) / 4) - padding };
}

/**
 * A page of its own around one image, for a sandboxed frame: nothing in it may run or load. Scripts of
 * an SVG stay dead three times over: an image element, a sandbox without scripts, a policy without them.
 */
export function imagePage(dataUrl: string): string {
  return [
    // Attributes, because the frame inherits the page's policy, too, which has no nonce for it.
    '<!doctype html><html style="height:100%"><meta charset=utf-8>',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">`,
    '<body style="display:grid;place-items:center;min-height:100%;margin:0">',
    `<img alt="" style="max-width:100%" src="${dataUrl}">`,
  ].join("");
}
