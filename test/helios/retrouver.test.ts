/** Which deposit an answer is for, when several bore its NomFic, or none yet. */
import { describe, expect, test } from 'vitest';
import type { Demande } from '../../infra/embedded/demonstration/fabrique-de-flux/options.ts';
import { fluxDeDonnees } from '../console/console-eprouvee.ts';
import { codes, guichetDuComptable } from './guichet-du-comptable.ts';
import { acquitV2, depenseRetour, type EnTete, elementHelios, retour } from './reponses-fabriquees.ts';

const NOM = { nomFic: 'PES-DEUX-FOIS' };
const PREMIER: Demande = { ...NOM, premierBordereau: 47, premierePiece: 1200 };
const SECOND: Demande = { ...NOM, premierBordereau: 48, premierePiece: 1300 };

/** Bordereau 47, rejected by the comptable; then 48, under the same name. */
async function deuxFluxDUnNom() {
  const guichet = await guichetDuComptable();
  const { transmettre, poster, avancer } = guichet;
  const premier = await transmettre(PREMIER, 'a.xml');
  await poster(`/mises-a-disposition/${premier.depotId}-1/reception`, {});
  await poster(`/mises-a-disposition/${premier.depotId}-1/rejet`, { motif: 'Crédits insuffisants.' });
  avancer(60);
  const second = await transmettre(SECOND, 'b.xml');
  expect(second.depot.etat).toBe('accepte');
  avancer(60);
  const nombres = async () =>
    Promise.all([premier, second].map(async ({ depotId }) => (await guichet.rattachees(depotId)).length));
  return { ...guichet, premier, second, nombres };
}

const surLe = (bordereau: string, enTete: EnTete) => acquitV2([elementHelios({ bordereau, etat: 'rejete' })], enTete);

describe('de deux flux du même NomFic, la réponse va', () => {
  test.each([
    ['au premier, dont elle nomme le bordereau', '47', [1, 0]],
    ['au second, dont elle nomme le bordereau', '48', [0, 1]],
    ['à celui du bordereau, de quelque façon que son numéro s’écrive', '0047', [1, 0]],
  ])('%s', async (_, bordereau, attendu) => {
    const { repondre, second, nombres } = await deuxFluxDUnNom();
    expect(codes(await repondre(surLe(bordereau, second.enTete)))).toEqual([]);
    expect(await nombres()).toEqual(attendu);
  });

  test('au dernier, quand elle ne nomme rien', async () => {
    const { repondre, second, nombres } = await deuxFluxDUnNom();
    const technique = elementHelios({ domaine: '0', bordereau: null, exercice: null, etat: 'rejete' });
    await repondre(acquitV2([technique], second.enTete));
    expect(await nombres()).toEqual([0, 1]);
  });

  test('au premier, s’il a la pièce justificative qu’elle rejette', async () => {
    const { transmettre, poster, repondre, rattachees } = await guichetDuComptable();
    const premier = await transmettre({ ...PREMIER, pj: 1 }, 'a.xml');
    const idUnique = premier.depot.detailPj[0].idUnique;
    await poster(`/mises-a-disposition/${premier.depotId}-1/reception`, {});
    await poster(`/mises-a-disposition/${premier.depotId}-1/rejet`, { motif: 'Pièce illisible.' });
    const second = await transmettre(SECOND, 'b.xml');
    const pj = elementHelios({ domaine: '4', bordereau: null, exercice: null, pj: idUnique, etat: 'rejete' });
    await repondre(acquitV2([pj], second.enTete));
    expect([(await rattachees(premier.depotId)).length, (await rattachees(second.depotId)).length]).toEqual([1, 0]);
  });

  test('au premier, si c’est un PES_Retour qui parle aussi d’un bordereau d’ailleurs', async () => {
    const { repondre, second, nombres } = await deuxFluxDUnNom();
    const suivi = { numero: '1200', etat: '02', lignes: ['01'] };
    const suites = ['47', '9000'].map((numero) => depenseRetour('2026', numero, [suivi]));
    const [depense, autre] = suites;
    if (depense === undefined || autre === undefined) throw new Error('no retour');
    const xml = retour(second.enTete, [depense]).toString('latin1');
    const ailleurs = retour(second.enTete, [autre])
      .toString('latin1')
      .match(/<Bordereau>[\s\S]*<\/Bordereau>/)?.[0];
    const deux = xml.replace('</PES_DepenseRetour>', `${ailleurs}</PES_DepenseRetour>`);
    expect(codes(await repondre(Buffer.from(deux, 'latin1'), 'retour.xml'))).toEqual([]);
    expect(await nombres()).toEqual([1, 0]);
  });

  test('à aucun des deux, avec une alerte, si elle nomme un bordereau qu’ils n’ont pas', async () => {
    const { repondre, second, nombres } = await deuxFluxDUnNom();
    const reponse = await repondre(surLe('9999', second.enTete));
    expect([reponse.etat, ...codes(reponse)]).toEqual(['accepte', 'REPONSE_HELIOS_OBJET_ABSENT']);
    expect(reponse.detailAnomalies[0].phrase).toContain('le bordereau n°\u00a09999 (exercice 2026)');
    expect(await nombres()).toEqual([0, 0]);
  });
});

describe('une réponse qui précède son flux', () => {
  async function avantSonFlux(bordereau = '47') {
    const guichet = await guichetDuComptable();
    // The header, from a flow that Passerelle rejects: nothing is handed over.
    const refuse = await guichet.transmettre({ ...PREMIER, codique: '099999' }, 'refuse.xml');
    const entete = refuse.enTete.entete && { ...refuse.enTete.entete, idPost: '099042' };
    const reponse = await guichet.repondre(surLe(bordereau, { ...refuse.enTete, entete }));
    expect(codes(reponse)).toEqual(['REPONSE_HELIOS_SANS_DEPOT']);
    expect(reponse.detailAnomalies[0].remede).toContain('dès qu’il sera accepté');
    guichet.avancer(60);
    return { ...guichet, reponse };
  }

  test('lui est rattachée dès qu’il est accepté, et une seule fois', async () => {
    const { transmettre, repondre, reponse, lire, rattachees, etapes } = await avantSonFlux();
    const { depotId, enTete } = await transmettre(PREMIER);
    expect(await etapes(depotId)).toEqual(['DepotRecu', 'VerdictRendu', 'RetourHeliosRattache', 'AcquitEmis']);
    expect((await lire(depotId)).reponsesHelios).toMatchObject([{ reponse: reponse.depotId, numero: 1 }]);
    expect((await repondre(surLe('47', enTete))).accuse.dejaDepose).toBe(true);
    expect(codes(await repondre(surLe('47', enTete), 'copie.xml'))).toEqual(['REPONSE_HELIOS_DEJA_RATTACHEE']);
    expect(await rattachees(depotId)).toHaveLength(1);
  });

  test('deux fois la même l’attendaient : elle est rattachée une fois, et n’attend plus personne', async () => {
    const { transmettre, repondre, rattachees, poster, avancer, reponse } = await avantSonFlux();
    const copie = await repondre(surLe('47', { enveloppe: reponse.enveloppe, entete: reponse.entete }), 'copie.xml');
    expect(codes(copie)).toEqual(['REPONSE_HELIOS_SANS_DEPOT']);
    const premier = await transmettre(PREMIER, 'a.xml');
    expect(await rattachees(premier.depotId)).toHaveLength(1);
    await poster(`/mises-a-disposition/${premier.depotId}-1/reception`, {});
    await poster(`/mises-a-disposition/${premier.depotId}-1/rejet`, { motif: 'Crédits insuffisants.' });
    avancer(60);
    const second = await transmettre({ ...PREMIER, date: '2026-10-01' }, 'b.xml');
    expect(second.depot.etat).toBe('accepte');
    expect(await rattachees(second.depotId)).toEqual([]);
  });

  test('attend encore quand le flux qui vient n’est pas le sien', async () => {
    const { transmettre, rattachees, poster } = await avantSonFlux('48');
    const premier = await transmettre(PREMIER, 'a.xml');
    expect(await rattachees(premier.depotId)).toEqual([]);
    await poster(`/mises-a-disposition/${premier.depotId}-1/reception`, {});
    await poster(`/mises-a-disposition/${premier.depotId}-1/rejet`, { motif: 'Crédits insuffisants.' });
    const second = await transmettre(SECOND, 'b.xml');
    expect(await rattachees(second.depotId)).toHaveLength(1);
  });

  test('est rattachée quand les deux sont jugés à la fois, quel que soit le premier', async () => {
    for (const premier of ['flux', 'reponse'] as const) {
      const { deposer, appeler, tourner, rattachees, reponse } = await avantSonFlux('9999');
      const acquit = surLe('47', { enveloppe: reponse.enveloppe, entete: reponse.entete });
      const envoyer = {
        flux: async () => (await (await deposer(fluxDeDonnees(PREMIER), 'flux.xml')).json()).depotId as string,
        reponse: async () => {
          const corps = new Blob([new Uint8Array(acquit)]);
          await appeler('/depots?codique=099042&nom=b.xml', { method: 'POST', body: corps });
          return '';
        },
      };
      const second = premier === 'flux' ? 'reponse' : 'flux';
      const ids = [await envoyer[premier](), await envoyer[second]()];
      await tourner();
      expect(await rattachees(ids.join(''))).toHaveLength(1);
    }
  });
});
