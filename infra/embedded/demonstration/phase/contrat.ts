/** The contrat départemental of the demonstration: signed, notified, its table accepted, who signs and who is paid declared. */

import type { PcaNeeds } from '../../../../functions/pca/besoins.ts';
import { bornes, trimestreDe } from '../../../../functions/pca/calendrier/trimestre.ts';
import { tenirLeContrat } from '../../../../functions/pca/contrat/handler.ts';
import { PARAMETRES_PAR_DEFAUT } from '../../../../schemas/pca/parametres.ts';
import { CONTRAT, DEPARTEMENT, ETUDE, GROUPEMENT, IBAN, MANDATAIRE, POSTE, QUI } from './acteurs.ts';

export const SECTEUR = '52121';
const TABLE = 'table-1';

/** Three lines are enough to be a PDF. */
const document = (titre: string) => ({ contenu: new TextEncoder().encode(`%PDF-1.4\n% ${titre}\n`) });

/** From the first day of the quarter: no statement of an earlier one is expected. */
function actes(jour: string) {
  const depuis = bornes(trimestreDe(jour)).debut;
  return [
    {
      qui: QUI.ddfip,
      acte: {
        ...{ type: 'ContratSigne', message: { id: 'contrat-signe' }, departement: DEPARTEMENT, postes: [POSTE] },
        titulaire: { type: 'groupement', siret: GROUPEMENT.siret, mandataire: MANDATAIRE.siret },
        ...{ signataire: MANDATAIRE.siret, etudes: [ETUDE.siret, MANDATAIRE.siret] },
        // Those of the demonstration are given by an authority of the family of the DGFiP.
        parametres: { ...PARAMETRES_PAR_DEFAUT, certificats: ['dgfip', ...PARAMETRES_PAR_DEFAUT.certificats] },
        document: document('contrat de demonstration'),
      },
    },
    { qui: QUI.ddfip, acte: { type: 'ContratNotifie', message: { id: 'contrat-notifie' }, le: depuis } },
    {
      qui: QUI.mandataire,
      acte: {
        ...{ type: 'TableDeposee', message: { id: 'table-deposee' }, table: TABLE, depuis },
        lignes: [{ secteur: SECTEUR, etude: ETUDE.siret }],
      },
    },
    { qui: QUI.ddfip, acte: { type: 'TableAcceptee', message: { id: 'table-acceptee' }, table: TABLE } },
    {
      qui: QUI.mandataire,
      acte: {
        ...{ type: 'CompteDeclare', message: { id: 'compte-declare' }, etude: ETUDE.siret, iban: IBAN },
        ...{ declareLe: depuis, depuis, confirmation: document('releve du compte affecte') },
      },
    },
  ];
}

/** In the name of the poste: a demande that he did not sign is no mandatement. */
const inscription = (certificat: string, du: string) => ({
  qui: QUI.comptable,
  acte: {
    ...{ type: 'CertificatInscrit', message: { id: 'certificat-inscrit' }, pour: { type: 'poste', codique: POSTE } },
    ...{ certificat: { contenu: new TextEncoder().encode(certificat) }, fonction: 'Comptable public', du, au: null },
  },
});

/** `jour`: that of the first demandes; `certificat`: PEM, of whoever signs them. Throws where an act is refused. */
export async function conclureLeContrat(needs: PcaNeeds, jour: string, certificat: string): Promise<void> {
  for (const { qui, acte } of [...actes(jour), inscription(certificat, jour)]) {
    const fait = await tenirLeContrat(needs)(qui, CONTRAT, acte);
    if (!fait.ok) throw new Error(`Démonstration : ${fait.refus.phrase}`);
  }
}
