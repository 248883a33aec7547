/** Comments, processing instructions, CDATA openings; the DTD is refused. */
import { FORBIDDEN_CONTROL, GT, QNAME } from './characters.ts';
import type { Core } from './core.ts';

const CDATA = '<![CDATA[';
const DOCTYPE = '<!DOCTYPE';

/** Reads `<!…` or `<?…` at the window's start; false where the window ends inside it. */
export function readMarkup(core: Core): boolean {
  const { buf, pos, end } = core.input;
  core.tokenPos = pos;
  core.current = -1;
  if (buf[pos + 1] === 63) return readInstruction(core);
  const start = buf.toString('latin1', pos, Math.min(end, pos + CDATA.length));
  if (start.startsWith('<!--')) return readComment(core);
  if (start === CDATA) return openCdata(core);
  if (start.length < CDATA.length && !core.final) return false;
  if (start === DOCTYPE) core.fault('DOCTYPE_INTERDIT');
  return core.fault('MARQUAGE_INCORRECT', { detail: 'ni commentaire, ni section CDATA' });
}

function readComment(core: Core): boolean {
  const { input, output } = core;
  const { buf, pos, end } = input;
  const close = buf.indexOf('--', pos + 4, 'latin1');
  if (close < 0 || close + 3 > end) return false;
  if (buf[close + 2] !== GT) core.fault('MARQUAGE_INCORRECT', { detail: '« -- » dans un commentaire' }, close);
  const body = content(core, pos + 4, close);
  if (output.regions.some((region) => region.spec.withComments === true)) {
    output.flush();
    const bytes = Buffer.from(`<!--${body}-->`);
    for (const region of output.regions) if (region.spec.withComments === true) region.feed(bytes);
  }
  core.sink.markup(core.reader, 'comment');
  input.pos = close + 3;
  return true;
}

function readInstruction(core: Core): boolean {
  const { input } = core;
  const close = input.buf.indexOf('?>', input.pos + 2, 'latin1');
  if (close < 0 || close + 2 > input.end) return false;
  const body = content(core, input.pos + 2, close);
  const [, target = '', data = ''] = /^([^ \t\n]*)[ \t\n]*([\s\S]*)$/.exec(body) ?? [];
  if (/^xml$/i.test(target))
    core.fault('MARQUAGE_INCORRECT', { detail: 'déclaration XML ailleurs qu’en tête du fichier' });
  if (!QNAME.test(target) || target.includes(':'))
    core.fault('MARQUAGE_INCORRECT', { detail: 'cible d’instruction de traitement incorrecte' });
  if (core.output.regions.length > 0)
    core.output.write(Buffer.from(data === '' ? `<?${target}?>` : `<?${target} ${data}?>`));
  core.sink.markup(core.reader, 'instruction');
  input.pos = close + 2;
  return true;
}

/** Body of a comment or instruction: allowed characters, line ends normalised. */
function content(core: Core, from: number, to: number): string {
  if (to - from > core.limits.tokenBytes) core.fault('LIMITE_JETON', { maximum: core.limits.tokenBytes });
  const text = core.input.buf.toString('utf8', from, to);
  const control = FORBIDDEN_CONTROL.exec(text);
  if (control !== null) core.fault('CARACTERE_INTERDIT', { code: control[0].charCodeAt(0) });
  return text.replace(/\r\n?/g, '\n');
}

function openCdata(core: Core): boolean {
  if (core.depth === 0) core.fault('CONTENU_HORS_RACINE');
  core.inCdata = true;
  core.input.pos += CDATA.length;
  core.sink.markup(core.reader, 'cdata');
  return true;
}
