/** The comptable ends a suspension. */
import { AIDE_ACTE, lireActe, OPTIONS_ACTE } from '../acte-du-comptable.ts';
import { lireArguments } from '../arguments.ts';
import { appeler } from '../client.ts';
import type { Commande } from '../contexte.ts';

const AIDE = `Usage : passerelle lever SIRET --raison RAISON --codique CODIQUE [OPTIONS]

Lève la suspension d’une adhésion, sur décision du comptable.

${AIDE_ACTE}`;

export const commande: Commande = {
  resume: 'lève la suspension d’une adhésion',
  aide: AIDE,
  async executer(args, contexte) {
    const { values, positionals } = lireArguments(args, OPTIONS_ACTE, { nom: 'le SIRET', min: 1, max: 1 });
    const route = `adhesions/${encodeURIComponent(positionals.join(''))}/levee`;
    const adhesion = await appeler(values.serveur, route, lireActe(values));
    contexte.ecrire(values.json ? `${JSON.stringify(adhesion)}\n` : 'Suspension levée.\n');
    return 0;
  },
};
