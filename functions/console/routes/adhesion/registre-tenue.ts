/** An act on the register as whoever calls may record it: what somebody else decided is shown by its bytes. */
import { refuser } from '../../../../schemas/messages/refus.ts';
import { commandeRegistreSchema } from '../../../../schemas/messages/registre.ts';
import { type AdhesionNeeds, refusPrevisible, tenirLeRegistre } from '../../../adhesion/handler.ts';
import { memeJson } from '../../../adhesion/registre/meme.ts';
import { EXPLOITANT, type Qui } from '../../../habilitation/qui.ts';

const SANS_PIECE = refuser(
  'PIECE_ABSENTE',
  'Qui saisit la décision d’un autre en joint le document lui-même : son empreinte seule ne suffit pas.',
);

/** Whoever runs the machine alone is asked for no more than the digest of what he keeps. */
export const tenir = (needs: AdhesionNeeds, qui: Qui) => async (input: unknown) => {
  const commande = commandeRegistreSchema.parse(input);
  const { type, decidePar, saisiPar } = commande;
  if (qui === EXPLOITANT || type === 'preparer' || commande.piece !== undefined || memeJson(decidePar, saisiPar))
    return tenirLeRegistre(needs)(commande);
  const autre = await refusPrevisible(needs, commande.siret, commande);
  return autre === null ? SANS_PIECE : { ok: false as const, refus: autre };
};
