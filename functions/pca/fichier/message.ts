/** One message of a file, in the shape that the handlers of PCA take: schemas/messages/pca/. */
import type * as z from 'zod';
import { type Agir, agirSchema } from '../../../schemas/messages/pca/agir.ts';
import { type Confier, confierSchema } from '../../../schemas/messages/pca/confier.ts';
import { type DeposerEtat, deposerEtatSchema } from '../../../schemas/messages/pca/etat-recapitulatif.ts';
import {
  type AnnoncerReversement,
  annoncerReversementSchema,
  type EncaisserReversement,
  encaisserReversementSchema,
} from '../../../schemas/messages/pca/reversement.ts';
import type { Champ } from './forme.ts';
import { lireLeCas, type Objet } from './lecture.ts';
import type { Noeud } from './noeud.ts';
import { type NaturePca, PLACES, type Place } from './vocabulaire.ts';

/** Whom the file is for, as its header says; null where it does not. */
export interface Destination {
  readonly poste: string | null;
  readonly contrat: string | null;
  readonly etude: string | null;
}

export type MessagePca =
  | { readonly genre: 'confier'; readonly input: Confier }
  | { readonly genre: 'agir'; readonly numero: string; readonly input: Agir }
  | { readonly genre: 'annoncer'; readonly input: AnnoncerReversement }
  | { readonly genre: 'encaisser'; readonly input: EncaisserReversement }
  | { readonly genre: 'deposer'; readonly input: DeposerEtat };

export type Lecture =
  | { readonly ok: true; readonly message: MessagePca }
  /** The element whose value the schema of the file admits, and that of the message does not. */
  | { readonly ok: false; readonly element: string };

/** The last element that the path of a fault goes through. */
function elementDe(champs: readonly Champ[], chemin: readonly string[]): string | null {
  for (const champ of champs) {
    if (champ.sorte === 'fixe') continue;
    const noms = champ.nom.split('.');
    if (noms.some((nom, i) => chemin[i] !== nom)) continue;
    const suite = chemin.slice(noms.length).filter((pas) => !/^\d+$/.test(pas));
    if (champ.sorte === 'choix')
      return champ.cas.map((cas) => elementDe(cas.champs, suite)).find((nom) => nom !== null) ?? null;
    return ('champs' in champ ? elementDe(champ.champs, suite) : null) ?? champ.element;
  }
  return null;
}

function situer(place: Place, noeud: Noeud, erreur: z.ZodError): Lecture {
  const chemin = (erreur.issues[0]?.path ?? []).map(String);
  const cas = place.cas.filter(({ element }) => element === noeud.nom);
  const element = cas.map(({ champs }) => elementDe(champs, chemin)).find((nom) => nom !== null);
  return { ok: false, element: element ?? chemin.at(-1) ?? noeud.nom };
}

function analyser(place: Place, objet: Objet, { poste, contrat, etude }: Destination) {
  switch (place.genre) {
    case 'confier': {
      const lu = confierSchema.safeParse({ ...objet, poste, contrat });
      return lu.success ? { genre: 'confier' as const, input: lu.data } : lu.error;
    }
    case 'agir': {
      const { numero, ...acte } = objet;
      const lu = agirSchema.safeParse(acte);
      return lu.success ? { genre: 'agir' as const, numero: String(numero), input: lu.data } : lu.error;
    }
    case 'annoncer': {
      const lu = annoncerReversementSchema.safeParse({ ...objet, poste });
      return lu.success ? { genre: 'annoncer' as const, input: lu.data } : lu.error;
    }
    case 'encaisser': {
      const lu = encaisserReversementSchema.safeParse({ ...objet, etude });
      return lu.success ? { genre: 'encaisser' as const, input: lu.data } : lu.error;
    }
    case 'deposer': {
      const { etat, ...reste } = objet;
      const cle = { ...(etat instanceof Object ? etat : {}), contrat, etude, poste };
      const lu = deposerEtatSchema.safeParse({ ...reste, etat: cle });
      return lu.success ? { genre: 'deposer' as const, input: lu.data } : lu.error;
    }
    default:
      return place.genre satisfies never;
  }
}

/** Null where the block is no message of this nature of file. */
export function lireMessage(nature: NaturePca, noeud: Noeud, destination: Destination): Lecture | null {
  for (const place of PLACES) {
    if (place.nature !== nature) continue;
    const objet = lireLeCas(place.cas, noeud);
    if (objet === null) continue;
    const lu = analyser(place, objet, destination);
    return 'issues' in lu ? situer(place, noeud, lu) : { ok: true, message: lu };
  }
  return null;
}
