/** The rules that need the whole file: is it empty, and does InfoDematerialisee agree with the signatures? */

import { type Anomalie, type CodeMotif, SANS_LIEU } from '../../schemas/motifs/catalogue.ts';
import type { Collecte } from './collecte.ts';
import type { Domaine, FluxLu } from './flux-lu.ts';

/** What the signature observer saw in the same pass, valid or not. */
export interface SignaturesPresentes {
  /** At least one bordereau carries a signature. */
  readonly bordereauxSignes: boolean;
  /** The root carries one. */
  readonly fichierSigne: boolean;
}

const DOMAINES: readonly Domaine[] = ['depense', 'recette'];
const LIBELLES: Readonly<Record<Domaine, string>> = { depense: 'dépense', recette: 'recette' };

export function conclure(c: Collecte, signatures: SignaturesPresentes): void {
  c.lieu = () => SANS_LIEU;
  if (c.bordereauxLus === 0 && c.pjLues === 0 && c.marches.length + c.factures.length === 0) c.noter('FLUX_VIDE', {});
  for (const domaine of DOMAINES) dematerialisation(c, domaine, signatures);
  c.regles.conclure();
}

/**
 * With 1, a signature must cover the bordereaux: theirs, or the file's. With 0, a bordereau may not be signed, while a
 * signature of the file is a technical one, of the transmission, and is let through (arrêté du 27 juin 2007, annexe 1 §2.4).
 * So is it on top of signed bordereaux, even those of the other domain: it does not stand in for theirs.
 */
function dematerialisation(c: Collecte, domaine: Domaine, signatures: SignaturesPresentes): void {
  const dematerialise = c.infoDematerialisee[domaine];
  if (dematerialise === null) return;
  const signes = signatures.bordereauxSignes && c.domainesSignes.has(domaine);
  const valeurs = { domaine: LIBELLES[domaine] };
  const technique = signatures.bordereauxSignes && c.domainesSignes.size > 0;
  const couverts = signatures.fichierSigne && !technique;
  if (dematerialise && !signes && !couverts) c.noter('DEMATERIALISE_SANS_SIGNATURE', valeurs);
  if (!dematerialise && signes) c.noter('SIGNE_SANS_DEMATERIALISATION', valeurs);
}

const sansDoublon = (motifs: readonly CodeMotif[]): readonly CodeMotif[] => [...new Set(motifs)];

/** « Rejet PJ » rejects nothing where the block holds no PJ: it is told, and an accepted flux carries no rejection. */
const sansPiece = (a: Anomalie): Anomalie => (a.niveau === 'pj' ? { ...a, gravite: 'alerte' } : a);

/** The result as it stands; callers get copies of nothing: the reading is over, or given up. */
export function lire(de: Pick<FluxLu, 'nature' | 'jeu'>, c: Collecte): FluxLu {
  return {
    ...de,
    enveloppe: c.enveloppe,
    entete: c.entete,
    infoDematerialisee: c.infoDematerialisee,
    signatureDuFichier: c.signatureDuFichier,
    bordereaux: c.bordereaux,
    pj: c.pj.map((pj) => ({ ...pj, motifs: sansDoublon([...c.motifsDeToutePj, ...pj.motifs]) })),
    marches: c.marches,
    factures: c.factures,
    dossiers: c.dossiers,
    pca: c.pca,
    anomalies: c.pjLues > 0 ? c.registre.anomalies : c.registre.anomalies.map(sansPiece),
    anomaliesOmises: c.registre.omises,
    codes: c.registre.codes,
  };
}
