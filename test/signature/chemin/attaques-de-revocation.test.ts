/** Ways to have a revoked certificate pass for a good one, by a CRL or an OCSP response; each named by its verdict. */
import { expect, it } from 'vitest';
import { Memoire } from '../../../functions/signature/chemin/memoire.ts';
import { enLong } from '../../en-long.ts';
import { autorite, emettre, emettreCrl } from './autorites.ts';
import { entier } from './der.ts';
import * as ext from './extensions.ts';
import { JUIN, juger } from './jugement.ts';
import { type DemandeDeReponse, repondre } from './reponses-ocsp.ts';

const racine = autorite('Racine');
const ac = autorite('AC', racine);
const autre = autorite('Autre AC', racine, { cle: 'ec-384' });
const sansDroit = emettre({
  cn: 'AC sans CRL',
  emetteur: racine,
  extensions: [ext.AUTORITE(), ext.usages('keyCertSign')],
});
const signe = emettre({ cn: 'X', emetteur: ac, serie: 42 });
const crl = (plus: Parameters<typeof emettreCrl>[0] | object = {}) => emettreCrl({ emetteur: ac, ...plus });
const ocsp = (plus: Partial<DemandeDeReponse> = {}) => repondre({ emetteur: ac, serie: 42, ...plus });
const OCSP_SIGNING = ext.usagesEtendus(['1.3.6.1.5.5.7.3.9']);
const delegue = (emetteur: typeof ac, ...extensions: ext.Extension[]) => {
  const signataire = emettre({ cn: 'Répondeur', emetteur, extensions: [ext.SANS_CONTROLE, ...extensions] });
  return { signataire, joints: [signataire] };
};

interface Preuves {
  readonly crls?: Buffer[];
  readonly reponsesOcsp?: Buffer[];
}

it.each<[verdict: string, pourquoi: RegExp, preuves: Preuves]>([
  ['indeterminee-sans-liste-ni-reponse', /ni liste de révocation ni réponse OCSP de AC/, {}],
  ['indeterminee-liste-perimee', /ne valait que jusqu’au 14\/06/, { crls: [crl({ au: '2026-06-14T00:00:00Z' })] }],
  ['indeterminee-liste-d-une-autre-autorite', /ni liste/, { crls: [emettreCrl({ emetteur: autre })] }],
  [
    'indeterminee-liste-signee-par-une-autre-cle',
    /aucune autorité admise n’a signé/,
    { crls: [crl({ emetteur: { ...ac, cle: autre.cle } })] },
  ],
  [
    'indeterminee-liste-des-seules-autorites',
    /ni liste/,
    { crls: [crl({ extensions: [ext.portee({ seulement: 'autorites' })] })] },
  ],
  [
    'indeterminee-complement-de-liste-seul',
    /ni liste/,
    { crls: [crl({ numero: 2, extensions: [ext.extension('2.5.29.27', entier(1), true)] })] },
  ],
  [
    'indeterminee-reponse-d-un-repondeur-non-delegue',
    /n’a pas le droit de répondre/,
    { reponsesOcsp: [ocsp(delegue(ac))] },
  ],
  [
    'indeterminee-reponse-du-delegue-d-une-autre-autorite',
    /n’est pas admis/,
    { reponsesOcsp: [ocsp(delegue(autre, OCSP_SIGNING))] },
  ],
  [
    'indeterminee-reponse-du-signataire-lui-meme',
    /n’a pas le droit de répondre/,
    { reponsesOcsp: [ocsp({ signataire: signe, joints: [signe] })] },
  ],
  [
    'indeterminee-reponse-d-une-autre-autorite',
    /Autre AC n’a pas le droit de répondre/,
    { reponsesOcsp: [ocsp({ signataire: autre, joints: [autre] })] },
  ],
  [
    'indeterminee-reponse-signee-par-une-autre-cle',
    /ni par AC ni par son délégué/,
    { reponsesOcsp: [ocsp({ signataire: { ...ac, cle: autre.cle } })] },
  ],
  [
    'indeterminee-reponse-perimee',
    /ne valait que jusqu’au 14\/06/,
    { reponsesOcsp: [ocsp({ faiteLe: '2026-06-13T00:00:00Z', suivanteLe: '2026-06-14T00:00:00Z' })] },
  ],
  ['indeterminee-reponse-future', /date d’après/, { reponsesOcsp: [ocsp({ faiteLe: '2026-06-16T00:00:00Z' })] }],
  ['indeterminee-reponse-sur-un-autre-numero', /ni liste/, { reponsesOcsp: [ocsp({ serie: 43 })] }],
  [
    'indeterminee-reponse-sur-le-certificat-d-un-autre-emetteur',
    /ni liste/,
    { reponsesOcsp: [ocsp({ designe: autre })] },
  ],
  [
    'indeterminee-reponse-sur-un-homonyme-de-l-emetteur',
    /ni liste/,
    { reponsesOcsp: [ocsp({ designe: { ...ac, cle: autre.cle } })] },
  ],
  [
    'indeterminee-reponse-ne-connait-pas',
    /ne connaît pas ce certificat/,
    { reponsesOcsp: [ocsp({ etat: 'inconnu' })] },
  ],
  ['indeterminee-reponse-essayer-plus-tard', /erreur du répondeur \(code 3\)/, { reponsesOcsp: [ocsp({ statut: 3 })] }],
])('%s', (_, pourquoi, { crls = [], reponsesOcsp = [] }) => {
  const resultat = juger([racine, ac, signe], { crls: [emettreCrl({ emetteur: racine }), ...crls], reponsesOcsp });
  expect(resultat).toMatchObject({
    confiance: 'indeterminee',
    motif: 'CHEMIN_REVOCATION_INDETERMINEE',
    revocations: [],
  });
  expect(resultat.valeurs.detail).toMatch(pourquoi);
});

it('indeterminee-liste-signee-sans-crlsign', () => {
  const fin = emettre({ cn: 'X', emetteur: sansDroit });
  const crls = [emettreCrl({ emetteur: racine }), emettreCrl({ emetteur: sansDroit })];
  const { confiance, valeurs } = juger([racine, sansDroit, fin], { crls });
  expect([confiance, valeurs.detail]).toEqual([
    'indeterminee',
    'aucune autorité admise n’a signé la liste de révocation de AC sans CRL',
  ]);
});

it('refusee-revoque-avant-la-signature: the certificate was valid then, and is not at reception', () => {
  const crls = [emettreCrl({ emetteur: racine }), crl({ revoques: [[42, 1]] })];
  const antidate = { crls, instant: Date.parse('2026-02-01T00:00:00Z'), instantDeRevocation: JUIN };
  expect(juger([racine, ac, signe], antidate)).toMatchObject({
    confiance: 'refusee',
    motif: 'CHEMIN_CERTIFICAT_REVOQUE',
  });
});

const PAS_DES_OCTETS = enLong(1, 5);

it('indeterminee-reponse-alteree-d-un-octet, whatever the byte', () => {
  const bonne = ocsp(delegue(ac, OCSP_SIGNING));
  const [memoire, crls] = [new Memoire(), [emettreCrl({ emetteur: racine })]];
  const juge = (reponse: Buffer) => juger([racine, ac, signe], { memoire, crls, reponsesOcsp: [reponse] }).confiance;
  expect(juge(bonne)).toBe('etablie');
  const rangs = [...bonne.keys()].filter((i) => i % PAS_DES_OCTETS === 0);
  const verdicts = rangs.map((i) => {
    const alteree = Buffer.from(bonne);
    alteree[i]! ^= 1 << (i % 8);
    return juge(alteree);
  });
  expect(new Set(verdicts)).toEqual(new Set(['indeterminee']));
});
