/** The quick part of `npm run annee`: a quarter of the year, or three in the long runs, through the real handlers, then audited. */
import { expect, test } from 'vitest';
import { enLong } from '../../en-long.ts';
import { auditer } from './auditer.ts';
import { dossierEphemere } from './dossier-ephemere.ts';
import { Annee } from './simuler.ts';

test('une année d’un département ne perd pas un centime, ne manque aucun délai, et ses états sont les mêmes des deux côtés', async () => {
  const { chemin, detruire } = dossierEphemere();
  const annee = new Annee(chemin, enLong(60, 28), { fin: process.env.PASSERELLE_LONG ? '2026-07-10' : '2026-04-10' });
  try {
    await annee.jouer();
    const { ecarts, figures } = await auditer(annee);
    expect(ecarts).toEqual([]);
    expect(figures.dossiers).toBeGreaterThan(enLong(25, 5));
    expect(figures.termes).toBeGreaterThan(enLong(5, 0));
    expect(figures.etats).toBe(enLong(60, 30));
    expect(figures.reverse).toBeGreaterThan(0);
  } finally {
    annee.fermer();
    detruire();
  }
}, 60_000);
