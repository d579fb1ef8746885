/** What `npm run screenshots` takes, in CSS pixels: places are kept free before a picture is there. */
export const PICTURE_SIZE = { width: 1280, height: 800 } as const;

export type DocPicture = { light: `/${string}`; dark: `/${string}` };

const OWN = /^\/public\/docs\/([a-z]+(?:-[a-z]+)*)-light\.webp$/;

/** A picture of a document as the console serves it, for both schemes; null: none of ours. */
export function docPicture(src: string, from: string): DocPicture | null {
  if (!src.startsWith("../")) return null;
  const { pathname } = new URL(src, `http://repository/docs/${from}`);
  const name = OWN.exec(pathname)?.[1];
  return name === undefined
    ? null
    : { light: `/docs/${name}-light.webp`, dark: `/docs/${name}-dark.webp` };
}
