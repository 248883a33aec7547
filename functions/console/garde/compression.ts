/** Pages leave compressed for whoever accepts it; evidence leaves as it is, byte for byte. */
import { compress } from 'hono/compress';

/** What we write for people and programs. An XML is somebody's evidence, and its length is announced. */
const NOTRES = /^(?:text\/(?:html|css|javascript|csv)|application\/(?:json|problem\+json)|image\/svg\+xml)\b/;

export const compression = compress({ contentTypeFilter: NOTRES });
