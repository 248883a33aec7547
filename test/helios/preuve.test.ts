/** The proof of a comptable's deposit, whose remedies are not those that the file alone would be told. */
import { expect, test } from 'vitest';
import { recevoir } from '../../functions/depot/handler.ts';
import { lireJeux } from '../../functions/platform/embedded/jeux-de-schemas.ts';
import { verifier } from '../../functions/verification/handler.ts';
import { verifierFichier } from '../../functions/verification/verifier.ts';
import { sourceFichier } from '../../infra/embedded/source-fichier.ts';
import { CODIQUE } from '../depot/exemples.ts';
import { plateformeAvecRegistre, sceller5Minutes, verifierOctets, zipDe } from '../preuve/preuve-eprouvee.ts';
import { acquitV2, elementHelios } from './reponses-fabriquees.ts';

const bon = acquitV2([elementHelios()]).toString('latin1');

test.each([
  ['accepté', bon, 'accepte'],
  ['rejeté par le schéma', bon.replace('EtatAck', 'EtatAk'), 'rejete'],
])('d’un acquit %s, elle est rejugée avec le même verdict', async (_, contenu, attendu) => {
  const plateforme = await plateformeAvecRegistre();
  const jeux = lireJeux();
  const octets = Buffer.from(contenu, 'latin1');
  const { ref, sha256, size } = await plateforme.objets.put('depot', `comptables/${CODIQUE}/acquit.xml`, [octets]);
  const recu = await recevoir(plateforme)({ ...ref, sha256, size });
  if (!recu.ok) throw new Error(recu.refus.phrase);
  await verifier({
    ...plateforme,
    verifierObjet: (objet, instants) =>
      verifierFichier(sourceFichier(plateforme.objets.chemin(objet)), { ...instants, jeu: jeux.pour(instants.recuLe) }),
  })({ depotId: recu.accuse.depotId });
  await sceller5Minutes(plateforme);
  const constat = await verifierOctets(await zipDe(plateforme, recu.accuse.depotId));
  expect(constat).toMatchObject({ intacte: true, verdict: attendu, nonRejuge: null });
});
