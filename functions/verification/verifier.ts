/** One file, one verdict. What decides is in the bytes, the politique and the instant of reception: nothing else. */
import { createHash } from 'node:crypto';
import type { Politique } from '../../schemas/politique.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../schemas/politique-par-defaut.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { FluxReader } from '../format/lecteur-de-flux.ts';
import { SignatureObserver } from '../signature/observateur.ts';
import type { Limits } from '../xml/limits.ts';
import { assembler } from './assembler.ts';
import { Lecture, premierePasse } from './passe.ts';
import { annonceUneSignatureDuFichier, type Source } from './source.ts';

export interface Contexte {
  /** Instant of reception, ISO 8601 UTC: the proof of existence. */
  readonly recuLe: string;
  readonly politique?: Politique;
  readonly limites?: Partial<Limits>;
  /** Told after each chunk: bytes read so far, over all passes. */
  readonly avancement?: (octets: number) => void;
}

/**
 * Reads the file once (twice where a signature asks for a form that was not foreseen) in constant memory and judges it.
 * Whatever the file holds is a verdict; only a source that fails throws.
 */
export async function verifier(source: Source, contexte: Contexte): Promise<Verdict> {
  const politique = contexte.politique ?? POLITIQUE_PAR_DEFAUT;
  const fin = await source.fin?.();
  const speculerRacine = fin === undefined || annonceUneSignatureDuFichier(fin);
  const signatures = new SignatureObserver({ politique, recuLe: new Date(contexte.recuLe), speculerRacine });
  const flux = new FluxReader();
  const lecture = premierePasse(signatures, flux, contexte.limites);
  const condensat = createHash('sha256');
  let taille = 0;
  for await (const chunk of source.ouvrir()) {
    condensat.update(chunk);
    taille += chunk.length;
    lecture.write(chunk);
    contexte.avancement?.(taille);
  }
  lecture.finish();
  const sha256 = condensat.digest('hex');
  if (lecture.arret === null) await relire(source, signatures, contexte, { taille, sha256 });
  const resultats = signatures.resultats();
  const presentes = {
    bordereauxSignes: resultats.signatures.some((s) => s.portee === 'bordereau'),
    fichierSigne: resultats.fichier !== null,
  };
  return assembler({
    sha256,
    taille,
    encodage: lecture.reader.encoding,
    arret: lecture.arret,
    signatures: resultats,
    flux: lecture.arret === null ? flux.conclure(presentes) : flux.lu(),
    politique,
  });
}

/** The second reading must be of the very bytes of the first: a source that changes is our fault, not the file's. */
async function relire(
  source: Source,
  signatures: SignatureObserver,
  contexte: Contexte,
  lu: { readonly taille: number; readonly sha256: string },
): Promise<void> {
  const seconde = signatures.aRelire();
  if (seconde === null) return;
  const lecture = new Lecture(seconde, contexte.limites);
  const condensat = createHash('sha256');
  let taille = lu.taille;
  for await (const chunk of source.ouvrir()) {
    condensat.update(chunk);
    taille += chunk.length;
    lecture.write(chunk);
    contexte.avancement?.(taille);
  }
  lecture.finish();
  if (condensat.digest('hex') !== lu.sha256) throw new Error('the source gave other bytes at its second reading');
  if (lecture.arret !== null)
    throw new Error(`the second reading stopped where the first did not: ${lecture.arret.code}`);
}
