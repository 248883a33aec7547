/** A mayor, the two authorities above him, and a store that believes them: what most tests of trust start from. */
import { JugeDeConfiance } from '../../functions/confiance/juger.ts';
import type { Ancre, MagasinDeConfiance } from '../../functions/confiance/magasin.ts';
import type { Instants } from '../../functions/confiance/requete.ts';
import type { Politique } from '../../schemas/politique.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../schemas/politique-par-defaut.ts';
import { autorite, emettre, emettreCrl } from '../signature/chemin/autorites.ts';
import { usages } from '../signature/chemin/extensions.ts';

export const SIGNE_LE = '2026-06-10T08:00:00Z';
export const RECU_LE = '2026-06-11T08:00:00Z';
export const SERIE = 77;

export const racine = autorite('AC Racine');
export const emettrice = autorite('AC Signature', racine);
export const maire = emettre({
  cn: 'Anne Exemple',
  emetteur: emettrice,
  serie: SERIE,
  extensions: [usages('nonRepudiation')],
});
export const crls = [emettreCrl({ emetteur: racine }), emettreCrl({ emetteur: emettrice })];

export const ancre = (change: Partial<Ancre> = {}): Ancre => ({
  famille: 'dgfip',
  certificat: racine.der,
  du: null,
  au: null,
  service: null,
  ...change,
});
export const magasin = (change: Partial<MagasinDeConfiance> = {}): MagasinDeConfiance => ({
  version: 'essai',
  ancres: [ancre()],
  intermediaires: [emettrice.der],
  crls,
  reponsesOcsp: [],
  ...change,
});

export interface Essai {
  readonly magasin?: MagasinDeConfiance;
  readonly politique?: Partial<Politique>;
  readonly instants?: Partial<Instants>;
  readonly certificat?: Uint8Array;
  readonly joints?: readonly Uint8Array[];
  readonly signeLe?: string;
}

export function juger(essai: Essai = {}) {
  const { instants = {}, politique = {}, certificat = maire.der, joints = [], signeLe = SIGNE_LE } = essai;
  const dates = { recuLe: new Date(RECU_LE), jugeLe: new Date(RECU_LE), ...instants };
  const juge = new JugeDeConfiance(essai.magasin ?? magasin(), { ...POLITIQUE_PAR_DEFAUT, ...politique }, dates);
  return juge.juger({ certificat, autresCertificats: joints, signeLe, nom: 'Anne Exemple' });
}
export const dit = (essai: Essai = {}) => {
  const { confiance, motif } = juger(essai);
  return [confiance, motif?.code ?? null];
};
