/** Canonical escapes (Canonical XML 1.0 §2.3). */
const TEXT: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };
const VALUE: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

export const escapeText = (s: string): string => s.replace(/[&<>\r]/g, (c) => TEXT[c] ?? c);
export const escapeValue = (s: string): string =>
  /[&<"\t\n\r]/.test(s) ? s.replace(/[&<"\t\n\r]/g, (c) => VALUE[c] ?? c) : s;
