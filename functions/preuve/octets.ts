export type Octets = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
