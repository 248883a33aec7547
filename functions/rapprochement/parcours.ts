/** One deposit, from its reception to its answer. Pure. */
import { createHash } from 'node:crypto';
import type { DepotEvenement } from '../../schemas/evenements/depot.ts';
import { acquit } from '../acquit/acquit.ts';
import { depotIdDe } from '../depot/cle.ts';
import { rangsAMettreADisposition } from '../mise-a-disposition/decision.ts';
import { resteDesMessages } from '../pca/depot/suite.ts';
import { type Dossier, emis, rendu } from './dossier.ts';
import { type CodeEcart, type Ecart, ecart } from './ecart.ts';
import { envoiDuDepot, estLeMeme, repriseDuDepot } from './reconstruire.ts';

type Type = DepotEvenement['type'];

/** What may follow what; an answer of Hélios may come as soon as there is a verdict. */
const SUITES: Record<Type, readonly Type[]> = {
  DepotRecu: ['VerificationDifferee', 'SignatureVerifiee', 'SignatureRejetee', 'AlterationDetectee', 'VerdictRendu'],
  VerificationDifferee: [
    'VerificationDifferee',
    'SignatureVerifiee',
    'SignatureRejetee',
    'AlterationDetectee',
    'VerdictRendu',
  ],
  SignatureVerifiee: ['VerdictRendu'],
  SignatureRejetee: ['VerdictRendu'],
  AlterationDetectee: ['VerdictRendu'],
  VerdictRendu: ['AcquitEmis', 'RetourHeliosRattache'],
  AcquitEmis: ['RetourHeliosRattache', 'MessagesTraites', 'AccuseMetierEmis'],
  MessagesTraites: ['MessagesTraites', 'AccuseMetierEmis'],
  AccuseMetierEmis: [],
  RetourHeliosRattache: ['AcquitEmis', 'RetourHeliosRattache'],
};

function suiteImpossible(events: readonly DepotEvenement[]): boolean {
  const mal = events.some(({ type }, rang) => {
    const avant = events[rang - 1];
    return avant === undefined ? type !== 'DepotRecu' : !SUITES[avant.type].includes(type);
  });
  return mal || events.filter(({ type }) => type === 'AcquitEmis').length > 1;
}

const empreinte = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The journal up to the answer determines it: what was attached afterwards is not in it. */
function ecartsDeLaReponse(dossier: Dossier, autresVersions: boolean): CodeEcart[] {
  const { depot, verdict, reponse, reponses, purges } = dossier;
  const event = emis(dossier);
  if (event === undefined || purges.has('acquit')) return [];
  if (reponse === null || empreinte(reponse) !== event.data.objet.sha256) return ['REPONSE_PERDUE'];
  // A PCA file has two: the second says what became of each of its messages.
  const dues = depot.events.some(({ type }) => type === 'AccuseMetierEmis') ? 2 : 1;
  const codes: CodeEcart[] = reponses > dues ? ['REPONSE_EN_TROP'] : [];
  if (verdict === null || autresVersions) return codes;
  const attendu = acquit(
    depot.events.filter(({ seq }) => seq < event.seq),
    verdict,
  );
  const meme = attendu.nature === event.data.nature && empreinte(attendu.bytes) === event.data.objet.sha256;
  return meme ? codes : [...codes, 'REPONSE_AUTRE'];
}

/** Nothing is left to do. */
export function estClos(dossier: Dossier): boolean {
  const { depot, verdict, mises, purges } = dossier;
  if (verdict === null && purges.has('verdict')) return emis(dossier) !== undefined;
  return (
    emis(dossier) !== undefined &&
    verdict !== null &&
    resteDesMessages(depot.events, verdict) === null &&
    rangsAMettreADisposition(verdict).every((n) => (mises.get(n)?.events.length ?? 0) > 0)
  );
}

/** What is not closed waits in the outbox, and what was put off has its date. */
function ecartsDeLAttente(dossier: Dossier, autresVersions: boolean): CodeEcart[] {
  const { depotId, outbox, reprise, annonce } = dossier;
  const entree = outbox.get(depotId);
  const codes: CodeEcart[] = [];
  if (estClos(dossier)) {
    if (entree !== undefined) codes.push('ENVOI_EN_TROP');
  } else if (entree === undefined) codes.push('ENVOI_OUBLIE');
  else if (!estLeMeme(entree, envoiDuDepot(dossier), autresVersions)) codes.push('ENVOI_ALTERE');
  if (rendu(dossier) !== undefined) return reprise === null ? codes : [...codes, 'ECHEANCE_EN_TROP'];
  const due = repriseDuDepot(dossier);
  if (reprise === null) {
    const partie = entree !== undefined && entree.sends > 0;
    return due !== null && partie && annonce === false ? [...codes, 'REPRISE_OUBLIEE'] : codes;
  }
  const juste = due?.date === reprise.date && due.id === reprise.id;
  return juste ? codes : [...codes, 'ECHEANCE_FAUSSE'];
}

/** `finiAvant`: what was received before that instant (ISO 8601 UTC) must have come to its end. */
export function ecartsDuParcours(dossier: Dossier, finiAvant: string, autresVersions: boolean): Ecart[] {
  const { depotId, depot, recu, verdict, fichier, purges } = dossier;
  const codes: CodeEcart[] = [];
  if (suiteImpossible(depot.events)) codes.push('CYCLE_IMPOSSIBLE');
  if (depotIdDe(recu.data) !== depotId) codes.push('DEPOT_MAL_NOMME');
  if (fichier !== recu.data.sha256 && !purges.has('fichier')) codes.push('FICHIER_PERDU');
  if (rendu(dossier) !== undefined && !purges.has('verdict')) {
    if (verdict === null) codes.push('VERDICT_PERDU');
    else if (verdict.sha256 !== recu.data.sha256) codes.push('VERDICT_D_UN_AUTRE_FICHIER');
  }
  if (recu.data.recuLe < finiAvant && !estClos(dossier)) codes.push('DEPOT_SANS_ISSUE');
  codes.push(...ecartsDeLaReponse(dossier, autresVersions), ...ecartsDeLAttente(dossier, autresVersions));
  return codes.map((code) => ecart(code, depot.stream));
}
