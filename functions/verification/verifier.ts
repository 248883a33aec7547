/** One file, one verdict. What decides is in the bytes, the politique, the trust store and two instants. */
import { createHash } from 'node:crypto';
import type { Politique } from '../../schemas/politique.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../schemas/politique-par-defaut.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { dateCivile } from '../adhesion/heure-de-paris.ts';
import type { MagasinDeConfiance } from '../confiance/magasin.ts';
import { jugerLesSignataires } from '../confiance/signataires.ts';
import type { JeuCompile } from '../format/jeu.ts';
import { FluxReader } from '../format/lecteur-de-flux.ts';
import { SignatureObserver } from '../signature/observateur.ts';
import type { Limits } from '../xml/limits.ts';
import { assembler } from './assembler.ts';
import { Lecture, premierePasse } from './passe.ts';
import { annonceUneSignatureDuFichier, type Source } from './source.ts';

export interface Contexte {
  /** Instant of reception, ISO 8601 UTC: the proof of existence. */
  readonly recuLe: string;
  /** When it is judged, ISO 8601 UTC: revocations dated later are not believed. The reception where it is not said. */
  readonly jugeLe?: string;
  /** The XSD set in force at the reception. */
  readonly jeu: JeuCompile;
  readonly politique?: Politique;
  /** Without one, no trust can be established. */
  readonly magasin?: MagasinDeConfiance;
  readonly limites?: Partial<Limits>;
  /** Told after each chunk: bytes read so far, over all passes. */
  readonly avancement?: (octets: number) => void;
}

/**
 * Reads the file once (twice where a signature asks for a form that was not foreseen) in constant memory and judges it.
 * Whatever the file holds is a verdict; only a source that fails throws.
 */
export async function verifierFichier(source: Source, contexte: Contexte): Promise<Verdict> {
  const politique = contexte.politique ?? POLITIQUE_PAR_DEFAUT;
  const fin = await source.fin?.();
  const speculerRacine = fin === undefined || annonceUneSignatureDuFichier(fin);
  const signatures = new SignatureObserver({ politique, recuLe: new Date(contexte.recuLe), speculerRacine });
  const flux = new FluxReader(contexte.jeu);
  const lecture = premierePasse(signatures, flux, contexte.limites);
  const lu = await lire(source, lecture, contexte);
  if (lecture.arret === null) await relire(source, signatures, contexte, lu);
  const resultats = await jugerLesSignataires(signatures.resultats(), { ...contexte, politique });
  const presentes = {
    bordereauxSignes: resultats.signatures.some((s) => s.portee === 'bordereau'),
    fichierSigne: resultats.fichier !== null,
  };
  return assembler({
    ...lu,
    encodage: lecture.reader.encoding,
    arret: lecture.arret,
    signatures: resultats,
    flux: lecture.arret === null ? flux.conclure(presentes, dateCivile(contexte.recuLe)) : flux.lu(),
    magasin: contexte.magasin?.version ?? null,
    politique,
  });
}

interface Lu {
  readonly sha256: string;
  /** Bytes. */
  readonly taille: number;
}

/** One reading of the whole source; `deja`: bytes of the readings before, for whoever watches. */
async function lire(source: Source, lecture: Lecture, { avancement }: Contexte, deja = 0): Promise<Lu> {
  const condensat = createHash('sha256');
  let taille = 0;
  for await (const chunk of source.ouvrir()) {
    condensat.update(chunk);
    taille += chunk.length;
    lecture.write(chunk);
    avancement?.(deja + taille);
  }
  lecture.finish();
  return { sha256: condensat.digest('hex'), taille };
}

/** The second reading must be of the very bytes of the first: a source that changes is our fault, not the file's. */
async function relire(source: Source, signatures: SignatureObserver, contexte: Contexte, lu: Lu): Promise<void> {
  const seconde = signatures.aRelire();
  if (seconde === null) return;
  const lecture = new Lecture(seconde, contexte.limites);
  const { sha256 } = await lire(source, lecture, contexte, lu.taille);
  if (sha256 !== lu.sha256) throw new Error('the source gave other bytes at its second reading');
  if (lecture.arret !== null)
    throw new Error(`the second reading stopped where the first did not: ${lecture.arret.code}`);
}
