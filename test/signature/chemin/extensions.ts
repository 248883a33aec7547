/** Extensions as an authority writes them; anything else is written as it is. */
import {
  contenuDeDrapeaux,
  contexte,
  drapeaux,
  ensemble,
  entier,
  implicite,
  nul,
  octets,
  oid,
  seq,
  tlv,
  utf8,
  vrai,
} from './der.ts';

export interface Extension {
  readonly oid: string;
  readonly der: Buffer;
}

export const extension = (numero: string, contenu: Uint8Array, critique = false): Extension => ({
  oid: numero,
  der: seq(oid(numero), ...(critique ? [vrai()] : []), octets(contenu)),
});

export const AUTORITE = (longueur?: number): Extension =>
  extension('2.5.29.19', seq(vrai(), ...(longueur === undefined ? [] : [entier(longueur)])), true);
export const PAS_AUTORITE = extension('2.5.29.19', seq(), true);

const USAGES = { signature: 0, nonRepudiation: 1, keyCertSign: 5, crlSign: 6 } as const;
export const usages = (...noms: readonly (keyof typeof USAGES)[]): Extension =>
  extension('2.5.29.15', drapeaux(noms.map((nom) => USAGES[nom])), true);

export const usagesEtendus = (oids: readonly string[], critique = false): Extension =>
  extension('2.5.29.37', seq(...oids.map(oid)), critique);
/** The authority lets its OCSP delegate answer without being checked itself. */
export const SANS_CONTROLE = extension('1.3.6.1.5.5.7.48.1.5', nul());

export const politiques = (...oids: readonly string[]): Extension =>
  extension('2.5.29.32', seq(...oids.map((p) => seq(oid(p)))));
export const transpositions = (...paires: readonly (readonly [string, string])[]): Extension =>
  extension('2.5.29.33', seq(...paires.map(([de, vers]) => seq(oid(de), oid(vers)))), true);
export const exigences = (exige: number | null, inhibe: number | null): Extension => {
  const compte = (n: number, valeur: number | null) =>
    valeur === null ? [] : [implicite(n, entier(valeur).subarray(2))];
  return extension('2.5.29.36', seq(...compte(0, exige), ...compte(1, inhibe)), true);
};
export const inhibeToute = (n: number): Extension => extension('2.5.29.54', entier(n), true);

const texte = (n: number) => (valeur: string) => implicite(n, Buffer.from(valeur, 'latin1'));
export const courriel = texte(1);
export const dns = texte(2);
export const uri = texte(6);
export const ip = (...valeurs: readonly number[]): Buffer => implicite(7, Buffer.from(valeurs));
export const annuaire = (nom: Uint8Array): Buffer => contexte(4, nom);
export const autreNom = (): Buffer => contexte(0, oid('1.2.3.4'), contexte(0, utf8('x')));

export const nomsAlternatifs = (...noms: readonly Buffer[]): Extension => extension('2.5.29.17', seq(...noms));
export const contraintes = (permis: readonly Buffer[], exclus: readonly Buffer[] = []): Extension => {
  const bases = (n: number, noms: readonly Buffer[]) =>
    noms.length === 0 ? [] : [contexte(n, ...noms.map((nom) => seq(nom)))];
  return extension('2.5.29.30', seq(...bases(0, permis), ...bases(1, exclus)), true);
};

/** A SEQUENCE of one RDN per pair. */
export const nomDN = (...paires: readonly (readonly [string, string])[]): Buffer =>
  seq(...paires.map(([type, valeur]) => ensemble(seq(oid(type), utf8(valeur)))));

export interface Point {
  readonly noms?: readonly Buffer[];
  readonly raisons?: readonly number[];
  readonly emetteurs?: readonly Buffer[];
}
const nomDePoint = (noms: readonly Buffer[] | undefined) => (noms ? [contexte(0, contexte(0, ...noms))] : []);

export const points = (...liste: readonly Point[]): Extension =>
  extension(
    '2.5.29.31',
    seq(
      ...liste.map(({ noms, raisons, emetteurs }) =>
        seq(
          ...nomDePoint(noms),
          ...(raisons ? [implicite(1, contenuDeDrapeaux(raisons))] : []),
          ...(emetteurs ? [contexte(2, ...emetteurs)] : []),
        ),
      ),
    ),
  );

export interface Portee {
  readonly noms?: readonly Buffer[];
  readonly seulement?: 'utilisateurs' | 'autorites' | 'attributs';
  readonly raisons?: readonly number[];
  readonly indirecte?: boolean;
}
export function portee({ noms, seulement, raisons, indirecte }: Portee): Extension {
  const oui = (n: number, si: boolean) => (si ? [tlv(0x80 | n, Buffer.from([0xff]))] : []);
  return extension(
    '2.5.29.28',
    seq(
      ...nomDePoint(noms),
      ...oui(1, seulement === 'utilisateurs'),
      ...oui(2, seulement === 'autorites'),
      ...(raisons ? [implicite(3, contenuDeDrapeaux(raisons))] : []),
      ...oui(4, indirecte === true),
      ...oui(5, seulement === 'attributs'),
    ),
    true,
  );
}
