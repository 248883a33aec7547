/** The options that a suspension and its lifting share: who decides (the comptable), who types it in, and his written decision. */
import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { exiger } from './arguments.ts';
import { AIDE_SERVEUR, SERVEUR } from './client.ts';
import { type Contexte, chemin, UsageIncorrect } from './contexte.ts';
import { obstacle } from './fichier.ts';
import { lireCodique, lireIdentifiant, lireRaison } from './saisie.ts';

export const OPTIONS_ACTE = {
  raison: { type: 'string' },
  codique: { type: 'string' },
  'decide-par': { type: 'string' },
  'saisi-par': { type: 'string' },
  document: { type: 'string' },
  ...SERVEUR,
} as const;

export const AIDE_ACTE = `  --raison RAISON     ce qui fonde la décision, en une phrase
  --codique CODIQUE   poste du comptable qui décide
  --decide-par ID     identifiant du comptable (poste-CODIQUE par défaut)
  --saisi-par ID      administrateur qui saisit la décision (le comptable par défaut)
  --document FICHIER  décision écrite du comptable, jointe et conservée ; exigée de qui n’est pas lui. En mode local,
                      son empreinte SHA-256 suffit
${AIDE_SERVEUR}
  --json              l’adhésion en JSON
  --help              affiche cette aide
`;

interface Valeurs {
  readonly raison?: string | undefined;
  readonly codique?: string | undefined;
  readonly 'decide-par'?: string | undefined;
  readonly 'saisi-par'?: string | undefined;
  readonly document?: string | undefined;
}

const EMPREINTE = /^[0-9a-f]{64}$/;

interface Dits {
  readonly codique: string;
  readonly decideur: string;
  readonly administrateur: string | null;
  readonly raison: string;
  readonly motif?: string;
}

/** Without a file, JSON says it all. */
function enJson({ codique, decideur, administrateur, raison, ...reste }: Dits, document: string | null): object {
  const decidePar = { role: 'comptable', id: decideur, codique };
  const saisiPar = administrateur === null ? decidePar : { role: 'administrateur', id: administrateur, codique: null };
  return { ...reste, raison, decidePar, saisiPar, document };
}

/** As the form of the console sends it, with its file. */
async function enFormulaire({ administrateur, ...dits }: Dits, nom: string, ou: string): Promise<FormData> {
  const illisible = obstacle(ou);
  if (illisible !== null) throw new UsageIncorrect(illisible);
  const corps = new FormData();
  for (const [champ, valeur] of Object.entries(dits)) corps.append(champ, valeur);
  if (administrateur !== null) corps.append('saisiPar', `administrateur/${administrateur}`);
  corps.append('fichier', await openAsBlob(ou), basename(nom));
  return corps;
}

/** What is sent. `motif`: of a suspension alone. Throws `UsageIncorrect`. */
export async function lireActe(
  valeurs: Valeurs,
  contexte: Contexte,
  motif: { readonly motif?: string } = {},
): Promise<object> {
  const codique = lireCodique(exiger(valeurs.codique, '--codique'));
  const administrateur = valeurs['saisi-par'];
  const dits = {
    ...{ codique, decideur: lireIdentifiant(valeurs['decide-par'] ?? `poste-${codique}`), ...motif },
    administrateur: administrateur === undefined ? null : lireIdentifiant(administrateur),
    raison: lireRaison(exiger(valeurs.raison, '--raison')),
  };
  const { document } = valeurs;
  return document === undefined || EMPREINTE.test(document)
    ? enJson(dits, document ?? null)
    : enFormulaire(dits, document, chemin(contexte, document));
}
