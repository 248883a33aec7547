/** The options that a suspension and its lifting share: who decides (the comptable), and who types it in. */
import { exiger } from './arguments.ts';
import { AIDE_SERVEUR, SERVEUR } from './client.ts';

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
  --document SHA256   empreinte de la décision écrite (exigée avec --saisi-par)
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

/** Throws `UsageIncorrect`. */
export function lireActe(valeurs: Valeurs) {
  const codique = exiger(valeurs.codique, '--codique');
  const decidePar = { role: 'comptable', id: valeurs['decide-par'] ?? `poste-${codique}`, codique };
  const saisiPar =
    valeurs['saisi-par'] === undefined
      ? decidePar
      : { role: 'administrateur', id: valeurs['saisi-par'], codique: null };
  return { raison: exiger(valeurs.raison, '--raison'), decidePar, saisiPar, document: valeurs.document ?? null };
}
