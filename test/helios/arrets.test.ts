/** Every crash point of an answer's journey, one by one: after a retry, nothing shows it. */
import { expect, test } from 'vitest';
import { depotIdDe, fluxDepot } from '../../functions/depot/cle.ts';
import { recevoir } from '../../functions/depot/handler.ts';
import { cleDAttente } from '../../functions/helios/nom.ts';
import { tenants } from '../../functions/helios/rangs.ts';
import { expedier } from '../../functions/mise-a-disposition/expedition.ts';
import { verifier } from '../../functions/verification/handler.ts';
import { sourceEnMemoire } from '../../functions/verification/source.ts';
import { verifierFichier } from '../../functions/verification/verifier.ts';
import { adherer, deposer, evenements, JAMAIS, juge } from '../depot/etapes.ts';
import { CODIQUE, verdict } from '../depot/exemples.ts';
import { type Compteur, fragile, type Moment, Plantage } from '../depot/plantage.ts';
import { JEU } from '../jeu.ts';
import { plateformeEnMemoire } from '../platform/dossier.ts';
import { toutAccepte } from './guichet-du-comptable.ts';

const ACQUIT = toutAccepte(verdict());
const JUGER = async (_: unknown, instants: { readonly recuLe: string }) =>
  verifierFichier(sourceEnMemoire(ACQUIT), { ...instants, jeu: JEU });

async function recevoirUnFlux() {
  const plateforme = plateformeEnMemoire();
  await adherer(plateforme);
  const { depotId } = await deposer(plateforme, 'pes.xml');
  await verifier({ ...plateforme, verifierObjet: juge(verdict(), 'pes.xml') })({ depotId });
  await expedier(plateforme);
  plateforme.avancer(60);
  return { plateforme, flux: depotId };
}

async function deposerLaReponse({ objets }: ReturnType<typeof plateformeEnMemoire>, nom = 'acquit.xml') {
  const { ref, sha256, size } = await objets.put('depot', `comptables/${CODIQUE}/${nom}`, [ACQUIT]);
  return { bucket: 'depot' as const, key: ref.key, version: ref.version, sha256, size };
}

async function repondre(k: number | null, moment: Moment) {
  const { plateforme, flux } = await recevoirUnFlux();
  const message = await deposerLaReponse(plateforme);
  const compteur: Compteur = { appels: 0, trace: [] };
  const besoins = {
    horloge: plateforme.horloge,
    journal: fragile('journal', plateforme.journal, compteur, k, moment),
    objets: fragile('objets', plateforme.objets, compteur, k, moment),
  };
  const tout = async () => {
    const recu = await recevoir(besoins)(message);
    if (!recu.ok) throw new Error(recu.refus.phrase);
    await verifier({ ...besoins, verifierObjet: JUGER })({ depotId: recu.accuse.depotId });
  };
  await tout().catch(async (erreur: unknown) => {
    if (!(erreur instanceof Plantage)) throw erreur;
    if ((await plateforme.journal.read(fluxDepot(depotIdDe(message)))).seq > 0) plateforme.avancer(3600);
    await tout();
  });
  const [rattachee] = (await plateforme.journal.read(fluxDepot(flux))).events.slice(-1);
  return {
    compteur,
    constat: {
      reponse: await evenements(plateforme, fluxDepot(depotIdDe(message))),
      flux: await evenements(plateforme, fluxDepot(flux)),
      rattachee: rattachee?.data,
      outbox: (await plateforme.journal.outboxDue({ sentBefore: JAMAIS, limit: 10 })).map(({ id }) => id),
    },
  };
}

test.each(['avant', 'apres'] as const)(
  'arrêt brutal %s chaque appel : un rattachement, une réponse, rien en attente',
  async (moment) => {
    const temoin = await repondre(null, moment);
    expect(temoin.constat).toMatchObject({
      reponse: ['DepotRecu', 'VerdictRendu', 'AcquitEmis'],
      flux: ['DepotRecu', 'SignatureVerifiee', 'VerdictRendu', 'AcquitEmis', 'RetourHeliosRattache'],
      rattachee: { nature: 'PES_ACQUIT', etat: 'accepte' },
      outbox: [],
    });
    for (let k = 1; k <= temoin.compteur.appels; k += 1) {
      const { constat, compteur } = await repondre(k, moment);
      // The attachment is of the reception, not of the retry: only what was never recorded is dated anew.
      expect
        .soft({ ...constat, rattachee: null }, compteur.trace[k - 1])
        .toEqual({ ...temoin.constat, rattachee: null });
      expect.soft(constat.rattachee, compteur.trace[k - 1]).toMatchObject({ etat: 'accepte', par: CODIQUE });
    }
  },
  120_000,
);

/** The flow that an answer waits for, judged with a crash before the k-th call: after the one that precedes it. */
async function accueillir(k: number | null) {
  const plateforme = plateformeEnMemoire();
  await adherer(plateforme);
  const message = await deposerLaReponse(plateforme);
  await recevoir(plateforme)(message);
  await verifier({ ...plateforme, verifierObjet: JUGER })({ depotId: depotIdDe(message) });
  plateforme.avancer(60);
  const { depotId } = await deposer(plateforme, 'pes.xml');
  const compteur: Compteur = { appels: 0, trace: [] };
  const besoins = {
    horloge: plateforme.horloge,
    journal: fragile('journal', plateforme.journal, compteur, k, 'avant'),
    objets: fragile('objets', plateforme.objets, compteur, k, 'avant'),
  };
  const juger = () => verifier({ ...besoins, verifierObjet: juge(verdict(), 'pes.xml') })({ depotId });
  await juger().catch(async (erreur: unknown) => {
    if (!(erreur instanceof Plantage)) throw erreur;
    await juger();
  });
  const attente = cleDAttente(verdict(), CODIQUE);
  const constat = {
    reponse: await evenements(plateforme, fluxDepot(depotIdDe(message))),
    flux: await evenements(plateforme, fluxDepot(depotId)),
    attendent: attente === null ? null : await tenants(plateforme.journal, attente),
  };
  return { compteur, constat };
}

test('arrêt brutal à chaque appel du flux qu’une réponse attend : elle lui est rattachée une fois, et n’attend plus', async () => {
  const temoin = await accueillir(null);
  expect(temoin.constat).toEqual({
    reponse: ['DepotRecu', 'VerdictRendu', 'AcquitEmis'],
    flux: ['DepotRecu', 'SignatureVerifiee', 'VerdictRendu', 'RetourHeliosRattache', 'AcquitEmis'],
    attendent: [],
  });
  for (let k = 1; k <= temoin.compteur.appels; k += 1) {
    const { constat, compteur } = await accueillir(k);
    expect.soft(constat, compteur.trace[k - 1]).toEqual(temoin.constat);
  }
}, 120_000);

test('trois traitements entrelacés, et la même réponse sous deux noms : un seul rattachement', async () => {
  const { plateforme, flux } = await recevoirUnFlux();
  const ids = [];
  for (const nom of ['a.xml', 'b.xml']) {
    const message = await deposerLaReponse(plateforme, nom);
    await recevoir(plateforme)(message);
    ids.push(depotIdDe(message));
  }
  const traiter = verifier({ ...plateforme, verifierObjet: JUGER });
  await Promise.all([...ids, ...ids, ...ids].map((depotId) => traiter({ depotId })));
  expect(
    (await evenements(plateforme, fluxDepot(flux))).filter((type) => type === 'RetourHeliosRattache'),
  ).toHaveLength(1);
  for (const depotId of ids) expect((await evenements(plateforme, fluxDepot(depotId))).at(-1)).toBe('AcquitEmis');
});
