/** The answer to each message of a file (K2): what it says was done is what this file did, whoever died meanwhile. */
import { describe, expect, it } from 'vitest';
import { CHIFFRES_NULS } from '../../../functions/pca/etat-recapitulatif/calculer.ts';
import type { MessagePca } from '../../../functions/pca/fichier/message.ts';
import { annoncerReversement, encaisserReversement } from '../../../functions/pca/reversement/handler.ts';
import type { Journal } from '../../../functions/platform/ports.ts';
import { deposerEtatSchema } from '../../../schemas/messages/pca/etat-recapitulatif.ts';
import { annoncerReversementSchema, encaisserReversementSchema } from '../../../schemas/messages/pca/reversement.ts';
import { PDF, qui } from '../departement.ts';
import { COMPTABLE, CONTRAT, ETUDE, etude, MANDATAIRE, POSTE } from '../exemples.ts';
import { type Comptoir, comptoir, JOUR } from './comptoir.ts';
import { A_L_ETUDE, AU_COMPTABLE, acte, aLEtude, aller, demande, retour, versement } from './fichiers.ts';

const IBAN = 'FR7630006000011234567890189';

const DEMANDE = demande('D-1');
const A_LA_MAIN = versement('D-1', 'v-0');
const annonce = (id: string, reversement: string, mouvement: string) => ({
  genre: 'annoncer' as const,
  input: annoncerReversementSchema.parse({
    ...{ message: { id }, reversement, poste: POSTE, ordonneLe: JOUR, mode: 'virement', iban: IBAN, total: 1_000 },
    lignes: [{ dossier: 'D-2', mouvement, montant: 1_000 }],
  }),
});
const paye = (numero: string, mouvement: string, montant: number, id = mouvement) =>
  acte(numero, {
    ...{ message: { id }, type: 'VersementRecu', mouvement, mode: 'virement', recuLe: JOUR, montant },
  });

const encaisse = (id: string, reversement: string) => ({
  genre: 'encaisser' as const,
  input: encaisserReversementSchema.parse({
    ...{ message: { id }, etude: ETUDE, reversement, encaisseLe: JOUR, montant: 1_000 },
  }),
});
const REVERSE = annonce('rev-1', 'R-1', 'w-1');
const inputDe = (message: MessagePca): object => message.input;

/** Two dossiers that the étude has, payments, an account, transfers: told by people, not by a file. */
async function prepare(): Promise<Comptoir> {
  const c = await comptoir();
  const compte = { type: 'CompteDeclare', message: { id: 'compte' }, etude: ETUDE, iban: IBAN, declareLe: JOUR };
  const faits: { readonly ok: boolean }[] = [
    await c.tenir({ ...compte, depuis: JOUR, confirmation: { contenu: PDF } }, MANDATAIRE),
  ];
  for (const une of [DEMANDE, demande('D-2')]) faits.push(await c.confier(inputDe(une)));
  await c.expedier();
  for (const numero of ['D-1', 'D-2']) faits.push(await c.accuser(`pca.${POSTE}.${numero}.1`));
  faits.push(await c.agir('D-1', etude(), inputDe(A_LA_MAIN)));
  for (const v of ['w-0', 'w-1', 'w-2']) faits.push(await c.agir('D-2', etude(), inputDe(paye('D-2', v, 1_000))));
  for (const une of [annonce('rev-0', 'R-0', 'w-0'), REVERSE])
    faits.push(await annoncerReversement(c.needs)(qui(etude()), inputDe(une)));
  faits.push(await encaisserReversement(c.needs)(qui(COMPTABLE), inputDe(encaisse('enc-0', 'R-0'))));
  expect(faits.filter(({ ok }) => !ok)).toEqual([]);
  return c;
}

/** The `restent`th append from there is never made. */
function mourant(journal: Journal, restent: number): Journal {
  let reste = restent;
  return {
    read: (stream) => journal.read(stream),
    holders: (keys) => journal.holders(keys),
    outboxDue: (options) => journal.outboxDue(options),
    echeancesDues: (options) => journal.echeancesDues(options),
    append: async (append) => {
      reste -= 1;
      if (reste === 0) throw new Error('killed');
      return journal.append(append);
    },
  };
}

/** What the file is answered; `mort`: at which append its first handling dies, and whether it did. */
async function accuse(key: string, fichier: Uint8Array, mort: number) {
  const c = await prepare();
  const depotId = await c.recevoirSeulement(key, fichier);
  const tue = await c.verifier(depotId, mourant(c.journal, mort)).then(
    () => false,
    () => true,
  );
  await c.verifier(depotId);
  return { tue, xml: await c.reponse(depotId, 'AccuseMetierEmis') };
}

const etatsDe = (xml: string) => [...xml.matchAll(/<Etat V="(\w+)"/g)].map(([, etat]) => etat);
const codesDe = (xml: string) => [...xml.matchAll(/<Code V="(\w+)"/g)].map(([, code]) => code);

const FAIT = 'PRIS_EN_CHARGE';
const DEJA = 'SANS_OBJET';
const NON = 'REJETE';

const nouvelle = demande('D-3');
const rejet = { type: 'MouvementRejete', mouvement: 'v-1', rejeteLe: JOUR };
const etat = {
  genre: 'deposer' as const,
  input: deposerEtatSchema.parse({
    ...{ message: { id: 'etat-1' }, declare: CHIFFRES_NULS },
    etat: { contrat: CONTRAT, etude: ETUDE, poste: POSTE, famille: 'produits-locaux', trimestre: '2026-T3' },
  }),
};
const prolongation = acte('D-1', { type: 'PhaseProlongee', survenuLe: JOUR, terme: '2027-02-01', motif: 'autre' });

describe('the answer to each message is the same, wherever whoever deals with the file dies', () => {
  it.each([
    ['demandes', AU_COMPTABLE, aller, [nouvelle, DEMANDE], [FAIT, DEJA], []],
    [
      'the follow-up of the étude: a payment that fails before it is told is refused, and stays so',
      ...([A_L_ETUDE, retour] as const),
      [acte('D-1', { message: { id: 'rejet-1' }, ...rejet }), paye('D-1', 'v-1', 1_500), A_LA_MAIN],
      [NON, FAIT, DEJA],
      ['MOUVEMENT_INCONNU'],
    ],
    [
      'the follow-up of the comptable, with what came in',
      ...([AU_COMPTABLE, aLEtude] as const),
      [encaisse('enc-1', 'R-1'), prolongation, encaisse('enc-0', 'R-0')],
      [FAIT, FAIT, DEJA],
      [],
    ],
    ['transfers', A_L_ETUDE, retour, [annonce('rev-2', 'R-2', 'w-2'), REVERSE], [FAIT, DEJA], []],
    ['a statement', A_L_ETUDE, retour, [etat], [FAIT], []],
  ] as const)('%s', async (nom, qui, signe, messages, etats, codes) => {
    const fichier = await signe(...messages);
    const key = `${qui}/${nom.slice(0, 8).trim()}.xml`;
    const { xml } = await accuse(key, fichier, Number.POSITIVE_INFINITY);
    expect(etatsDe(xml)).toEqual(etats);
    expect(codesDe(xml)).toEqual(codes);
    let morts = 0;
    for (let mort = 1; ; mort += 1) {
      const repris = await accuse(key, fichier, mort);
      if (!repris.tue) break;
      expect(repris.xml, `killed at append ${mort}`).toBe(xml);
      morts = mort;
    }
    // The reception is made before; every message that changes something, its trace and the answer are appends.
    expect(morts).toBeGreaterThan(etats.filter((un) => un === FAIT).length + 2);
  });
});
