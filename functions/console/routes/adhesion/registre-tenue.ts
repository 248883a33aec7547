/** May that act be recorded by whoever calls? What somebody else decided is shown by its bytes. */
import { type Refus, refuser } from '../../../../schemas/messages/refus.ts';
import { commandeRegistreSchema } from '../../../../schemas/messages/registre.ts';
import { type AdhesionNeeds, refusDuRegistre } from '../../../adhesion/handler.ts';
import { memeJson } from '../../../adhesion/registre/meme.ts';
import { EXPLOITANT, type Qui } from '../../../habilitation/qui.ts';

const SANS_PIECE = refuser(
  'PIECE_ABSENTE',
  'Qui saisit la décision d’un autre en joint le document lui-même : son empreinte seule ne suffit pas.',
).refus;

/** Asked before anything is kept. Whoever runs the machine alone is asked for no more than the digest of what he keeps. */
export async function refusDeTenir(needs: AdhesionNeeds, qui: Qui, input: unknown): Promise<Refus | null> {
  const commande = commandeRegistreSchema.parse(input);
  const refus = await refusDuRegistre(needs, commande);
  if (refus !== null) return refus;
  const { type, decidePar, saisiPar } = commande;
  const montree = type === 'preparer' || commande.piece !== undefined || memeJson(decidePar, saisiPar);
  return qui === EXPLOITANT || montree ? null : SANS_PIECE;
}
