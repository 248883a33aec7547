/** A deposit as the API tells it: the same facts as the page, under stable names. Pure. */
import { depotEnClair } from '../../en-clair/evenement-depot.ts';
import type { MiseLue } from '../mise/mise-lue.ts';
import { devenir, etatDu, TITRES } from './devenir.ts';
import type { Dossier } from './dossier.ts';
import { messagesDe } from './messages.ts';
import type { Resume } from './resume.ts';

/** Milliseconds since the step before, null for the first. */
const depuis = (at: string, avant: string | undefined): number | null =>
  avant === undefined ? null : Date.parse(at) - Date.parse(avant);

const liensDu = (depotId: string, repondu: boolean, accuseMetier = false) => ({
  depot: `/depots/${depotId}`,
  fichier: `/depots/${depotId}/fichier`,
  acquit: repondu ? `/depots/${depotId}/acquit` : null,
  ...(accuseMetier ? { accuseMetier: `/depots/${depotId}/accuse-metier` } : {}),
});

/** One line of `GET /depots`. */
export function documentDuResume(resume: Resume) {
  const { position: _, ...faits } = resume;
  const etat = etatDu(resume);
  return {
    ...faits,
    etat,
    repondu: resume.reponduLe !== null,
    phrase: `${TITRES[etat]}. ${devenir(resume)}`,
    liens: liensDu(resume.depotId, resume.reponduLe !== null),
  };
}

const documentDeLaMise = ({ position: _, etapes, ...mise }: MiseLue) => ({
  ...mise,
  etapes: etapes.map(({ type, at }, i) => ({ evenement: type, instant: at, dureeMs: depuis(at, etapes[i - 1]?.at) })),
});

/** `GET /depots/:id`. */
export function documentDuDossier(dossier: Dossier) {
  const { resume, events, verdict, mises, reponses, fichier, purges, accuseMetier } = dossier;
  const { depot } = liensDu(resume.depotId, false);
  return {
    ...documentDuResume(resume),
    liens: liensDu(resume.depotId, resume.reponduLe !== null, accuseMetier !== null),
    sha256: fichier.sha256,
    /** When each document was purged, at the term of its keeping. */
    purges: Object.fromEntries(purges),
    etapes: events.map((event, i) => ({
      evenement: event.type,
      phrase: depotEnClair(event),
      instant: event.at,
      dureeMs: depuis(event.at, events[i - 1]?.at),
    })),
    jugePar: verdict && { jeu: verdict.jeu, regles: verdict.regles, politique: verdict.politique },
    entete: verdict?.entete ?? null,
    enveloppe: verdict?.enveloppe ?? null,
    signatures: verdict?.signatures ?? [],
    detailBordereaux: (verdict?.bordereaux ?? []).map((b, i) => ({ ...b, lien: `${depot}/bordereaux/${i + 1}` })),
    detailPj: (verdict?.pj ?? []).map((pj, i) => ({ ...pj, lien: `${depot}/pj/${i + 1}` })),
    detailMessages: messagesDe(events, verdict),
    detailAnomalies: verdict?.anomalies ?? [],
    anomaliesOmises: verdict?.anomaliesOmises ?? 0,
    /** Fewer than `total` where the flow has more than one answer can hold. */
    misesADispositionMontrees: { montrees: mises.length, total: Math.max(resume.mises.decidees, mises.length) },
    misesADisposition: mises.map(documentDeLaMise),
    reponsesHelios: reponses,
  };
}
