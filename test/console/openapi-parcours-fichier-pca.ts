/** The comptable's signed file of demandes: judged by production's code, its messages dealt with, each one answered. */
import { expect } from 'vitest';
import { tenirLeContrat } from '../../functions/pca/contrat/handler.ts';
import { enMemoire } from '../../functions/platform/en-memoire.ts';
import { verifier } from '../../functions/verification/handler.ts';
import { sourceEnMemoire } from '../../functions/verification/source.ts';
import { verifierFichier } from '../../functions/verification/verifier.ts';
import { confierSchema } from '../../schemas/messages/pca/confier.ts';
import { magasinDuTest } from '../confiance/autorite.ts';
import { JEU } from '../jeu.ts';
import { demandeEnClair, nouveau, qui } from '../pca/departement.ts';
import { ADMET_LA_DGFIP } from '../pca/depot/comptoir.ts';
import { COMPTABLE, CONTRAT, DDFIP, POSTE } from '../pca/exemples.ts';
import { ALLER, rediger, SIGNATAIRE, signer } from '../pca/fichier/redige.ts';
import type { DossiersEprouves } from './dossier/dossiers-eprouves.ts';
import { statuts } from './openapi-statuts.ts';

async function* aucun(): AsyncGenerator<readonly string[]> {}

/** Who signs is inscribed on the contract, which admits the family of his certificate. */
async function admettre({ needs }: DossiersEprouves, jour: string) {
  const tenir = tenirLeContrat(needs);
  const modifies = { type: 'ParametresModifies', message: nouveau(), depuis: jour, ...ADMET_LA_DGFIP };
  expect(await tenir(qui(DDFIP), CONTRAT, modifies)).toMatchObject({ ok: true });
  const inscrit = {
    ...{ type: 'CertificatInscrit', message: nouveau(), pour: { type: 'poste', codique: POSTE } },
    ...{ certificat: { contenu: SIGNATAIRE.certificat }, fonction: 'Comptable', du: '2026-01-01', au: null },
  };
  expect(await tenir(qui(COMPTABLE), CONTRAT, inscrit)).toMatchObject({ ok: true });
}

const juger = ({ journal, objets, horloge, needs }: DossiersEprouves, jour: string) =>
  verifier({
    ...{ journal, objets, horloge },
    pca: { cles: needs.cles, dossiersDe: aucun, jeu: () => JEU },
    verifierObjet: async (ref, instants) =>
      verifierFichier(sourceEnMemoire(await enMemoire(objets.read(ref))), {
        ...{ ...instants, jeu: JEU },
        magasin: magasinDuTest(new Date(`${jour}T00:00:00Z`)),
      }),
  });

export async function parFichierPca(eprouves: DossiersEprouves, jour: string) {
  await admettre(eprouves, jour);
  const input = confierSchema.parse(demandeEnClair(37_500, { numero: 'O-4', signeeLe: jour }));
  const fichier = rediger({ ...ALLER, date: jour, etude: null, messages: [{ genre: 'confier', input }] });
  const body = new Blob([new Uint8Array(await signer(fichier, new Date(`${jour}T06:00:00Z`)))]);
  const headers = eprouves.entetes(eprouves.ferrand, 'application/json');
  const recu = await eprouves.appeler(`/depots?codique=${POSTE}&nom=demandes.xml`, { method: 'POST', body, headers });
  const { depotId } = await recu.json();
  const lire = (suite: string) => eprouves.appeler(`/depots/${depotId}${suite}`, { headers });
  expect(await statuts(recu, await lire('/accuse-metier'))).toEqual([201, 404]);
  await juger(eprouves, jour)({ depotId });
  expect(await statuts(lire(''), lire('/accuse-metier'))).toEqual([200, 200]);
}
