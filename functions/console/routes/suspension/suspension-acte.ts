/** Who decides and who types it in, from who calls (DESIGN 6): what the body says of it counts only where he may say it. */
import type { Context } from 'hono';
import { type Acteur, acteurSchema, codiqueSchema } from '../../../../schemas/evenements/identifiants.ts';
import { type Refus, refuser } from '../../../../schemas/messages/refus.ts';
import type { Acte } from '../../../adhesion/suspension/commande.ts';
import { enVigueur, lireUneHabilitation } from '../../../habilitation/cycle.ts';
import { lireUnJeton } from '../../../habilitation/jeton.ts';
import { EXPLOITANT, type Qui } from '../../../habilitation/qui.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { type Piece, pieceJointe } from '../piece-jointe.ts';
import { type Champs, lireCorps, texteDe } from './suspension-corps.ts';

type Auteurs = Pick<Acte, 'decidePar' | 'saisiPar'>;
type Lu<T> = { readonly ok: true; readonly lu: T } | { readonly ok: false; readonly refus: Refus };

const NON_DIT = refuser(
  'DECIDEUR_NON_DIT',
  'La demande doit dire quel comptable décide : son poste, et l’identifiant de son habilitation.',
);

/** As JSON has it; a form, which joins a document, says it as text. */
function acteurDit(valeur: unknown): Acteur | null {
  const [role, id] = typeof valeur === 'string' ? valeur.split('/') : [];
  const dit = typeof valeur === 'string' ? { role, id, codique: null } : valeur;
  return acteurSchema.safeParse(dit).data ?? null;
}

/** The comptable whom an administrateur names: an actor in JSON, a poste and an id in a form. */
function comptableNomme(champs: Champs): Acteur | null {
  const dit = acteurSchema.safeParse(champs.decidePar);
  if (dit.success) return dit.data;
  const codique = codiqueSchema.safeParse(texteDe(champs, 'codique').trim());
  if (!codique.success) return null;
  const id = texteDe(champs, 'decideur').trim() || `poste-${codique.data}`;
  return acteurSchema.safeParse({ role: 'comptable', id, codique: codique.data }).data ?? null;
}

/** The comptable in whose name an agent acts, or a program: he who delegated, or who issued its token. */
async function delegantDe({ journal }: ConsoleNeeds, { id }: Acteur): Promise<string | null> {
  const sienne = await lireUneHabilitation(journal, id);
  if (sienne !== null) return sienne.delegation?.par ?? null;
  const emetteur = (await lireUnJeton(journal, id))?.par;
  return emetteur?.role === 'comptable' ? emetteur.id : null;
}

/**
 * It is the decision of his comptable that an agent types in, or a program of the poste; where nothing is decided
 * (`enSonNom`), his own word. Of a token that an administrateur issued, the comptable is named, as by him.
 */
async function parSonAgent(
  needs: ConsoleNeeds,
  saisiPar: Acteur,
  champs: Champs,
  enSonNom: boolean,
): Promise<Auteurs | null> {
  if (enSonNom) return { decidePar: saisiPar, saisiPar };
  const delegant = await delegantDe(needs, saisiPar);
  const decidePar: Acteur | null =
    delegant === null ? comptableNomme(champs) : { role: 'comptable', id: delegant, codique: saisiPar.codique };
  return decidePar === null ? null : { decidePar, saisiPar };
}

async function auteurs(needs: ConsoleNeeds, qui: Qui, champs: Champs, enSonNom: boolean): Promise<Auteurs | null> {
  const { acteur } = qui;
  if (acteur.role === 'comptable') return { decidePar: acteur, saisiPar: acteur };
  if (acteur.role === 'agent-comptable') return parSonAgent(needs, acteur, champs, enSonNom);
  const decidePar = comptableNomme(champs);
  if (decidePar === null) return null;
  // Whoever runs the machine alone says who sits at it.
  const saisiPar = qui === EXPLOITANT ? (acteurDit(champs.saisiPar) ?? acteur) : acteur;
  return { decidePar, saisiPar };
}

/** Whether a comptable of that poste holds that right now: whoever runs the machine alone keeps no rights, and says it. */
async function estEnFonction({ journal, horloge }: ConsoleNeeds, { role, id, codique }: Acteur): Promise<boolean> {
  const lue = await lireUneHabilitation(journal, id);
  if (lue === null || role !== 'comptable' || lue.role !== 'comptable') return false;
  return lue.perimetre.type === 'poste' && lue.perimetre.codique === codique && enVigueur(lue, horloge.now());
}

/** Behind a token, whoever issued it: it is no second person. */
async function personneDerriere(journal: ConsoleNeeds['journal'], id: string): Promise<string | null> {
  const sienne = await lireUneHabilitation(journal, id);
  if (sienne !== null) return sienne.personne;
  const emetteur = (await lireUnJeton(journal, id))?.par.id;
  return emetteur === undefined ? null : ((await lireUneHabilitation(journal, emetteur))?.personne ?? null);
}

/** As far as they are known: a right may have been granted to somebody who holds another. */
async function personnesDerriere({ journal }: ConsoleNeeds, { decidePar, saisiPar }: Auteurs): Promise<string[]> {
  const ids = [...new Set([decidePar.id, saisiPar.id])];
  const personnes = await Promise.all(ids.map((id) => personneDerriere(journal, id)));
  return [...new Set(personnes.flatMap((personne) => personne ?? []))];
}

export interface ActeLu {
  readonly champs: Champs;
  /** As it would be recorded: what it joins is not kept yet. */
  readonly acte: Acte;
  readonly garder: () => Promise<Acte>;
}

const NON_HABILITE = refuser(
  'DECIDEUR_NON_HABILITE',
  'Le comptable qui décide doit être désigné par son habilitation, en vigueur pour ce poste : indiquez son identifiant.',
);
const ILLISIBLE = refuser('DEMANDE_ILLISIBLE', 'La demande est illisible : envoyez du JSON ou un formulaire.');

interface Lecture {
  /** What the address says already. */
  readonly dits?: Champs;
  /** It decides nothing: an agent does it in his own name. */
  readonly enSonNom?: boolean;
}

/** `ou`: where a joined document will be kept. Of a decision that another types in, a digest alone proves nothing. */
export async function lireActe(
  needs: ConsoleNeeds,
  c: Context,
  ou: string,
  { dits = {}, enSonNom = false }: Lecture = {},
): Promise<Lu<ActeLu>> {
  const [qui, corps] = [c.get('qui'), await lireCorps(c)];
  if (qui === null || corps === null) return ILLISIBLE;
  const champs = { ...corps, ...dits };
  const deQui = await auteurs(needs, qui, champs, enSonNom);
  if (deQui === null) return NON_DIT;
  const parAutrui = qui !== EXPLOITANT && deQui.decidePar !== deQui.saisiPar;
  // Any other role decides nothing: `refus.ts` says it.
  const nomme = deQui.decidePar.role === 'comptable' || deQui.decidePar.role === 'agent-comptable';
  if (parAutrui && nomme && !(await estEnFonction(needs, deQui.decidePar))) return NON_HABILITE;
  const jointe = await pieceJointe(needs, ou, champs);
  const personnes = await personnesDerriere(needs, deQui);
  const acteAvec = (piece: Piece): Acte => ({
    ...{ raison: texteDe(champs, 'raison'), ...deQui, personnes },
    ...(parAutrui && piece.piece === undefined ? { document: null } : piece),
  });
  const garder = async () => acteAvec(await jointe.garder());
  return { ok: true, lu: { champs, acte: acteAvec(jointe.annonce), garder } };
}

/** Whoever acts for the poste, in his own name: he who runs the machine alone names the poste. */
export function auGuichet(qui: Qui | null, champs: Champs): Acteur | null {
  if (qui === null) return null;
  if (qui !== EXPLOITANT) return qui.acteur;
  return acteurDit(champs.saisiPar) ?? comptableNomme(champs);
}

export const estOrdonnateur = (qui: Qui | null): boolean =>
  qui?.acteur.role === 'ordonnateur' || qui?.acteur.role === 'agent-ordonnateur';

/** Whether a form must ask which comptable decides, and for his document. */
export const tiersDe = (qui: Qui | null) => ({
  parUnTiers: qui?.acteur.role === 'administrateur',
  documentDu: qui?.acteur.role !== 'comptable',
});
