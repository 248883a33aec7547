/** How long an object of a register serves. Pure. */
import type { ObjetScelle } from '../../../schemas/evenements/identifiants.ts';
import type { GenreDuRegistre } from '../../../schemas/retention.ts';
import type { Bucket } from '../../platform/ports.ts';

export interface Service {
  readonly bucket: Bucket;
  readonly objet: ObjetScelle;
  readonly genre: GenreDuRegistre;
  /** Civil date from which it serves no more; null: it still does. */
  readonly fin: string | null;
  /** It leaves on that day, whatever the rule of its kind: what was told of somebody by mistake. */
  readonly aussitot: boolean;
  /** When it was last named (ISO 8601 UTC): the same bytes may be joined again after they were purged. */
  readonly nommeLe: string;
}

/** Said by the folder where it is kept. */
const GENRES: Readonly<Record<string, GenreDuRegistre>> = {
  documents: 'piece',
  lettres: 'lettre',
  certificats: 'certificat',
  identites: 'identite',
};

const genreDe = ({ key }: ObjetScelle): GenreDuRegistre => {
  const dossier = key.split('/').find((partie) => Object.hasOwn(GENRES, partie)) ?? '';
  const genre = GENRES[dossier];
  if (genre === undefined) throw new Error(`${key} is in no folder of the register`);
  return genre;
};

/** The later of two ends; null where one of them has not come. */
const laDerniere = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? null : a < b ? b : a;

/** The same object may be named more than once: it serves as long as one of them needs it. */
export function reunir(services: readonly Service[]): readonly Service[] {
  const parCle = new Map<string, Service>();
  for (const service of services) {
    const connu = parCle.get(service.objet.key);
    const aussitot = service.aussitot && connu?.aussitot !== false;
    const fin = connu === undefined ? service.fin : laDerniere(connu.fin, service.fin);
    parCle.set(service.objet.key, { ...service, fin, aussitot });
  }
  return [...parCle.values()];
}

type Nomme = Pick<Service, 'objet' | 'fin' | 'nommeLe'>;

/** Of the registers, whose folders tell the kinds. */
export const servir = (nommes: readonly Nomme[]): readonly Service[] =>
  reunir(nommes.map((un) => ({ ...un, bucket: 'registre', genre: genreDe(un.objet), aussitot: false })));
