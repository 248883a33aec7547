/** Art. 5 al. 2: a signature of the file stands for the certification of each PJ, if its signer may attest them. Pure. */
import type { Signataire } from '../../../schemas/evenements/signataire.ts';
import { type Anomalie, anomalie, type Lieu, SANS_LIEU } from '../../../schemas/motifs/catalogue.ts';
import type { Verdict } from '../../../schemas/verdict.ts';
import { peutAttester } from './signataires.ts';

/** A PJ that he may not attest bears the signature of its own certification: the comptable looks at whose it is. */
export const anomaliesDesPjAttestees = (inscription: Signataire, { pj }: Verdict, signataire: string): Anomalie[] =>
  pj.flatMap(({ idUnique, type, signee, lieu }, rang) => {
    if (peutAttester(inscription, type)) return [];
    const ici: Lieu = lieu ?? SANS_LIEU;
    const valeurs = { idUnique: idUnique ?? 'sans identifiant', signataire };
    return [anomalie(signee ? 'PJ_CERTIFICATION_A_CONTROLER' : 'PJ_SANS_CERTIFICATION', ici, valeurs, { pj: rang })];
  });
