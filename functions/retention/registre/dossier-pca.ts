/**
 * Until when each object of a dossier of PCA serves: until its closing. What was told of a debtor who was none leaves as
 * soon as the comptable says his mistake, the follow-up of the étude excepted, which tells of nobody. Pure.
 */
import type { DossierEvenement } from '../../../schemas/evenements/dossier.ts';
import type { ObjetScelle } from '../../../schemas/evenements/identifiants.ts';
import type { GenreDuDossier } from '../../../schemas/retention.ts';
import { dateCivile } from '../../adhesion/heure-de-paris.ts';
import { compartimentDe } from '../../pca/objets.ts';
import { reunir, type Service } from './service.ts';

type Sorte = GenreDuDossier extends `${string}-${infer S}` ? S : never;
type Nomme = readonly [Sorte, ObjetScelle];

function nommes({ type, data }: DossierEvenement): readonly Nomme[] {
  switch (type) {
    case 'DemandeSignee':
      return [['demande', data.demande]];
    case 'AdresseSignalee':
      return [['adresse', data.adresse]];
    case 'InformationTransmise':
      return data.contenu === null ? [] : [['information', data.contenu]];
    case 'InsolvabiliteSignalee':
      return data.preuves.map((preuve) => ['piece', preuve] as const);
    case 'DecesSignale':
      return data.piece === null ? [] : [['piece', data.piece]];
    case 'DossierReaffecte':
      return data.document ? [['piece', data.document]] : [];
    case 'ControleEffectue':
      return [['controle', data.document]];
    default:
      return [];
  }
}

/** The day on which the comptable said that this debtor was not the one. */
function erreurDeRedevable(events: readonly DossierEvenement[]): string | null {
  const dite = events.find((event) => event.type === 'DetteAnnulee' && event.data.motif === 'erreur-de-redevable');
  return dite === undefined ? null : dateCivile(dite.at);
}

export function objetsDuDossier(events: readonly DossierEvenement[]): readonly Service[] {
  const demande = events.find((event) => event.type === 'DemandeSignee');
  if (demande === undefined) return [];
  const { nature } = demande.data;
  const famille = nature === 'produit-local' ? 'pca' : 'amende';
  const clos = events.find((event) => event.type === 'DossierClos')?.data.le ?? null;
  const erreur = erreurDeRedevable(events);
  return reunir(
    events.flatMap((event) =>
      nommes(event).map(([sorte, objet]): Service => {
        const aussitot = erreur !== null && sorte !== 'controle';
        const fin = aussitot ? erreur : clos;
        return {
          bucket: compartimentDe(nature),
          objet,
          genre: `${famille}-${sorte}`,
          fin,
          aussitot,
          nommeLe: event.at,
        };
      }),
    ),
  );
}
