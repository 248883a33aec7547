/** An act as people give it, and as it is decided: its author, the hash of its content, its documents as objects. */
import type { Acteur, ObjetScelle } from '../../../schemas/evenements/identifiants.ts';
import type { Agir } from '../../../schemas/messages/pca/agir.ts';
import type { Document } from '../../../schemas/messages/pca/document.ts';
import type { PcaNeeds } from '../besoins.ts';
import { empreinteDuMessage } from '../empreintes.ts';
import { enJson } from '../objets.ts';
import type { Acte } from './actes.ts';

type Cles = PcaNeeds['cles'];
type Ranger = (contenu: Uint8Array) => ObjetScelle;

/** The documents that come with an act. */
export function documentsDe(agir: Agir): readonly Document[] {
  switch (agir.type) {
    case 'InsolvabiliteSignalee':
      return agir.preuves;
    case 'DecesSignale':
      return agir.piece ? [agir.piece] : [];
    case 'ControleEffectue':
      return [agir.document];
    default:
      return [];
  }
}

/** The texts that come with it, as they are kept. */
function texteDe(cles: Cles, agir: Agir): Uint8Array | null {
  if (agir.type === 'AdresseSignalee') return enJson(cles, { adresse: agir.adresse, source: agir.source });
  return agir.type === 'InformationTransmise' && agir.texte !== null ? enJson(cles, { texte: agir.texte }) : null;
}

/** All that becomes an object. */
export function contenusDe(cles: Cles, agir: Agir): Uint8Array[] {
  const texte = texteDe(cles, agir);
  return [...documentsDe(agir).map(({ contenu }) => contenu), ...(texte ? [texte] : [])];
}

function messageDe(cles: Cles, { message, ...contenu }: Agir, par: Acteur) {
  return { id: message.id, empreinte: empreinteDuMessage(cles, contenu), par };
}

type Message = Acte['data']['message'];
type AvecObjet =
  | 'InsolvabiliteSignalee'
  | 'DecesSignale'
  | 'ControleEffectue'
  | 'AdresseSignalee'
  | 'InformationTransmise';
type Simple = Exclude<Agir, { type: AvecObjet }>;
type EnActe<A> = A extends Simple
  ? { type: A['type']; data: Omit<A, 'type' | 'message'> & { message: Message } }
  : never;

/** The same fields: each type keeps its own, which the return type says and the checker cannot follow. */
function sansObjet({ type, message: _, ...data }: Simple, message: Message) {
  return { type, data: { ...data, message } } as EnActe<Simple>;
}

export function acteDe(cles: Cles, agir: Agir, par: Acteur, ranger: Ranger): Acte {
  const message = messageDe(cles, agir, par);
  switch (agir.type) {
    case 'InsolvabiliteSignalee': {
      const { type, preuves, ...data } = agir;
      return { type, data: { ...data, message, preuves: preuves.map(({ contenu }) => ranger(contenu)) } };
    }
    case 'DecesSignale': {
      const { type, piece, ...data } = agir;
      return { type, data: { ...data, message, piece: piece && ranger(piece.contenu) } };
    }
    case 'ControleEffectue': {
      const { type, document, ...data } = agir;
      return { type, data: { ...data, message, document: ranger(document.contenu) } };
    }
    case 'AdresseSignalee': {
      const { type, adresse, source, ...data } = agir;
      return { type, data: { ...data, message, adresse: ranger(enJson(cles, { adresse, source })) } };
    }
    case 'InformationTransmise': {
      const { type, texte, ...data } = agir;
      return { type, data: { ...data, message, contenu: texte === null ? null : ranger(enJson(cles, { texte })) } };
    }
    default:
      return sansObjet(agir, message);
  }
}
