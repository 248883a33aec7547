/** The proof of a PCA file: the sets that judged it are kept, and it is judged again offline as a PES file is. */
import { describe, expect, test } from 'vitest';
import { recevoir } from '../../functions/depot/handler.ts';
import { clesDe } from '../../functions/habilitation/personne.ts';
import { tenirLeContrat } from '../../functions/pca/contrat/handler.ts';
import { verifier } from '../../functions/verification/handler.ts';
import { verifierFichier } from '../../functions/verification/verifier.ts';
import { sourceFichier } from '../../infra/embedded/source-fichier.ts';
import { agirSchema } from '../../schemas/messages/pca/agir.ts';
import { confierSchema } from '../../schemas/messages/pca/confier.ts';
import { magasinDuTest } from '../confiance/autorite.ts';
import type { Plateforme } from '../depot/etapes.ts';
import { ADMET_LA_DGFIP } from '../pca/depot/comptoir.ts';
import { demandeEnClair, nouveau, qui, signature } from '../pca/en-clair.ts';
import { ALLER, RETOUR, rediger, SIGNATAIRE, signer } from '../pca/fichier/redige.ts';
import { COMPTABLE, CONTRAT, DDFIP, ETUDE, etude, POSTE } from '../pca/noms.ts';
import { plateformePassagere } from '../platform/dossier.ts';
import { AUTORITES, jeux, preuveDe, refaire, sceller5Minutes, verifierOctets, zipDe } from './preuve-eprouvee.ts';

const JOUR = '2026-11-02';
const SIGNE_LE = new Date(`${JOUR}T07:00:00Z`);
const CLES = clesDe(new Uint8Array(32).fill(7));
const MAGASIN = magasinDuTest(new Date('2026-11-01T00:00:00Z'));
const PAR_LE_COMPTABLE = `comptables/${POSTE}/demandes.xml`;

async function* aucun(): AsyncGenerator<readonly string[]> {}

/** Under a contract in force, where the one who signs is inscribed, or nobody is. */
async function contratEnVigueur(plateforme: Plateforme, signataires: readonly object[]) {
  const tenir = async (par: typeof DDFIP, acte: object) =>
    expect(await tenirLeContrat({ ...plateforme, cles: CLES })(qui(par), CONTRAT, acte)).toMatchObject({ ok: true });
  await tenir(DDFIP, signature(ADMET_LA_DGFIP));
  await tenir(DDFIP, { type: 'ContratNotifie', message: nouveau(), le: '2024-03-01' });
  for (const pour of signataires)
    await tenir('siret' in pour ? etude() : COMPTABLE, {
      ...{ type: 'CertificatInscrit', message: nouveau(), pour, fonction: 'Signataire', du: '2026-01-01', au: null },
      certificat: { contenu: SIGNATAIRE.certificat },
    });
}

async function deposer(plateforme: Plateforme, key: string, contenu: Buffer): Promise<string> {
  const { ref, sha256, size } = await plateforme.objets.put('depot', key, [contenu]);
  const recu = await recevoir(plateforme)({ ...ref, sha256, size });
  if (!recu.ok) throw new Error(recu.refus.phrase);
  const { depotId } = recu.accuse;
  await verifier({
    ...plateforme,
    pca: { cles: CLES, dossiersDe: aucun, jeu: (recuLe) => jeux.pour(recuLe) },
    verifierObjet: (objet, instants) =>
      verifierFichier(sourceFichier(plateforme.objets.chemin(objet)), {
        ...{ ...instants, jeu: jeux.pour(instants.recuLe), magasin: MAGASIN },
      }),
  })({ depotId });
  return depotId;
}

const demande = () => {
  const clair = demandeEnClair(37_500, { numero: 'D-1', signeeLe: JOUR });
  const messages = [{ genre: 'confier' as const, input: confierSchema.parse(clair) }];
  return signer(rediger({ ...ALLER, date: JOUR, etude: null, messages }), SIGNE_LE);
};
const versement = () => {
  const recu = { type: 'VersementRecu', mouvement: 'v-1', mode: 'virement', recuLe: JOUR, montant: 1000 };
  const input = agirSchema.parse({ message: nouveau(), ...recu });
  return signer(rediger({ ...RETOUR, date: JOUR, messages: [{ genre: 'agir', numero: 'D-1', input }] }), SIGNE_LE);
};

async function prouver(key: string, contenu: Buffer, signataires: readonly object[]) {
  const plateforme = plateformePassagere();
  await contratEnVigueur(plateforme, signataires);
  const depotId = await deposer(plateforme, key, contenu);
  await sceller5Minutes(plateforme, undefined, MAGASIN);
  return { plateforme, depotId };
}

describe('the proof of a PCA file', () => {
  const poste = { type: 'poste', codique: POSTE };

  test.each([
    ['accepted', PAR_LE_COMPTABLE, demande, [poste], 'accepte'],
    ['of an étude', `etudes/${ETUDE}/suivi.xml`, versement, [{ type: 'etude', siret: ETUDE }], 'accepte'],
    ['rejected for its signer', PAR_LE_COMPTABLE, demande, [], 'rejete'],
  ] as const)('%s is intact, and judged again with the same verdict', async (_, key, fichier, signataires, verdict) => {
    const { plateforme, depotId } = await prouver(key, await fichier(), signataires);
    const dit = await verifierOctets(await zipDe(plateforme, depotId), AUTORITES);
    expect(dit).toMatchObject({
      intacte: true,
      verdict,
      nonRejuge: null,
      acquitRefait: true,
      etat: { adhesion: null },
    });
  });

  test('keeps the set of the PCA, which is not that of the PES', async () => {
    const { plateforme, depotId } = await prouver(PAR_LE_COMPTABLE, await demande(), [poste]);
    const { events } = await plateforme.journal.read(`preuve/${depotId}`);
    const conservees = events.find(({ type }) => type === 'PiecesConservees');
    const { id, sha256 } = jeux.empreinteDe(`${JOUR}T08:00:00.000Z`, 'pca-v1')!;
    expect(conservees?.data).toMatchObject({ jeu: { id: 'pca-v1', sha256 } });
    expect(id).toBe('pca-v1');
    expect(sha256).not.toBe(jeux.empreinteDe(`${JOUR}T08:00:00.000Z`, null)?.sha256);
  });

  test('with one amount of the file changed is refused', async () => {
    const { plateforme, depotId } = await prouver(PAR_LE_COMPTABLE, await demande(), [poste]);
    const { pieces, jour } = await preuveDe(plateforme, depotId);
    const faux = await refaire(pieces, jour, (nom, contenu) =>
      nom === 'fichier-depose.xml'
        ? Buffer.from(contenu.toString('latin1').replace('375.00', '376.00'), 'latin1')
        : contenu,
    );
    expect(await verifierOctets(faux, AUTORITES)).toMatchObject({ intacte: false });
  });
});
