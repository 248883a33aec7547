/** After the last pass: what only the whole file can tell, then the results. */
import { type Anomalie, anomalie, SANS_LIEU } from '../../schemas/motifs/catalogue.ts';
import type { Politique } from '../../schemas/politique.ts';
import { constat, nommer } from './constat.ts';
import type { ElementSigne } from './element-signe.ts';
import { LIMITES } from './limites.ts';
import type { RegistreIds } from './registre-ids.ts';
import type { BordereauVu, ResultatsSignatures } from './resultat.ts';
import type { SignatureLue } from './signature-lue.ts';

export interface Vu {
  readonly signatures: readonly SignatureLue[];
  readonly bordereaux: readonly ElementSigne[];
  readonly racine: ElementSigne | null;
  readonly ids: RegistreIds;
  /** What passed its limit, or null. */
  readonly debordement: string | null;
  /** Signatures out of place, or one too many on their element; those past the limit were only counted. */
  readonly enTrop: number;
  readonly instructionHorsRacine: boolean;
  readonly politique: Politique;
}

export function synthese(vu: Vu): ResultatsSignatures {
  for (const signature of vu.signatures) verifierIds(signature, vu);
  return {
    signatures: vu.signatures.map((s) => s.resultat(vu.politique)),
    bordereaux: vu.bordereaux.map((b) => couverture(b, vu.racine)),
    fichier: vu.racine?.signature?.rang ?? null,
    anomalies: [...limites(vu), ...doublons(vu), ...nonSignes(vu)],
  };
}

/** A repeated Id anywhere in the file makes what it names uncertain; so does `URI=""` with more than the root to sign. */
function verifierIds(signature: SignatureLue, { ids, instructionHorsRacine }: Vu): void {
  const { bloc, element } = signature;
  const siens = [element.id, bloc?.id, bloc?.proprietes.id].filter((id) => id != null);
  const repete = siens.find((id) => ids.estRepete(id));
  if (repete !== undefined) signature.rendreIllisible('IDENTIFIANT_EN_DOUBLE', { id: repete });
  if (instructionHorsRacine && bloc?.signedInfo.references.some((r) => r.uri === ''))
    signature.rendreIllisible('SIGNATURE_URI_VIDE');
}

function couverture(bordereau: ElementSigne, racine: ElementSigne | null): BordereauVu {
  const signature = bordereau.signature?.rang ?? null;
  const couvertPar = signature !== null ? 'bordereau' : racine?.signature ? 'fichier' : null;
  const { id, numero, lieu, rang } = bordereau;
  return { rang: rang ?? 0, id, numero, lieu, signature, couvertPar };
}

function limites({ debordement, enTrop, ids }: Vu): Anomalie[] {
  const dire = (elements: string, limite: number) =>
    anomalie('ELEMENTS_TROP_NOMBREUX', SANS_LIEU, { elements, limite });
  return [
    ...(debordement === null ? [] : [dire(debordement, LIMITES.signatures)]),
    ...(enTrop <= LIMITES.signaturesEnTrop
      ? []
      : [anomalie('SIGNATURES_EN_TROP', SANS_LIEU, { nombre: enTrop, limite: LIMITES.signaturesEnTrop })]),
    ...(ids.deborde ? [dire('identifiants', LIMITES.identifiants)] : []),
  ];
}

/** Where nothing is signed an Id names nothing signed: the schema alone has something to say. */
function doublons({ ids, signatures, enTrop }: Vu): Anomalie[] {
  if (signatures.length + enTrop === 0) return [];
  return ids.doublons.map(({ id, lieu, bordereau }) =>
    anomalie('IDENTIFIANT_EN_DOUBLE', lieu, { id }, bordereau < 0 ? {} : { bordereau }),
  );
}

/**
 * In each domain either every bordereau is signed or none is: InfoDematerialisee, which says whether they must be, is
 * the domain's. A signature of the file on top of theirs is a technical one (annexe 1, exig. 2-11) and does not stand
 * in for a missing one.
 */
function nonSignes({ bordereaux, racine, politique }: Vu): Anomalie[] {
  const signes = new Set(bordereaux.filter((b) => b.signature !== null).map((b) => b.domaine));
  if (signes.size === 0) return [];
  const enSus = racine?.signature ? [anomalie('SIGNATURE_DU_FICHIER_EN_SUS', racine.signature.lieu)] : [];
  const manquants = bordereaux.filter((b) => b.signature === null && signes.has(b.domaine));
  return [
    ...enSus,
    ...manquants.map((b) => {
      const nom = nommer(b.porteur);
      return constat(
        'BORDEREAU_NON_SIGNE',
        b.lieu,
        { bordereau: nom[0]?.toUpperCase() + nom.slice(1) },
        b.porteur,
        politique,
      );
    }),
  ];
}
