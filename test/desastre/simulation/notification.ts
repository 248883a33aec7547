/** Who tells the ordonnateurs that they are suspended, as soon as it is due. */
import { A_NOTIFIER } from '../../../functions/adhesion/suspension/echeance.ts';
import { notifierLesSuspensions } from '../../../functions/adhesion/suspension/notifier.ts';
import type { Branchement } from './brancher.ts';
import type { Processus } from './processus.ts';
import type { Systeme } from './systeme.ts';

const ADRESSE = { reference: 'contact-1', courriels: ['mairie@exemple.invalid'] };

export async function tenirLesNotifications(
  systeme: Systeme,
  processus: Processus,
  ports: Branchement,
  adresseDes: number,
): Promise<void> {
  const { monde } = systeme;
  const adresseDe = async () => (monde.ordonnanceur.maintenant < adresseDes ? null : ADRESSE);
  for (;;) {
    await monde.veiller(processus, () => monde.journal.prochaineEcheance(A_NOTIFIER));
    processus.commencer('notifier');
    await systeme.essayer(() => notifierLesSuspensions({ ...ports, adresseDe }));
    // A skewed clock, or a stream that moved: what is due stays due.
    await monde.veiller(processus, monde.ordonnanceur.maintenant + 1000);
  }
}
