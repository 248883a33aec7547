/** The scheduled step fetches from the configured addresses, and takes only what is as good as an import. */
import { expect, test } from 'vitest';
import type { Demande, Fonds } from '../../functions/confiance/entree/entree.ts';
import { type Import, importer } from '../../functions/confiance/entree/importer.ts';
import { type Coffre, EchecDeTelechargement, rafraichir } from '../../functions/confiance/rafraichir.ts';
import { REGISTRE_VIDE, type Source } from '../../schemas/confiance.ts';
import { autorite, emettreCrl } from '../signature/chemin/autorites.ts';
import { ACCORDE, listeSignee, signataireDeListe } from './fabrique-de-listes.ts';

const RACINE = autorite('Racine');
const QUALIFIEE = autorite('AC qualifiée');
const CRL: Source = { url: 'http://crl.test/racine.crl', genre: 'crl' };
const FR: Source = { url: 'https://listes.test/fr.xml', genre: 'liste' };
const EU: Source = { url: 'https://listes.test/eu.xml', genre: 'liste' };
const MAINTENANT = '2026-06-15T12:00:00.000Z';

class CoffreEnMemoire implements Coffre {
  fonds: Fonds;
  constructor(fonds: Fonds) {
    this.fonds = fonds;
  }
  async lire() {
    return this.fonds;
  }
  async modifier<T extends Pick<Import, 'fonds'>>(decider: (fonds: Fonds) => T) {
    const decision = decider(this.fonds);
    this.fonds = decision.fonds;
    return decision;
  }
}

const demander = (pour: Demande['pour']): Demande => ({
  pour,
  nonAutorite: false,
  plusRecentSeulement: false,
  source: 'test',
  instant: Date.parse(MAINTENANT),
});

function coffre(sources: Source[]) {
  const lire = (fichier: string) => {
    throw new Error(fichier);
  };
  const ancre = demander({ role: 'ancre', famille: 'rgs', du: null, au: null });
  const avec = importer(RACINE.der, { registre: { ...REGISTRE_VIDE, sources }, lire }, ancre).fonds;
  const pour = { role: 'signataireDeListe', territoire: 'EU' } as const;
  return new CoffreEnMemoire(importer(signataireDeListe('EU').certificat, avec, demander(pour)).fonds);
}

async function tourner(magasin: CoffreEnMemoire, reponses: Readonly<Record<string, Uint8Array>>) {
  const demandees: string[] = [];
  const issues = await rafraichir({
    coffre: magasin,
    clock: { now: () => MAINTENANT },
    telechargement: {
      async lire(url) {
        demandees.push(url);
        const reponse = reponses[url];
        if (reponse === undefined) throw new EchecDeTelechargement(`${url} ne répond pas.`);
        return reponse;
      },
    },
  });
  const dites = issues.map(
    ({ echec, issues: pieces }) => echec ?? pieces.map((p) => p.constat?.code ?? p.issue).join(),
  );
  return { demandees, dites };
}

const crl = (jour: number) =>
  emettreCrl({ emetteur: RACINE, du: `2026-06-${jour}T00:00:00Z`, au: '2026-07-01T00:00:00Z', numero: jour });

test('a CRL of an authority of the store is put away; the same again changes nothing', async () => {
  const magasin = coffre([CRL]);
  const publiee = { [CRL.url]: crl(14) };
  expect(await tourner(magasin, publiee)).toEqual({ demandees: [CRL.url], dites: ['importe'] });
  expect(magasin.fonds.registre.revocations).toMatchObject([{ source: CRL.url, genre: 'crl' }]);
  const { registre } = magasin.fonds;
  expect((await tourner(magasin, publiee)).dites).toEqual(['deja-la']);
  expect(magasin.fonds.registre).toBe(registre);
});

test.each<[string, Uint8Array, string]>([
  ['an older CRL than the one held, though still current', crl(12), 'IMPORT_CRL_ANCIENNE'],
  ['a CRL of someone else', emettreCrl({ emetteur: QUALIFIEE }), 'IMPORT_CRL_SANS_AUTORITE'],
  ['an authority, in place of the CRL', QUALIFIEE.der, 'IMPORT_AUTRE_GENRE'],
  ['a list, in place of the CRL', listeSignee(), 'IMPORT_AUTRE_GENRE'],
  ['a page of errors', Buffer.from('Not found'), 'IMPORT_NON_RECONNU'],
])('%s is refused, and the store stays as it was', async (_, octets, code) => {
  const magasin = coffre([CRL]);
  await tourner(magasin, { [CRL.url]: crl(14) });
  const avant = magasin.fonds;
  expect((await tourner(magasin, { [CRL.url]: octets })).dites).toEqual([code]);
  expect(magasin.fonds.registre).toBe(avant.registre);
});

test('the failure of one address changes nothing for the others', async () => {
  const magasin = coffre([FR, CRL]);
  expect((await tourner(magasin, { [CRL.url]: crl(14) })).dites).toEqual([`${FR.url} ne répond pas.`, 'importe']);
});

test('lists come before the CRLs of their authorities, and the list of the lists, once known, before the others', async () => {
  const magasin = coffre([CRL, FR, EU]);
  const deFrance = signataireDeListe('FR');
  const pointeurs = [{ territoire: 'FR', signataires: [deFrance.certificat] }];
  const services = [{ certificats: [QUALIFIEE.der], etats: [ACCORDE] as const }];
  const publies = {
    [EU.url]: listeSignee({ territoire: 'EU', pointeurs }, { signataire: signataireDeListe('EU') }),
    [FR.url]: listeSignee({ services }, { signataire: deFrance }),
    [CRL.url]: emettreCrl({ emetteur: QUALIFIEE }),
  };
  expect((await tourner(magasin, publies)).demandees).toEqual([FR.url, EU.url, CRL.url]);
  expect(await tourner(magasin, publies)).toEqual({
    demandees: [EU.url, FR.url, CRL.url],
    dites: ['deja-la', 'importe', 'importe'],
  });
});

test('no address, nothing asked', async () => {
  expect(await tourner(coffre([]), {})).toEqual({ demandees: [], dites: [] });
});
