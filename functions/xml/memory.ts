/**
 * Buffers that pass from one reader to the next of the same thread: to zero and collect a megabyte for each small file
 * costs more than to read it. What they last held is never looked at: a window ends with a sentinel.
 */
const KEPT_PER_SIZE = 2;
const kept = new Map<number, ArrayBuffer[]>();

export function borrow(bytes: number): ArrayBuffer {
  return kept.get(bytes)?.pop() ?? new ArrayBuffer(bytes);
}

/** The caller must not touch it any more. */
export function giveBack(memory: ArrayBuffer): void {
  const list = kept.get(memory.byteLength) ?? [];
  if (list.length < KEPT_PER_SIZE) list.push(memory);
  kept.set(memory.byteLength, list);
}
