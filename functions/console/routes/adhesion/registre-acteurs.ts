/** Who decides and who types it in, from who calls: what the body says of it counts only where he may say it. */
import { type Acteur, acteurSchema } from '../../../../schemas/evenements/identifiants.ts';
import type { CommandeRegistre } from '../../../../schemas/messages/registre.ts';
import { decideurDe, estHabilite, type PourQui } from '../../../adhesion/registre/habilites.ts';
import { EXPLOITANT, type Qui } from '../../../habilitation/qui.ts';
import type { Corps } from './registre-corps.ts';

export interface Auteurs {
  readonly decidePar: Acteur;
  readonly saisiPar: Acteur;
}

/** Whose act it is decides it himself; who only types it in may name whose it is, and whoever runs the machine alone, who sits at it. */
export function auteursDe(qui: Qui, type: CommandeRegistre['type'], corps: Corps, pour: PourQui): Auteurs {
  const { acteur } = qui;
  const dit = (nom: 'decidePar' | 'saisiPar') => acteurSchema.safeParse(corps[nom]).data;
  const saisiPar = qui === EXPLOITANT ? (dit('saisiPar') ?? acteur) : acteur;
  if (estHabilite(type, saisiPar.role) && dit('decidePar') === undefined) return { decidePar: saisiPar, saisiPar };
  return { decidePar: dit('decidePar') ?? decideurDe(type, pour), saisiPar };
}

/** A form asks for the document where whoever fills it in does not decide. */
export const saisitPourAutrui = (qui: Qui | null, type: CommandeRegistre['type']): boolean =>
  qui !== null && !estHabilite(type, qui.acteur.role);
