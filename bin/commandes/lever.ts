/** The comptable ends a suspension. */
import { AIDE_ACTE, lireActe, OPTIONS_ACTE } from '../acte-du-comptable.ts';
import { lireArguments } from '../arguments.ts';
import { appeler } from '../client.ts';
import type { Commande } from '../contexte.ts';
import { lireSiret } from '../saisie.ts';

const AIDE = `Usage : passerelle lever SIRET --raison RAISON --codique CODIQUE [OPTIONS]

Lève la suspension d’une adhésion, sur décision du comptable. Où la politique de
son poste veut deux personnes, l’une propose la levée et une autre la décide.

  --proposer          propose la levée, sans la décider
${AIDE_ACTE}`;

const OPTIONS = { proposer: { type: 'boolean' }, ...OPTIONS_ACTE } as const;

export const commande: Commande = {
  resume: 'lève la suspension d’une adhésion',
  aide: AIDE,
  async executer(args, contexte) {
    const { values, positionals } = lireArguments(args, OPTIONS, { nom: 'le SIRET', min: 1, max: 1 });
    const route = `adhesions/${lireSiret(positionals.join(''))}/levee${values.proposer ? '/proposition' : ''}`;
    const adhesion = await appeler(values, route, await lireActe(values, contexte));
    contexte.ecrire(
      values.json ? `${JSON.stringify(adhesion)}\n` : values.proposer ? 'Levée proposée.\n' : 'Suspension levée.\n',
    );
    return 0;
  },
};
