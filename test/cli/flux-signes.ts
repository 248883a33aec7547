/** Flows of the demonstration's workshop, by what they prove. */
import { fluxDeDemonstration } from '../../infra/embedded/demonstration/flux.ts';

export interface FluxDeDonnees {
  readonly signe: Buffer;
  readonly modifie: Buffer;
}

export async function fluxParNom(): Promise<FluxDeDonnees> {
  const flux = await fluxDeDemonstration(new Date().toISOString());
  const prendre = (nom: string): Buffer => {
    const trouve = flux.find((un) => un.nom === nom);
    if (trouve === undefined) throw new Error(`no flow ${nom}`);
    return trouve.contenu;
  };
  return {
    signe: prendre('depense-signee-par-bordereau.xml'),
    modifie: prendre('depense-modifiee-apres-signature.xml'),
  };
}
