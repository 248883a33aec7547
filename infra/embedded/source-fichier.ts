/** A local file as a source to judge. Synchronous: the reader is, and a worker or a command has nothing else to do. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { FIN_OCTETS, type Source } from '../../functions/verification/source.ts';

const MORCEAU = 256 * 1024;

/** Throws what the file system throws, at `ouvrir`. */
export function sourceFichier(chemin: string): Source {
  return {
    *ouvrir() {
      const fd = openSync(chemin, 'r');
      try {
        // A flow of 30 kB, the usual one, is not worth a buffer of 256.
        const taille = Math.min(MORCEAU, fstatSync(fd).size + 1);
        for (;;) {
          const morceau = Buffer.allocUnsafe(taille);
          const lus = readSync(fd, morceau, 0, taille, null);
          if (lus === 0) return;
          yield morceau.subarray(0, lus);
        }
      } finally {
        closeSync(fd);
      }
    },
    fin() {
      const fd = openSync(chemin, 'r');
      try {
        const fin = Buffer.alloc(FIN_OCTETS);
        const lus = readSync(fd, fin, 0, FIN_OCTETS, Math.max(0, fstatSync(fd).size - FIN_OCTETS));
        return fin.subarray(0, lus);
      } finally {
        closeSync(fd);
      }
    },
  };
}
