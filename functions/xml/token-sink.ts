import type { Reader } from './reader.ts';

/** What a reader tells its consumer, in document order. All data is valid only during the call. */
export interface TokenSink {
  /**
   * A start tag was read and its namespaces declared; it is not yet rendered, so a region may be opened on it.
   * `name` is the interned QName: a small integer, the same for the same QName as long as the reader lives.
   */
  start(reader: Reader, name: number): void;
  /**
   * Character data as UTF-8 in `bytes[from..to)`: references resolved, line ends normalised. One text may come in
   * several runs. With the option `blanks: false`, white space alone between two tags may be left out.
   */
  text(reader: Reader, bytes: Uint8Array, from: number, to: number): void;
  end(reader: Reader, name: number): void;
  /** A comment, a processing instruction, or the opening of a CDATA section, whose content then comes as text. */
  markup(reader: Reader, kind: 'comment' | 'instruction' | 'cdata'): void;
}
