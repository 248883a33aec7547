/** The objects that a stream names: of an adhésion, the policy of a poste, somebody's right, a contract or a dossier of PCA. */
import { lireAdhesion } from '../../../schemas/evenements/adhesion.ts';
import { lireContrat } from '../../../schemas/evenements/contrat.ts';
import { lireDossier } from '../../../schemas/evenements/dossier.ts';
import { lireHabilitation } from '../../../schemas/evenements/habilitation.ts';
import { lirePoste } from '../../../schemas/evenements/poste.ts';
import { dateCivile } from '../../adhesion/heure-de-paris.ts';
import type { Evenement } from '../../journal/evenement.ts';
import { type Lieu, lieuDuDossier } from '../../pca/objets.ts';
import { objetsDeLAdhesion } from './adhesion.ts';
import { objetsDuContrat } from './contrat-pca.ts';
import { objetsDuDossier } from './dossier-pca.ts';
import { type Service, servir } from './service.ts';

/** A policy serves until the next. */
const duPoste = (events: readonly Evenement[]): readonly Service[] =>
  servir(
    lirePoste(events).flatMap(({ at, data: { piece } }, rang, toutes) => {
      const suivante = toutes[rang + 1]?.data.fixeeLe;
      const fin = suivante === undefined ? null : dateCivile(suivante);
      return piece === undefined ? [] : [{ objet: piece, fin, nommeLe: at }];
    }),
  );

/** A name serves until the right is withdrawn, or has ended. */
function deLHabilitation(events: readonly Evenement[]): readonly Service[] {
  const [accordee, retiree] = lireHabilitation(events);
  if (accordee?.type !== 'HabilitationAccordee') return [];
  const { identite, au } = accordee.data;
  const retrait = retiree === undefined ? null : dateCivile(retiree.at);
  const fin = retrait !== null && (au === null || retrait < au) ? retrait : au;
  return servir([{ objet: identite, fin, nommeLe: accordee.at }]);
}

export function objetsDuRegistre(stream: string, events: readonly Evenement[]): readonly Service[] {
  const [famille, id = ''] = stream.split('/');
  switch (famille) {
    case 'adhesion':
      return objetsDeLAdhesion(id, lireAdhesion(events));
    case 'poste':
      return duPoste(events);
    case 'habilitation':
      return deLHabilitation(events);
    case 'contrat':
      return objetsDuContrat(lireContrat(events));
    case 'dossier':
      return objetsDuDossier(lireDossier(events));
    default:
      throw new Error(`${stream} is no register`);
  }
}

/**
 * Where all that a closed dossier of PCA ever stored was, what a crash left without a name included; null for any other
 * stream, and while somebody may still add to it.
 */
export function lieuAVider(stream: string, events: readonly Evenement[]): Lieu | null {
  if (!stream.startsWith('dossier/')) return null;
  const lus = lireDossier(events);
  const demande = lus.find((event) => event.type === 'DemandeSignee');
  const clos = lus.some((event) => event.type === 'DossierClos');
  return demande === undefined || !clos ? null : lieuDuDossier(demande.data.nature, demande.data);
}
