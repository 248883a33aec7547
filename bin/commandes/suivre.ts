/** Says what became of a deposit; waits for its answer if asked. */
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { nomDuMessage } from '../../functions/console/en-clair/evenement-messages.ts';
import { duree, instantPrecis } from '../../functions/console/en-clair/instant.ts';
import { sobre } from '../../functions/console/en-clair/sobre.ts';
import { lieu } from '../../functions/console/en-clair/verdict.ts';
import { lireArguments } from '../arguments.ts';
import { AIDE_SERVEUR, appeler, SERVEUR } from '../client.ts';
import type { Commande } from '../contexte.ts';
import { lireIdDeDepot } from '../saisie.ts';

const AIDE = `Usage : passerelle suivre DEPOT [OPTIONS]

Dit ce qu’un dépôt est devenu. DEPOT : son identifiant, ou ses 12 premiers caractères.

  --attendre      attend la réponse (dix minutes au plus)
${AIDE_SERVEUR}
  --json          le dépôt en JSON
  --help          affiche cette aide

Code de sortie : 0 accepté ; 1 rejeté, partiel, sous réserve ou pas encore vérifié
`;

const REGARD_MS = 300;
const PATIENCE_MS = 600_000;

const depotSchema = z.object({
  depotId: z.string(),
  nom: z.string(),
  etat: z.string(),
  repondu: z.boolean(),
  phrase: z.string(),
  etapes: z.array(z.object({ phrase: z.string(), instant: z.string(), dureeMs: z.number().nullable() })),
  /** Of a PCA file. */
  detailMessages: z
    .array(
      z.object({
        message: z.string(),
        numero: z.string().nullable(),
        refus: z.object({ code: z.string(), phrase: z.string(), remede: z.string().nullable() }).nullable(),
      }),
    )
    .default([]),
  detailAnomalies: z.array(
    z.object({ phrase: z.string(), remede: z.string(), ligne: z.int().nullable(), colonne: z.int().nullable() }),
  ),
});
type Depot = z.infer<typeof depotSchema>;

function refuses({ detailMessages }: Depot): string[] {
  const lignes = detailMessages.flatMap(({ message, numero, refus }, rang) =>
    refus === null
      ? []
      : [
          `  - ${nomDuMessage({ rang, message, dossier: numero })} : ${refus.phrase} [${refus.code}]`,
          ...(refus.remede === null ? [] : [`    Que faire : ${refus.remede}`]),
        ],
  );
  return lignes.length === 0 ? [] : ['', 'Messages refusés', ...lignes];
}

function presenter(depot: Depot): string {
  const { nom, depotId, phrase, etapes, detailAnomalies } = depot;
  return [
    `${nom} (dépôt ${depotId})`,
    phrase,
    '',
    ...etapes.map((etape) => {
      const apres = etape.dureeMs ? ` (+ ${duree(etape.dureeMs)})` : '';
      return `  ${instantPrecis(etape.instant)}${apres}  ${etape.phrase}`;
    }),
    ...refuses(depot),
    ...(detailAnomalies.length === 0 ? [] : ['', 'Anomalies']),
    ...detailAnomalies.flatMap((anomalie) => [
      `  - ${anomalie.phrase}${lieu(anomalie) === '' ? '' : ` (${lieu(anomalie)})`}`,
      `    Que faire : ${anomalie.remede}`,
    ]),
    '',
  ]
    .map(sobre)
    .join('\n');
}

export const commande: Commande = {
  resume: 'dit ce qu’un dépôt est devenu',
  aide: AIDE,
  async executer(args, contexte) {
    const options = { attendre: { type: 'boolean', default: false }, ...SERVEUR } as const;
    const { values, positionals } = lireArguments(args, options, { nom: 'le DEPOT', min: 1, max: 1 });
    const route = `depots/${lireIdDeDepot(positionals.join(''))}`;
    const jusqua = performance.now() + PATIENCE_MS;
    for (;;) {
      const document = await appeler(values, route);
      const depot = depotSchema.parse(document);
      if (values.attendre && !depot.repondu && performance.now() < jusqua) {
        await pause(REGARD_MS);
        continue;
      }
      contexte.ecrire(values.json ? `${JSON.stringify(document)}\n` : presenter(depot));
      return depot.etat === 'accepte' ? 0 : 1;
    }
  },
};
