/** Writes a file of messages: what the software of a comptable or of an étude would produce, unsigned. Pure. */
import { document, type Element, element, valeur } from '../../acquit/xml.ts';
import { ecrireLeCas } from './ecriture.ts';
import type { Cas } from './forme.ts';
import type { Objet } from './lecture.ts';
import type { MessagePca } from './message.ts';
import { enDecimal } from './valeur.ts';
import { type NaturePca, PLACES, type Place } from './vocabulaire.ts';

interface Carte {
  readonly sigle: string;
  readonly adresse: string;
}

export interface FichierARediger {
  readonly nature: NaturePca;
  readonly nomFic: string;
  readonly emetteur: Carte;
  readonly recepteur: Carte | null;
  /** Civil date. */
  readonly date: string;
  readonly poste: string;
  readonly libellePoste?: string;
  readonly contrat: string;
  readonly etude: string | null;
  readonly groupement?: string;
  /** Of one family: demandes, or the follow-up of dossiers, or reversements, or statements. */
  readonly messages: readonly MessagePca[];
}

const TYPES = { PCA_Aller: 'PCAALR1', PCA_Retour: 'PCARET1' } as const;
const ESPACES = { PCA_Aller: 'urn:passerelle:pca:v1:aller', PCA_Retour: 'urn:passerelle:pca:v1:retour' } as const;

const siPresent = (nom: string, v: string | null | undefined): Element[] =>
  v === null || v === undefined ? [] : [valeur(nom, v)];
const carte = (nom: string, { sigle, adresse }: Carte): Element =>
  element(nom, {}, [valeur('Sigle', sigle), valeur('Adresse', adresse)]);

function objetDe(message: MessagePca): Objet {
  return message.genre === 'agir' ? { ...message.input, numero: message.numero } : { ...message.input };
}

function placeDe(nature: NaturePca, { genre }: MessagePca): Place {
  const place = PLACES.find((p) => p.nature === nature && p.genre === genre);
  if (place === undefined) throw new TypeError(`PCA: a ${nature} holds no message of kind ${genre}`);
  return place;
}

const casDe = (nature: NaturePca, message: MessagePca): readonly Cas[] => placeDe(nature, message).cas;

function corps({ nature, messages }: FichierARediger): Element[] {
  const [premier] = messages;
  if (premier === undefined) return [];
  const { sous } = placeDe(nature, premier);
  const ecrits = messages.map((message) => ecrireLeCas(casDe(nature, message), objetDe(message)));
  if (sous === null) return ecrits;
  if (premier.genre !== 'confier') return [element(sous, {}, ecrits)];
  const total = messages.reduce((somme, { genre, input }) => somme + (genre === 'confier' ? input.montant : 0), 0);
  return [
    element(sous, {}, [valeur('NbrDossier', String(messages.length)), valeur('MtTotal', enDecimal(total)), ...ecrits]),
  ];
}

/** The bytes, to be signed as a file. Throws where the messages cannot stand in such a file together. */
export function redigerFichier(fichier: FichierARediger): Uint8Array {
  const { nature, nomFic, emetteur, recepteur, date, poste, libellePoste, contrat, etude, groupement, messages } =
    fichier;
  const natFlux = messages[0] === undefined ? '' : placeDe(nature, messages[0]).natFlux;
  const enveloppe = element('Enveloppe', {}, [
    element('Parametres', {}, [valeur('Version', '1'), valeur('TypFic', TYPES[nature]), valeur('NomFic', nomFic)]),
    carte('Emetteur', emetteur),
    ...(recepteur === null ? [] : [carte('Recepteur', recepteur)]),
  ]);
  const entete = element('EnTetePCA', {}, [
    valeur('DteStr', date),
    valeur('IdPost', poste),
    ...siPresent('LibellePoste', libellePoste),
    valeur('IdContrat', contrat),
    ...siPresent('IdEtude', etude),
    ...siPresent('IdGroupement', groupement),
    valeur('NatFlux', natFlux),
  ]);
  const racine = { 'xmlns:p': ESPACES[nature], Id: 'PCA' };
  return document(element(`p:${nature}`, racine, [enveloppe, entete, ...corps(fichier)]));
}
