/** Flows of the demonstration's workshop, by what they prove. */
import type { MaterielDeConfiance } from '../../infra/embedded/demonstration/autorite-jetable.ts';
import { preparer } from '../../infra/embedded/demonstration/flux.ts';

export interface FluxDeDonnees {
  readonly signe: Buffer;
  readonly modifie: Buffer;
  readonly autorite: MaterielDeConfiance;
}

export async function fluxParNom(): Promise<FluxDeDonnees> {
  const { flux, autorite } = await preparer(new Date().toISOString());
  const prendre = (nom: string): Buffer => {
    const trouve = flux.find((un) => un.nom === nom);
    if (trouve === undefined) throw new Error(`no flow ${nom}`);
    return trouve.contenu;
  };
  return {
    signe: prendre('depense-signee-par-bordereau.xml'),
    modifie: prendre('depense-modifiee-apres-signature.xml'),
    autorite,
  };
}
