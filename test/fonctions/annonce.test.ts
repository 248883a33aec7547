/** What S3 says of an arrival. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lireAnnonce } from '../../functions/platform/aws/fonctions/annonce.ts';

/** As a form writes it, which is how S3 writes a key. */
const coder = (key: string): string => new URLSearchParams({ key }).toString().slice('key='.length);

test('any key is read as it was deposited', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (key) => {
      const object = { key: coder(key), versionId: 'v1', size: 3 };
      const annonce = { Records: [{ eventTime: '2026-11-02T08:00:00.123Z', s3: { object } }] };
      expect(lireAnnonce(annonce)).toEqual([{ key, version: 'v1', size: 3 }]);
    }),
  );
});

test('the trial that S3 makes of its queue announces nothing', () => {
  expect(lireAnnonce({ Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'depot' })).toEqual([]);
});

test('what S3 does not send is a fault, not an arrival', () => {
  expect(() => lireAnnonce({ Records: [{ s3: {} }] })).toThrow();
});
