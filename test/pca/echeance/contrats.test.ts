/** The dates of contracts, and the statements that they expect. */
import { describe, expect, test } from 'vitest';
import { CHIFFRES_NULS } from '../../../functions/pca/etat-recapitulatif/calculer.ts';
import { brefs, cle, monde } from '../argent-et-horloge.ts';
import { demandeEnClair, nouveau, PDF, recu } from '../departement.ts';
import { AUTRE_ETUDE, ETUDE, POSTE } from '../exemples.ts';

const ETUDE_ = `etude-${ETUDE}`;
const COMPTABLE_ = `comptable-${POSTE}`;

describe('les délais du contrat', () => {
  test('l’état du trimestre est rappelé cinq jours avant, le 5, et dit en retard le 6 à tous ; déposé, il ne l’est plus', async () => {
    const { d, passer, dits, deposer } = await monde();
    const parJour = async (jour: string, qui: string) => {
      d.au(jour);
      await passer();
      return brefs(await dits(qui), 'etat-recapitulatif').filter((bref) => bref.endsWith('04-05')).length;
    };
    // Two familles of one poste.
    expect(await parJour('2026-03-31', ETUDE_)).toBe(2);
    d.au('2026-04-02');
    await deposer(cle('2026-T1'), CHIFFRES_NULS);
    expect(await parJour('2026-04-05', ETUDE_)).toBe(1);
    expect(await parJour('2026-04-06', ETUDE_)).toBe(1);
    expect(await parJour('2026-04-06', `etude-${AUTRE_ETUDE}`)).toBe(2);
    expect(await parJour('2026-04-06', 'ddfip-52')).toBe(3);
    expect(await parJour('2026-04-06', COMPTABLE_)).toBe(3);
    expect(await parJour('2026-04-07', 'ddfip-52')).toBe(0);
  });

  test('anniversaire, fin et mise en demeure sont rappelés à la DDFiP', async () => {
    const { d, passer, dits } = await monde('2026-01-12');
    const dit = async (jour: string, regle: string) => {
      d.au(jour);
      await passer();
      return brefs(await dits('ddfip-52'), regle);
    };
    expect(await dit('2026-01-30', 'anniversaire-du-contrat')).toEqual(['bientot 2026-03-01']);
    expect(await dit('2026-03-01', 'anniversaire-du-contrat')).toEqual(['due 2026-03-01']);
    d.au('2026-05-15');
    const demeure = { type: 'ContratMisEnDemeure', message: nouveau(), le: '2026-05-15', document: { contenu: PDF } };
    expect(await d.tenir(demeure)).toMatchObject({ ok: true });
    expect(await dit('2026-07-01', 'fin-de-mise-en-demeure')).toEqual(['bientot 2026-07-15']);
    expect(await dit('2026-07-16', 'fin-de-mise-en-demeure')).toEqual(['en-retard 2026-07-15']);
    expect(await dit('2026-12-01', 'fin-du-contrat')).toEqual(['bientot 2027-03-01']);
  });

  test('8. résilié le 20/07, le contrat laisse le dossier du 18/07 courir au 01/10, et l’état du 3e trimestre est dû le 05/10', async () => {
    const { d, passer, dits } = await monde('2026-05-15');
    const demeure = { type: 'ContratMisEnDemeure', message: nouveau(), le: '2026-05-15', document: { contenu: PDF } };
    await d.tenir(demeure);
    d.au('2026-07-18');
    const numero = await recu(d, 30_000);
    d.au('2026-07-20');
    const resilier = { type: 'ContratResilie', message: nouveau(), le: '2026-07-20', place: 'PLACE-2026-118' };
    expect(await d.tenir(resilier)).toMatchObject({ ok: true });
    d.au('2026-07-21');
    const refusee = await d.confier(demandeEnClair(10_000, { signeeLe: '2026-07-21' }));
    expect(refusee).toMatchObject({ refus: { code: 'CONTRAT_INACTIF' } });
    d.au('2026-10-02');
    expect(await passer()).toMatchObject({ termes: 1 });
    expect((await d.lire(numero)).finLe).toBe('2026-10-01');
    d.au('2026-10-05');
    await passer();
    expect(brefs(await dits(ETUDE_), 'etat-recapitulatif')).toEqual(['due 2026-10-05', 'due 2026-10-05']);
    d.au('2027-01-05');
    await passer();
    const suivants = brefs(await dits(ETUDE_), 'etat-recapitulatif').filter((bref) => bref.endsWith('2027-01-05'));
    expect(suivants).toEqual([]);
  });
});
