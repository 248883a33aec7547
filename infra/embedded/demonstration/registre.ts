/** The demonstration's register: invented organisations (no SIREN is given out in 000), activated as any would be. */
import { activer } from '../../../functions/adhesion/handler.ts';
import { dateCivile } from '../../../functions/adhesion/heure-de-paris.ts';
import type { Clock, Journal } from '../../../functions/platform/ports.ts';

export interface Poste {
  readonly codique: string;
  readonly nom: string;
}

export interface Ordonnateur {
  readonly siret: string;
  readonly nom: string;
  /** As the agent would say it to a colleague. */
  readonly nomCourt: string;
  readonly codeCollectivite: string;
  readonly poste: Poste;
  /** ClaimedRole of whoever signs. */
  readonly qualite: string;
  readonly signataire: string;
}

const BRUME: Poste = { codique: '099042', nom: 'SGC DU VAL DE BRUME' };
const HOPITAUX: Poste = { codique: '099077', nom: 'TRESORERIE HOSPITALIERE DE MONTHERY' };

export const COMMUNE: Ordonnateur = {
  siret: '00010204600018',
  nom: 'COMMUNE DE SAINT-AUBIN-LES-ÉTANGS',
  nomCourt: 'Saint-Aubin-les-Étangs',
  codeCollectivite: '123',
  poste: BRUME,
  qualite: 'Maire',
  signataire: 'Solène Brévalain',
};

export const COMMUNAUTE: Ordonnateur = {
  siret: '00010311900012',
  nom: 'CC DU VAL DE BRUME',
  nomCourt: 'CC du Val de Brume',
  codeCollectivite: '210',
  poste: BRUME,
  qualite: 'Président',
  signataire: 'Côme Quérouville',
};

export const HOPITAL: Ordonnateur = {
  siret: '00010425700019',
  nom: 'CENTRE HOSPITALIER DE MONTHÉRY',
  nomCourt: 'CH de Monthéry',
  codeCollectivite: '304',
  poste: HOPITAUX,
  qualite: 'Directrice',
  signataire: 'Zélie Maubrézin',
};

const ORDONNATEURS = [COMMUNE, COMMUNAUTE, HOPITAL] as const;

/** Each adhésion has effect from the first of January: the flows are of today. */
export async function activerLeRegistre(needs: { readonly journal: Journal; readonly horloge: Clock }): Promise<void> {
  const depuis = `${dateCivile(needs.horloge.now()).slice(0, 4)}-01-01`;
  for (const { siret, poste } of ORDONNATEURS) {
    await activer(needs)({
      formulaire: {
        siret,
        codiques: [poste.codique],
        siretsRattaches: [],
        budgets: null,
        domaines: ['depense', 'recette'],
        pjDematerialisees: true,
        depuis,
      },
      saisiPar: { role: 'administrateur', id: 'demonstration', codique: null },
    });
  }
}
