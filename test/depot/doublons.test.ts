/** Names taken once for ever: NomFic, bordereaux, PJ. */
import { describe, expect, test } from 'vitest';
import { fluxDepot } from '../../functions/depot/cle.ts';
import { verifier } from '../../functions/verification/handler.ts';
import { sourceEnMemoire } from '../../functions/verification/source.ts';
import { verifierFichier } from '../../functions/verification/verifier.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { flux, remplacer } from '../format/flux.ts';
import { JEU } from '../jeu.ts';
import { plateformePassagere } from '../platform/dossier.ts';
import { adherer, deposer, dernierEvenement, evenements, JAMAIS, juge, lire } from './etapes.ts';
import { bordereau, pj, verdict, verdictAltere } from './exemples.ts';

describe('ce qui a déjà été transmis', () => {
  test('est rejeté à son niveau, en nommant le premier dépôt ; rejeté, il rend ses noms', async () => {
    const plateforme = plateformePassagere();
    await adherer(plateforme);
    const premier = await deposer(plateforme, 'a.xml');
    const rendu = verdict({ bordereaux: [bordereau('47'), bordereau('48')], pj: [pj('PJ1')] });
    await verifier({ ...plateforme, verifierObjet: juge(rendu, 'a.xml') })({ depotId: premier.depotId });

    const memeNom = await deposer(plateforme, 'b.xml');
    const b = verdict({ bordereaux: [bordereau('60')] });
    await verifier({ ...plateforme, verifierObjet: juge(b, 'b.xml') })({ depotId: memeNom.depotId });
    const acquitB = await dernierEvenement(plateforme, fluxDepot(memeNom.depotId));
    const texteB = await lire(plateforme, 'acquits', acquitB.data.objet);
    expect(texteB).toContain('de même NomFic');
    expect(texteB).toContain('a.xml');

    const autreNom = (nomFic: string) => ({
      version: '2',
      typFic: 'PESALR2',
      nomFic,
      lieu: null,
      emetteur: { sigle: 'E', adresse: 'A' },
      recepteur: null,
    });
    const c = await deposer(plateforme, 'c.xml');
    const rejoue = verdict({
      enveloppe: autreNom('C'),
      bordereaux: [bordereau('047'), bordereau('60')],
      pj: [pj('PJ1'), pj('PJ2')],
    });
    await verifier({ ...plateforme, verifierObjet: juge(rejoue, 'c.xml') })({ depotId: c.depotId });
    const { data } = (await plateforme.journal.read(fluxDepot(c.depotId))).events.find(
      ({ type }) => type === 'VerdictRendu',
    ) ?? {
      data: { objet: null },
    };
    expect(data).toMatchObject({
      verdict: 'partiel',
      bordereaux: { acceptes: 1, rejetes: 1 },
      pj: { acceptes: 1, rejetes: 1 },
    });
    const stocke: Verdict = JSON.parse(await lire(plateforme, 'verdicts', data.objet));
    expect(stocke.bordereaux.map(({ verdict: issue }) => issue)).toEqual(['rejete', 'accepte']);
    expect(stocke.anomalies.map(({ code }) => code)).toEqual(['DOUBLON_BORDEREAU_DEPOSE', 'DOUBLON_PJ_DEPOSEE']);
    expect(await evenements(plateforme, `mise/${c.depotId}/1`)).toEqual([]);
    expect(await evenements(plateforme, `mise/${c.depotId}/2`)).toEqual(['MiseADispositionDecidee']);
  });

  test('un fichier corrigé reprend le NomFic et les numéros de celui qui a été rejeté', async () => {
    const plateforme = plateformePassagere();
    await adherer(plateforme);
    const faux = await deposer(plateforme, 'faux.xml');
    await verifier({ ...plateforme, verifierObjet: juge(verdictAltere(), 'faux.xml') })({ depotId: faux.depotId });
    const corrige = await deposer(plateforme, 'corrige.xml');
    await verifier({ ...plateforme, verifierObjet: juge(verdict(), 'corrige.xml') })({ depotId: corrige.depotId });
    expect(await evenements(plateforme, `mise/${corrige.depotId}/1`)).toEqual(['MiseADispositionDecidee']);
  });

  test.each([
    ['un zéro', '0'],
    ['300 blancs', ' '.repeat(300)],
    ['300 zéros', '0'.repeat(300)],
  ])('un bordereau dont le numéro revient derrière %s est rejeté', async (_, avant) => {
    const plateforme = plateformePassagere();
    await adherer(plateforme);
    const rendus: Verdict[] = [];
    for (const [nom, ecrit] of [
      ['a', '47'],
      ['b', `${avant}47`],
    ] as const) {
      const nomme = remplacer(flux({ encodage: 'UTF-8' }), /NomFic V="[^"]*"/, `NomFic V="${nom}"`);
      const source = sourceEnMemoire(Buffer.from(remplacer(nomme, /(<IdBord V=)"47"/, `$1'${ecrit}'`)));
      const rendu = await verifierFichier(source, { recuLe: '2026-10-01T08:00:00.000Z', jeu: JEU });
      const { depotId } = await deposer(plateforme, nom);
      await verifier({ ...plateforme, verifierObjet: juge({ ...rendu, entete: verdict().entete }, nom) })({ depotId });
      const { events } = await plateforme.journal.read(fluxDepot(depotId));
      const rendue = events.find(({ type }) => type === 'VerdictRendu');
      rendus.push(JSON.parse(await lire(plateforme, 'verdicts', rendue?.data.objet)));
    }
    expect(rendus.map(({ anomalies }) => anomalies.map(({ code }) => code))).toEqual([
      [],
      ['DOUBLON_BORDEREAU_DEPOSE'],
    ]);
  });

  test('500 bordereaux et 2 000 PJ passent par lots, et se rendent par lots', async () => {
    const plateforme = plateformePassagere();
    await adherer(plateforme);
    const grand = verdict({
      signatures: [],
      infoDematerialisee: { depense: false, recette: null },
      bordereaux: Array.from({ length: 500 }, (_, n) => bordereau(`${n + 1}`)),
      pj: Array.from({ length: 2000 }, (_, n) => pj(`PJ${n}`)),
    });
    const { depotId } = await deposer(plateforme, 'grand.xml');
    await verifier({ ...plateforme, verifierObjet: juge(grand, 'grand.xml') })({ depotId });
    expect(await evenements(plateforme, `mise/${depotId}/500`)).toEqual(['MiseADispositionDecidee']);
    const encore = await deposer(plateforme, 'encore.xml');
    await verifier({ ...plateforme, verifierObjet: juge(grand, 'encore.xml') })({ depotId: encore.depotId });
    const { events } = await plateforme.journal.read(fluxDepot(encore.depotId));
    expect(events.find(({ type }) => type === 'VerdictRendu')?.data).toMatchObject({
      verdict: 'rejete',
      pj: { rejetes: 2000 },
    });
    expect(await plateforme.journal.outboxDue({ sentBefore: JAMAIS, limit: 1000 })).toHaveLength(500);
  }, 60_000);
});
