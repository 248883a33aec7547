/** The files that a run deposits, and what judging each of them gives: a table of verdicts stands for the verification. */
import { depotIdDe } from '../../../functions/depot/cle.ts';
import type { Verdict } from '../../../schemas/verdict.ts';
import {
  bordereau,
  CODIQUE,
  pj,
  SIRET,
  sha256De,
  signature,
  verdict,
  verdictAltere,
  verdictExpire,
  verdictIllisible,
} from '../../depot/exemples.ts';
import { acquitV2, elementHelios } from '../../helios/reponses-fabriquees.ts';

/** `suspens`: trust cannot be judged before `confianceMs`; then it is `accepte` or `refuse`, or it never can be. */
export const GENRES = ['accepte', 'partiel', 'altere', 'expire', 'illisible', 'donnees', 'pj', 'suspens'] as const;
export type Genre = (typeof GENRES)[number];

export interface FluxPrevu {
  readonly genre: Genre;
  readonly siret: string;
  /** File name, in the folder of its sender. */
  readonly nom: string;
  readonly nomFic: string;
  readonly bordereaux: readonly string[];
  readonly pj: readonly string[];
  /** Only for `suspens`: from when, ms since the epoch, and what then. */
  readonly confianceMs: number;
  readonly ensuite: 'accepte' | 'refuse';
  /** Nth content under the same name: an overwrite is another deposit. */
  readonly edition: number;
}

export const SIRETS = [SIRET, '21330000200015', '21330000300013'] as const;

export const contenuDe = (flux: FluxPrevu): string => JSON.stringify(flux);

const enveloppe = (nomFic: string): Verdict['enveloppe'] => {
  const modele = verdict().enveloppe;
  return modele && { ...modele, nomFic };
};
const entete = (idColl: string): Verdict['entete'] => {
  const modele = verdict().entete;
  return modele && { ...modele, idColl };
};

const CERTIFICAT = { sha256: sha256De('certificat'), valideAu: '2028-10-30T09:00:00.000Z' };

function accepte({ siret, nomFic, bordereaux, pj: ids }: FluxPrevu): Verdict {
  return verdict({
    enveloppe: enveloppe(nomFic),
    entete: entete(siret),
    bordereaux: bordereaux.map((numero) => bordereau(numero)),
    pj: ids.map((id) => pj(id)),
    signatures: bordereaux.map((numero) => signature(`B${numero}`, { certificat: CERTIFICAT })),
  });
}

function enSuspens(flux: FluxPrevu, jugeLe: string): Verdict {
  const juge = accepte(flux);
  const su = Date.parse(jugeLe) >= flux.confianceMs;
  if (su && flux.ensuite === 'accepte') return juge;
  const confiance = su ? 'refusee' : 'indeterminee';
  const etat = su ? 'rejete' : 'indetermine';
  return {
    ...juge,
    verdict: etat,
    signatures: juge.signatures.map((lue) => ({ ...lue, confiance, motifs: ['CHEMIN_REVOCATION_INDETERMINEE'] })),
    bordereaux: juge.bordereaux.map((lu) => ({ ...lu, verdict: etat })),
  };
}

function partiel(flux: FluxPrevu): Verdict {
  const juge = accepte(flux);
  const bordereaux = juge.bordereaux.map((lu, rang) => (rang === 0 ? { ...lu, verdict: 'rejete' as const } : lu));
  return { ...juge, verdict: bordereaux.length > 1 ? 'partiel' : 'rejete', bordereaux };
}

const nomme = (juge: Verdict, { siret, nomFic }: FluxPrevu): Verdict => ({
  ...juge,
  enveloppe: enveloppe(nomFic),
  entete: entete(siret),
});

function juger(flux: FluxPrevu, jugeLe: string): Verdict {
  switch (flux.genre) {
    case 'accepte':
      return accepte(flux);
    case 'partiel':
      return partiel(flux);
    case 'altere':
      return nomme(verdictAltere(), flux);
    case 'expire':
      return nomme(verdictExpire(), flux);
    case 'illisible':
      return verdictIllisible();
    case 'donnees':
      return { ...accepte(flux), signatures: [], infoDematerialisee: { depense: false, recette: null } };
    case 'pj':
      return { ...accepte(flux), bordereaux: [], signatures: [signature('F', { portee: 'fichier', cible: null })] };
    case 'suspens':
      return enSuspens(flux, jugeLe);
    default:
      return flux.genre satisfies never;
  }
}

export function verdictDe(flux: FluxPrevu, jugeLe: string): Verdict {
  const contenu = contenuDe(flux);
  const juge = juger(flux, jugeLe);
  const magasin = juge.signatures.length > 0 ? 'magasin-eprouve' : null;
  return { ...juge, magasin, sha256: sha256De(contenu), taille: contenu.length };
}

/** Hélios accepts all of a flow: the comptable deposits that answer. */
export const acquitHelios = (flux: FluxPrevu): Buffer =>
  acquitV2(
    flux.bordereaux.map((numero) => elementHelios({ bordereau: numero })),
    { enveloppe: enveloppe(flux.nomFic), entete: entete(flux.siret) },
  );

export const verdictSurLAcquit = (flux: FluxPrevu, sha256: string): Verdict =>
  verdict({
    sha256,
    nature: 'PES_ACQUIT',
    enveloppe: enveloppe(flux.nomFic),
    entete: entete(flux.siret),
    infoDematerialisee: { depense: null, recette: null },
    signatures: [],
    bordereaux: [],
  });

export const cleDuFlux = ({ siret, nom }: FluxPrevu): string => `ordonnateurs/${siret}/${nom}`;
/** Of its deposit. */
export const depotIdDuFlux = (flux: FluxPrevu): string =>
  depotIdDe({ bucket: 'depot', key: cleDuFlux(flux), version: sha256De(contenuDe(flux)) });

export const cleDeLAcquit = ({ siret, nom }: FluxPrevu): string => `comptables/${CODIQUE}/${siret}-${nom}`;
