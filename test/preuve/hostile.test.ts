/** What a hostile reader of proofs tried, and must not get. */
import { describe, expect, test } from 'vitest';
import { presenterPreuve } from '../../bin/preuve-lisible.ts';
import { suspendre } from '../../functions/adhesion/handler.ts';
import { type Json, jcs } from '../../functions/journal/evenement.ts';
import { pieceDe } from '../../functions/preuve/piece.ts';
import { empreinte } from '../../functions/preuve/sceau.ts';
import { COMMUNE } from '../../infra/embedded/demonstration/registre.ts';
import type { Plateforme } from '../depot/etapes.ts';
import { autorite, emettreCrl } from '../signature/chemin/autorites.ts';
import * as ext from '../signature/chemin/extensions.ts';
import { contenusDe, type Faite, oter, refaireTout } from './faussaire.ts';
import { horodateur, jetonDe, RACINE, serviceDHorodatage } from './horodateur.ts';
import {
  AUTORITES,
  flux,
  parcourir,
  plateformeAvecRegistre,
  preuveDe,
  refaire,
  sceller5Minutes,
  verifierOctets,
  zipDe,
} from './preuve-eprouvee.ts';

const { siret, poste } = COMMUNE;
const comptable = { role: 'comptable', id: 'hab-1', codique: poste.codique } as const;
const refusee = (phrase: RegExp) => ({ intacte: false, phrase: expect.stringMatching(phrase) });

async function rejeter(plateforme: Plateforme, depotId: string) {
  const stream = `mise/${depotId}/1`;
  const { seq } = await plateforme.journal.read(stream);
  const data = { par: poste.codique, motif: 'liquidation fausse' };
  const events = [{ type: 'RejeteParLeComptable', v: 1, data }];
  expect((await plateforme.journal.append({ stream, expected: seq, events, at: plateforme.horloge.now() })).ok).toBe(
    true,
  );
}

/** Handed over, then rejected under an adhésion that was suspended meanwhile. */
async function fabriquer() {
  const plateforme = await plateformeAvecRegistre();
  const depotId = await parcourir(plateforme, 'pes.xml', await flux(1));
  await sceller5Minutes(plateforme);
  const acte = { siret, motif: 'alterations-graves', raison: 'signatures falsifiées', document: null } as const;
  await suspendre(plateforme)({ ...acte, decidePar: comptable, saisiPar: comptable });
  plateforme.avancer(10);
  await rejeter(plateforme, depotId);
  await sceller5Minutes(plateforme);
  const { pieces, jour } = await preuveDe(plateforme, depotId);
  const lues = [...(await contenusDe(pieces))].map(([nom, contenu]) => pieceDe(nom, contenu));
  return { depotId, faite: { pieces: lues, jour }, zip: await zipDe(plateforme, depotId) };
}
let fabriquee: ReturnType<typeof fabriquer> | undefined;
const faite = () => {
  fabriquee ??= fabriquer();
  return fabriquee;
};

describe('an outsider', () => {
  test('is told the state and its seal', async () => {
    const resultat = await verifierOctets((await faite()).zip, AUTORITES);
    expect(resultat).toMatchObject({ intacte: true, etat: { sceau: { n: 2 }, adhesion: 'suspendue' } });
    expect(presenterPreuve('p.zip', resultat)).toMatch(
      /au sceau n° 2 du .* ; livraison 1 : rejetée ; livraison 2 : .* ; adhésion : suspendue/,
    );
  });

  test.each([
    ['a rejection', (type: string) => type !== 'RejeteParLeComptable'],
    ['a suspension', (type: string) => type !== 'SuspensionPrononcee'],
    ['both', (type: string) => type !== 'RejeteParLeComptable' && type !== 'SuspensionPrononcee'],
  ])('cannot take away %s', async (_, garder) => {
    const zip = await oter((await faite()).faite, ({ type }) => garder(type));
    expect(await verifierOctets(zip, AUTORITES)).toMatchObject(refusee(/manquent/));
  });

  test('cannot take away the deliveries or the adhésion as a whole', async () => {
    for (const famille of ['mise/', 'adhesion/']) {
      const zip = await oter((await faite()).faite, ({ stream }) => !stream.startsWith(famille));
      expect(await verifierOctets(zip, AUTORITES)).toMatchObject(refusee(/manquent/));
    }
  });

  test('who shows an older state shows it as older', async () => {
    const { faite: preuve } = await faite();
    const apres = ['RejeteParLeComptable', 'SuspensionPrononcee'];
    const zip = await oter(preuve, ({ type, seq }) => !apres.includes(type) && !(type === 'DossierArrete' && seq > 2));
    const resultat = await verifierOctets(zip, AUTORITES);
    expect(resultat).toMatchObject({ intacte: true, etat: { sceau: { n: 1 }, adhesion: 'active' } });
  });

  test('cannot write another LISEZMOI', async () => {
    const { pieces, jour } = (await faite()).faite;
    const zip = await refaire(pieces, jour, (nom, contenu) =>
      nom === 'LISEZMOI.txt' ? Buffer.from(contenu.toString().replace('accepté', 'rejeté')) : contenu,
    );
    expect(await verifierOctets(zip, AUTORITES)).toMatchObject(refusee(/LISEZMOI/));
  });
});

describe('a hostile archive is refused in a sentence:', () => {
  test('a token whose key is of no kind', async () => {
    const { pieces, jour } = (await faite()).faite;
    const contenus = await contenusDe(pieces);
    const signataire = horodateur();
    const der = Buffer.from(signataire.der);
    der[der.lastIndexOf(Buffer.from('06092a864886f70d010101', 'hex')) + 10] = 0x63;
    const sha256 = empreinte(contenus.get('sceaux/000000000001.json')!);
    const zip = await refaire(pieces, jour, (nom, contenu) =>
      nom === 'sceaux/000000000001.tsr' ? jetonDe({ sha256, signataire: { ...signataire, der } }) : contenu,
    );
    expect(await verifierOctets(zip, AUTORITES)).toMatchObject(refusee(/jeton/));
  });

  const surDepot = (data: object, at?: string) => (preuve: Faite) =>
    refaireTout(preuve, (e) => (e.type === 'DepotRecu' ? { ...e, at: at ?? e.at, data: { ...e.data, ...data } } : e));
  test.each<[string, (preuve: Faite) => Promise<Buffer>, RegExp]>([
    ['a day that does not exist', surDepot({ recuLe: '2026-99-99T99:99:99.999Z' }, '2026-99-99T99:99:99.999Z'), /date/],
    ['a reception before its own event', surDepot({ recuLe: '2016-11-02T08:00:00.000Z' }), /réception/],
    [
      'events that go back in time',
      (preuve) =>
        refaireTout(preuve, (e) => (e.type === 'ReceptionConfirmee' ? { ...e, at: '2001-01-01T00:00:00.000Z' } : e)),
      /daté d’avant/,
    ],
    [
      'a delivery taken in charge and never decided',
      (preuve) => refaireTout(preuve, (e) => (e.type === 'MiseADispositionDecidee' ? null : e)),
      /livraison/,
    ],
    [
      'an adhésion without its acts',
      (preuve) => refaireTout(preuve, (e) => (e.stream.startsWith('adhesion/') ? null : e)),
      /adhésion/,
    ],
    [
      'a purge in place of what the verdict was founded on',
      (preuve) =>
        refaireTout(preuve, (e) => {
          const purgees = [{ genre: 'acquit', sha256: '0'.repeat(64), terme: '2036-12-31' }];
          return e.type === 'PiecesConservees'
            ? { ...e, type: 'DonneesPurgees', data: { retention: 'x', purgees } }
            : e;
        }),
      /fondé/,
    ],
  ])('%s', async (_, fabriquerFausse, phrase) => {
    expect(await verifierOctets(await fabriquerFausse((await faite()).faite))).toMatchObject(refusee(phrase));
  });

  test('written again by its operator and told as it was, it is his word: intact, and dated by no one', async () => {
    const zip = await refaireTout((await faite()).faite, (e) => e);
    expect(await verifierOctets(zip, AUTORITES)).toMatchObject({ intacte: true, existaitLe: null });
  });

  test('an answer put under the rules of another version is told as not made again', async () => {
    const { faite: preuve } = await faite();
    const verdict = JSON.parse((await contenusDe(preuve.pieces)).get('verdict.json')!.toString()) as Record<
      string,
      Json
    >;
    const autre = Buffer.from(jcs({ ...verdict, regles: 'pes-2025.1' }));
    const dire = (lisezMoi: Buffer) => Buffer.from(lisezMoi.toString().replace(/règles [^)]+\)/, 'règles pes-2025.1)'));
    const [sha256, acquit] = [empreinte(autre), Buffer.from('<PES_ACQUIT/>')];
    const zip = await refaireTout(
      preuve,
      (e) => {
        const { objet: ancien } = e.data;
        const objet = (nouveau: string) => ({ ...Object(ancien), sha256: nouveau });
        if (e.type === 'VerdictRendu') return { ...e, data: { ...e.data, regles: 'pes-2025.1', objet: objet(sha256) } };
        if (e.type === 'AcquitEmis') return { ...e, data: { ...e.data, objet: objet(empreinte(acquit)) } };
        return e.type === 'PiecesConservees' ? { ...e, data: { ...e.data, verdict: sha256 } } : e;
      },
      (nom, contenu) =>
        ({ 'acquit.xml': acquit, 'verdict.json': autre, 'LISEZMOI.txt': dire(contenu) })[nom] ?? contenu,
    );
    const resultat = await verifierOctets(zip);
    expect(resultat).toMatchObject({ intacte: true, acquitRefait: false, nonRejuge: expect.stringMatching(/règles/) });
    expect(presenterPreuve('p.zip', resultat)).toContain('Acquit       non refait');
  });

  test('a trust store whose services are none', async () => {
    const { faite: preuve } = await faite();
    const magasin = JSON.parse((await contenusDe(preuve.pieces)).get('confiance/magasin.json')!.toString()) as {
      ancres: object[];
    };
    const faux = Buffer.from(
      JSON.stringify({ ...magasin, ancres: magasin.ancres.map((a) => ({ ...a, service: {} })) }),
    );
    const zip = await refaireTout(
      preuve,
      (e) =>
        e.type === 'PiecesConservees'
          ? { ...e, data: { ...e.data, magasin: { key: 'x', version: 'x', sha256: empreinte(faux) } } }
          : e,
      (nom, contenu) => (nom === 'confiance/magasin.json' ? faux : contenu),
    );
    expect(await verifierOctets(zip)).toMatchObject(refusee(/magasin/));
  });
});

describe('a time-stamp', () => {
  const LISTE = { emetteur: RACINE, du: '2026-12-02T00:00:00Z', au: '2030-01-01T00:00:00Z', numero: 9 } as const;
  test.each<[string, number | undefined, string, boolean]>([
    ['for a key in other hands', 1, '2026-12-01T00:00:00Z', false],
    ['without a reason', undefined, '2026-12-01T00:00:00Z', false],
    ['because it was replaced', 4, '2026-12-01T00:00:00Z', true],
    ['because it was replaced, before it dated', 4, '2026-10-28T00:00:00Z', false],
  ])('of a service revoked since %s', async (_, raison, depuis, cru) => {
    const plateforme = await plateformeAvecRegistre();
    const depotId = await parcourir(plateforme, 'pes.xml', Buffer.from('<a/>'));
    const tsa = horodateur();
    await sceller5Minutes(plateforme, serviceDHorodatage({ signataire: tsa }, plateforme.horloge));
    const vieille = emettreCrl({ emetteur: RACINE, du: '2026-10-25T00:00:00Z', au: '2026-11-25T00:00:00Z', numero: 3 });
    const crl = emettreCrl({ ...LISTE, revoques: [[tsa.serie, raison, [], depuis]] });
    const resultat = await verifierOctets(await zipDe(plateforme, depotId), { ...AUTORITES, crls: [vieille, crl] });
    expect(resultat).toMatchObject({ intacte: true, existaitLe: cru ? '2026-11-02T08:05:00.000Z' : null });
  });

  const eku = ext.usagesEtendus(['1.3.6.1.5.5.7.3.8'], true);
  test.each([
    ['dated long before', { date: '1999-01-01T00:00:00Z' }],
    ['dated long after', { date: '2039-01-01T00:00:00Z' }],
    ['of a certificate that signs lists', { signataire: horodateur({ extensions: [ext.usages('crlSign'), eku] }) }],
    ['of an authority', { signataire: horodateur({ extensions: [ext.AUTORITE(), ext.usages('signature'), eku] }) }],
    ['of a certificate for nothing', { signataire: horodateur({ emetteur: autorite('Autre'), extensions: [] }) }],
  ])('%s is not recorded, and is asked for again', async (_, plus) => {
    const plateforme = await plateformeAvecRegistre();
    await expect(sceller5Minutes(plateforme, serviceDHorodatage(plus, plateforme.horloge))).rejects.toThrow(
      /Sceau n° 1/,
    );
    await sceller5Minutes(plateforme);
    const { events } = await plateforme.journal.read('sceau/1');
    expect(events.map(({ type }) => type)).toEqual(['SceauPose', 'HorodatageObtenu']);
  });

  test('dates each group of events by itself', async () => {
    const plateforme = await plateformeAvecRegistre();
    const depotId = await parcourir(plateforme, 'pes.xml', await flux(1));
    await sceller5Minutes(plateforme);
    plateforme.avancer(400 * 86_400);
    await rejeter(plateforme, depotId);
    const muet = serviceDHorodatage();
    muet.enPanne = true;
    await expect(sceller5Minutes(plateforme, muet)).rejects.toThrow();
    const resultat = await verifierOctets(await zipDe(plateforme, depotId), AUTORITES);
    const date = '2026-11-02T08:05:00.000Z';
    expect(resultat).toMatchObject({ existait: { depot: date, livraisons: null, adhesion: date, pieces: date } });
    expect(presenterPreuve('p.zip', resultat)).toContain('les livraisons : aucune date établie');
  });
});
