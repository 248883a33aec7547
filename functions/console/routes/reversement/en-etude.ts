/** The étude in whose name somebody acts: his own, or the one that whoever runs the machine alone names. */
import { siretSchema } from '../../../../schemas/evenements/identifiants.ts';
import { EXPLOITANT, type Qui } from '../../../habilitation/qui.ts';

export function enEtude(qui: Qui | null, nommee: string | undefined): Qui | null {
  const siret = siretSchema.safeParse(nommee);
  if (qui !== EXPLOITANT || !siret.success) return qui;
  const { id } = qui.acteur;
  return {
    ...qui,
    acteur: { role: 'etude', id, codique: null, siret: siret.data },
    perimetre: { type: 'etude', siret: siret.data },
  };
}
