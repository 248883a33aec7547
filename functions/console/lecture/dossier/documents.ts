/** The documents that the events of a dossier name: its demande, proofs, letters, texts. Pure. */
import type { DossierEvenement } from '../../../../schemas/evenements/dossier.ts';
import type { ObjetScelle } from '../../../../schemas/evenements/identifiants.ts';

interface DocumentDuDossier {
  readonly objet: ObjetScelle;
  readonly nom: string;
  /** The event that brought it. */
  readonly seq: number;
}

function nommes(event: DossierEvenement): readonly (readonly [nom: string, objet: ObjetScelle | null])[] {
  switch (event.type) {
    case 'DemandeSignee':
      return [['Demande', event.data.demande]];
    case 'InsolvabiliteSignalee':
      return event.data.preuves.map((preuve, rang) => [`Justificatif ${rang + 1}`, preuve] as const);
    case 'AdresseSignalee':
      return [['Nouvelle adresse', event.data.adresse]];
    case 'DecesSignale':
      return [['Acte de décès', event.data.piece]];
    case 'InformationTransmise':
      return [['Texte transmis', event.data.contenu]];
    case 'DossierReaffecte':
      return [['Décision de réaffectation', event.data.document ?? null]];
    case 'ControleEffectue':
      return [['Confirmation écrite', event.data.document]];
    default:
      return [];
  }
}

export const documentsDe = (events: readonly DossierEvenement[]): readonly DocumentDuDossier[] =>
  events.flatMap((event) =>
    nommes(event).flatMap(([nom, objet]) => (objet === null ? [] : [{ nom, objet, seq: event.seq }])),
  );
