/** Money and statements that come by signed files: to the cent, and in the name of who may. */
import { describe, expect, it } from 'vitest';
import { ventiler } from '../../../functions/pca/argent/compte.ts';
import { CHIFFRES_NULS } from '../../../functions/pca/etat-recapitulatif/calculer.ts';
import { deposerEtatSchema } from '../../../schemas/messages/pca/etat-recapitulatif.ts';
import { annoncerReversementSchema, encaisserReversementSchema } from '../../../schemas/messages/pca/reversement.ts';
import { PDF } from '../departement.ts';
import { AUTRE_ETUDE, CONTRAT, ETUDE, etude, GROUPEMENT, MANDATAIRE, POSTE } from '../exemples.ts';
import { ALLER, RETOUR, rediger, signer } from '../fichier/redige.ts';
import { type Comptoir, comptoir, inscrire, JOUR } from './comptoir.ts';
import { A_L_ETUDE, AU_COMPTABLE, aller, demande, retour, signeLe, versement } from './fichiers.ts';

describe('money and statements by a file of the étude', () => {
  const IBAN = 'FR7630006000011234567890189';
  const montant = 30_000;
  const resultats = async (c: Comptoir, depotId: string) => {
    const traites = (await c.evenements(depotId)).find(({ type }) => type === 'MessagesTraites');
    return traites?.type === 'MessagesTraites'
      ? traites.data.resultats.map(({ issue, refus }) => refus?.code ?? issue)
      : [];
  };

  it('a reversement announced in one file is paid in by another of the comptable, to the cent', async () => {
    const c = await comptoir();
    const compte = { type: 'CompteDeclare', message: { id: 'compte' }, etude: ETUDE, iban: IBAN, declareLe: JOUR };
    const confirmation = { contenu: PDF };
    expect(await c.tenir({ ...compte, depuis: JOUR, confirmation }, MANDATAIRE)).toMatchObject({ ok: true });
    await c.deposer(`${AU_COMPTABLE}/demandes.xml`, await aller(demande('D-1')));
    await c.expedier();
    await c.accuser(`pca.${POSTE}.D-1.1`);
    const annonce = {
      ...{ message: { id: 'rev-1' }, reversement: 'R-1', poste: POSTE, ordonneLe: JOUR, mode: 'virement', iban: IBAN },
      ...{ total: montant, lignes: [{ dossier: 'D-1', mouvement: 'v-1', montant }] },
    };
    const depot = await c.deposer(`${A_L_ETUDE}/versement.xml`, await retour(versement('D-1', 'v-1')));
    expect(await resultats(c, depot)).toEqual(['fait']);
    const annonces = await retour({ genre: 'annoncer', input: annoncerReversementSchema.parse(annonce) });
    expect(await resultats(c, await c.deposer(`${A_L_ETUDE}/reversement.xml`, annonces))).toEqual(['fait']);
    const input = encaisserReversementSchema.parse({
      ...{ message: { id: 'enc-1' }, etude: ETUDE, reversement: 'R-1', encaisseLe: JOUR, montant },
    });
    const fichier = {
      ...ALLER,
      date: JOUR,
      nomFic: 'ENC-1',
      etude: ETUDE,
      messages: [{ genre: 'encaisser' as const, input }],
    };
    const encaisse = await c.deposer(`${AU_COMPTABLE}/enc.xml`, await signer(rediger(fichier), signeLe));
    expect(await resultats(c, encaisse)).toEqual(['fait']);
    const { compte: tenu } = await c.lire('D-1');
    expect(ventiler(tenu)).toMatchObject({ entre: montant, reverse: montant });
  });

  const declarer = async (c: Comptoir, de: string, etudeDite: string) => {
    const etat = { contrat: CONTRAT, etude: etudeDite, poste: POSTE, famille: 'produits-locaux', trimestre: '2026-T3' };
    const input = deposerEtatSchema.parse({ message: { id: `etat-${de}` }, etat, declare: CHIFFRES_NULS });
    const fichier = {
      ...RETOUR,
      date: JOUR,
      etude: etudeDite,
      nomFic: `E-${de}`,
      messages: [{ genre: 'deposer' as const, input }],
    };
    return c.deposer(`etudes/${de}/etat.xml`, await signer(rediger(fichier), signeLe));
  };

  it('a statement is handed in by the étude, by the mandataire of the groupement for it, and by no other', async () => {
    const c = await comptoir();
    await inscrire(c, etude(AUTRE_ETUDE));
    expect(await resultats(c, await declarer(c, ETUDE, ETUDE))).toEqual(['fait']);
    // Habilité for the groupement, or as the étude that its DC1 names: one voice.
    expect(await resultats(c, await declarer(c, GROUPEMENT, AUTRE_ETUDE))).toEqual(['fait']);
    const etats = (await c.journal.read(`etat/${AUTRE_ETUDE}-${POSTE}-produits-locaux-2026-T3`)).events;
    expect(etats[0]?.data).toMatchObject({ message: { par: { role: 'mandataire', siret: ETUDE } }, ecarts: 0 });
    expect(await resultats(c, await declarer(c, AUTRE_ETUDE, ETUDE))).toEqual(['AUTRE_ETUDE']);
  });
});
