/** What is said to a comptable of the file that he deposits: nothing that only its author could do. */
import { describe, expect, test } from 'vitest';
import { fluxDeDonnees } from '../console/console-eprouvee.ts';
import { codes, guichetDuComptable, toutAccepte } from './guichet-du-comptable.ts';
import { acquitV2, type EnTete, elementHelios, erreurHelios, retour } from './reponses-fabriquees.ts';

const latin1 = (octets: Buffer, changer: (xml: string) => string) =>
  Buffer.from(changer(octets.toString('latin1')), 'latin1');
const rejet = (change: Parameters<typeof erreurHelios>[0], enTete: EnTete) =>
  acquitV2([elementHelios({ etat: 'rejete', erreurs: [erreurHelios(change)] })], enTete);

test.each<[string, (enTete: EnTete) => Buffer]>([
  ['vide', () => Buffer.alloc(0)],
  ['coupé', (enTete) => toutAccepte(enTete).subarray(0, -30)],
  ['à DOCTYPE', (enTete) => latin1(toutAccepte(enTete), (xml) => xml.replace('?>', '?><!DOCTYPE a>'))],
  ['d’une autre racine', (enTete) => latin1(toutAccepte(enTete), (xml) => xml.replaceAll('PES_ACQUIT', 'PES_AUTRE'))],
  ['mal nommé', (enTete) => latin1(toutAccepte(enTete), (xml) => xml.replace('EtatAck', 'EtatAk'))],
  [
    'sans élément',
    (enTete) => latin1(toutAccepte(enTete), (xml) => xml.replace(/<ElementACQUIT>.*<\/ElementACQUIT>/s, '')),
  ],
  ['au code inconnu', (enTete) => rejet({ code: 'ERREUR_INVENTEE' }, enTete)],
  ['au libellé trop long', (enTete) => rejet({ libelle: 'x'.repeat(600) }, enTete)],
  ['de retour, sans poste', (enTete) => latin1(retour(enTete), (xml) => xml.replace(/<IdPost [^>]*>/, ''))],
  [
    'de flux',
    () => latin1(fluxDeDonnees(), (xml) => xml.replace('InfoDematerialisee V="0"', 'InfoDematerialisee V="1"')),
  ],
])('un fichier %s est rejeté sans lui parler de progiciel ni de signature', async (_, fabriquer) => {
  const { transmettre, repondre } = await guichetDuComptable();
  const { enTete } = await transmettre();
  const reponse = await repondre(fabriquer(enTete));
  expect(reponse.etat).toBe('rejete');
  const remedes = reponse.detailAnomalies.map(({ remede }: { remede: string }) => remede);
  expect(remedes.length).toBeGreaterThan(0);
  for (const remede of remedes) expect(remede).not.toMatch(/progiciel|signez|signé|signature|certificat/i);
});

describe('la réponse de Passerelle ne passe pas pour celle d’Hélios', () => {
  test('quand le comptable la dépose', async () => {
    const { transmettre, repondre, rattachees, appeler } = await guichetDuComptable();
    const { depotId } = await transmettre();
    const notre = Buffer.from(await (await appeler(`/depots/${depotId}/acquit`)).arrayBuffer());
    expect(notre.toString('latin1')).toContain('<n:PES_ACQUIT ');
    const reponse = await repondre(notre);
    expect([reponse.etat, ...codes(reponse)]).toEqual(['rejete', 'REPONSE_DE_PASSERELLE']);
    expect(await rattachees(depotId)).toEqual([]);
  });

  test('ni quand l’ordonnateur la dépose : il n’est pas envoyé chez son comptable', async () => {
    const { transmettre, deposer, tourner, lire, appeler } = await guichetDuComptable();
    const { depotId } = await transmettre();
    const notre = Buffer.from(await (await appeler(`/depots/${depotId}/acquit`)).arrayBuffer());
    const accuse = await (await deposer(notre, 'acquit.xml')).json();
    await tourner();
    expect(codes(await lire(accuse.depotId))).toEqual(['REPONSE_DE_PASSERELLE']);
  });
});
