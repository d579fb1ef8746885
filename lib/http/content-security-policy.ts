/**
 * What a page may do. Scripts run by nonce alone, and load what they load themselves (`strict-dynamic`).
 * Styles need one concession: React writes `style="…"` into the HTML that it renders here, for sizes and
 * positions, and attributes have no nonce. It is made for attributes only; `<style>` needs the nonce.
 */
export function contentSecurityPolicy(nonce: string, { isDev }: { isDev: boolean }): string {
  const own = `'self' 'nonce-${nonce}'`;
  const directives = {
    "default-src": "'self'",
    // React's development build evaluates code to tell where an error came from.
    "script-src": `${own} 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ""}`,
    "script-src-attr": "'none'",
    // Next's overlay for errors, of the dev server alone, has styles without it.
    "style-src": isDev ? "'self' 'unsafe-inline'" : own,
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
    "frame-src": "'self'",
    "manifest-src": "'self'",
    "media-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join("; ");
}
