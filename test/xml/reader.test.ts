import { describe, expect, it } from 'vitest';
import { Reader } from '../../functions/xml/reader.ts';
import { lire } from './lecture.ts';

const FLUX = `<?xml version="1.0" encoding="ISO-8859-1"?>
<n:A xmlns:n="urn:1">\r
  <B V="é"/><C V='"'/>
  <B V="a&#9;b
c"/>é€
</n:A>`;

describe('The reader', () => {
  it('tells line, column in code points and byte offset of every tag, in ISO-8859-1', () => {
    const { tokens, anomalie } = lire(Buffer.from(FLUX.replace('€', ''), 'latin1'));
    expect(anomalie).toBeNull();
    expect(tokens).toEqual([
      'start n:A xmlns:n=urn:1 2:1@44',
      'text \n  ',
      'start B V=é 3:3@69',
      'end B 1',
      'start C V=" 3:13@79',
      'end C 1',
      'text \n  ',
      'start B V=a\tb c 4:3@92',
      'end B 1',
      'text é\n',
      'end n:A 0',
    ]);
  });

  it('and in UTF-8, where a character may be several bytes', () => {
    const { tokens } = lire(FLUX.replace('ISO-8859-1', 'UTF-8'));
    expect(tokens).toContain('start C V=" 3:13@75');
    expect(tokens).toContain('start B V=a\tb c 4:3@88');
    expect(tokens).toContain('text é€\n');
  });

  it('counts CR, LF and CRLF each as one line end', () => {
    const { tokens } = lire('<a>\r<b/>\r\n<b/>\n<b/>\r\r\n<b/></a>');
    expect(tokens.filter((t) => t.startsWith('start b'))).toEqual([
      'start b 2:1@4',
      'start b 3:1@10',
      'start b 4:1@15',
      'start b 6:1@22',
    ]);
  });

  it('normalises line ends in text and white space in values, keeping what references wrote', () => {
    const { tokens } = lire('<a V="x\r\ny&#13;z">\r\n&#13;\r<![CDATA[\r\n]]></a>');
    expect(tokens).toEqual(['start a V=x y\rz 1:1@0', 'text \n\r\n', 'cdata', 'text \n', 'end a 0']);
  });

  it('reports comments and instructions, and joins text around references', () => {
    const { tokens } = lire('<a>1<!-- c -->2<?p d?>3&lt;4]]&gt;</a>');
    expect(tokens).toEqual(['start a 1:1@0', 'text 1', 'comment', 'text 2', 'instruction', 'text 3<4]]>', 'end a 0']);
  });

  it('says the same tokens whatever the chunks, on repeated lines with CRLF', () => {
    const lines = Array.from(
      { length: 400 },
      (_, i) => `\r\n  <L>\r\n    <Id2 V="${i}"/><Nom V="é ${i}"/><T>texte ${i}</T></L>`,
    ).join('');
    const source = `<r>${lines}</r>`;
    const whole = lire(source);
    expect(whole.tokens.filter((t) => t.startsWith('start L'))).toHaveLength(400);
    expect(whole.tokens.at(-4)).toBe(`text texte 399`);
    for (const chunk of [1, 3, 100, 4099]) expect(lire(source, { chunk }).tokens).toEqual(whole.tokens);
  });

  it('is not moved by names that JavaScript objects have', () => {
    const { tokens, anomalie } = lire('<__proto__ constructor="1"><hasOwnProperty __proto__="2"/></__proto__>');
    expect(anomalie).toBeNull();
    expect(tokens[1]).toBe('start hasOwnProperty __proto__=2 1:28@27');
    expect(Object.prototype).not.toHaveProperty('2');
  });

  it('reads 150 MB of one text in constant memory', () => {
    const run = Buffer.alloc(1_000_000, 'QUJDREVG');
    const before = process.memoryUsage().rss;
    let read = 0;
    const source = { head: Buffer.from('<a><b>'), tail: Buffer.from('</b></a>') };
    const bytes = function* () {
      yield source.head;
      for (let i = 0; i < 150; i++) yield run;
      yield source.tail;
    };
    for (const chunk of bytes()) read += chunk.length;
    const { tokens } = lireFlux(bytes());
    expect(read).toBe(150_000_014);
    expect(tokens).toBe(150_000_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000);
  });
});

function lireFlux(chunks: Iterable<Uint8Array>): { tokens: number } {
  let tokens = 0;
  const sink = {
    start() {},
    end() {},
    markup() {},
    text(_: Reader, _bytes: Uint8Array, from: number, to: number) {
      tokens += to - from;
    },
  };
  const reader = new Reader({ sink, limits: { fileBytes: 200_000_000 } });
  for (const chunk of chunks) reader.write(chunk);
  reader.finish();
  return { tokens };
}
