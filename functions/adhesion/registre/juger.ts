/** Is who signed one who may? The signatures of a flow, held against the register as of its reception. Pure. */
import type { Formulaire } from '../../../schemas/evenements/adhesion.ts';
import type { FamilleChoisie } from '../../../schemas/evenements/annexe-2.ts';
import type { Signataire } from '../../../schemas/evenements/signataire.ts';
import { type Anomalie, anomalie, type CodeMotif, type Objet, SANS_LIEU } from '../../../schemas/motifs/catalogue.ts';
import type { Politique } from '../../../schemas/politique.ts';
import type { Verdict, VerdictSignature } from '../../../schemas/verdict.ts';
import { dateCivile } from '../heure-de-paris.ts';
import { anomaliesDesPjAttestees } from './juger-les-pj.ts';
import { enVigueurLe, parCertificat, type Signataires } from './signataires.ts';

export interface AJuger {
  readonly formulaire: Formulaire;
  readonly signataires: Signataires;
  readonly verdict: Verdict;
  readonly politique: Pick<Politique, 'rejetSurSignature'>;
}

/** Art. 4 I: the arrêté of 15 June 2012, and those that have replaced it since. */
const FAMILLES: Readonly<Record<FamilleChoisie, readonly VerdictSignature['famille'][]>> = {
  dgfip: ['dgfip'],
  'arrete-2012': ['rgs', 'eidas'],
};
const FAMILLES_EN_CLAIR: Readonly<Record<FamilleChoisie, string>> = {
  dgfip: 'le certificat de signature de la DGFiP',
  'arrete-2012': 'un certificat de l’arrêté du 15 juin 2012',
};

type Valeurs = Readonly<Record<string, string>>;
type Bordereau = Verdict['bordereaux'][number];

/** `rang`: of the signature in the verdict, null for what is said of a PJ. */
export interface Constatee {
  readonly rang: number | null;
  readonly anomalie: Anomalie;
}

/** A signature that fails rejects what it is laid on, or the flux, as the politique has it. */
function relever(code: CodeMotif, valeurs: Valeurs, { signature, objet, politique }: Sur): Anomalie {
  const a = anomalie(code, SANS_LIEU, valeurs, objet);
  return { ...a, niveau: signature.portee === 'bordereau' ? politique.rejetSurSignature : 'flux' };
}

interface Sur {
  readonly signature: VerdictSignature;
  readonly objet: Objet;
  readonly politique: AJuger['politique'];
}

const nomDe = ({ signataire }: VerdictSignature): string =>
  /(?:^|, )CN=([^,]+)/.exec(signataire ?? '')?.[1] ?? 'un signataire inconnu';

const jourEnClair = (jour: string): string => jour.split('-').reverse().join('/');

/** Art. 4 II: the organisme has chosen one family of certificates. */
function anomaliesDeLaFamille({ annexe }: Formulaire, sur: Sur): Anomalie[] {
  const { famille } = sur.signature;
  if (annexe === undefined || famille === null || FAMILLES[annexe.certificat.famille].includes(famille)) return [];
  const choisie = FAMILLES_EN_CLAIR[annexe.certificat.famille];
  return [relever('CERTIFICAT_FAMILLE_NON_CHOISIE', { signataire: nomDe(sur.signature), choisie }, sur)];
}

/** The inscription that was in force when he signed, or what is wrong. */
function inscriptionDe(signataires: Signataires, sur: Sur, signeLe: string): Signataire | Anomalie {
  const signataire = nomDe(sur.signature);
  const siennes = parCertificat(signataires, sur.signature.certificat?.sha256 ?? '');
  const jour = dateCivile(signeLe);
  const [premiere] = siennes;
  if (premiere === undefined) return relever('SIGNATAIRE_NON_INSCRIT', { signataire }, sur);
  const enVigueur = siennes.find((une) => enVigueurLe(une, jour));
  if (enVigueur !== undefined) return enVigueur;
  const proche = siennes.findLast(({ du }) => du <= jour) ?? premiere;
  const periode =
    proche.au === null
      ? `à partir du ${jourEnClair(proche.du)}`
      : `du ${jourEnClair(proche.du)} au ${jourEnClair(proche.au)}`;
  return relever('SIGNATAIRE_HORS_DELEGATION', { signataire, periode, signeLe: jourEnClair(jour) }, sur);
}

const EN_TOUTES_LETTRES = { depense: 'dépense', recette: 'recette' } as const;

/** What he signed of a domaine that is not his is rejected alone. */
const anomaliesDuDomaine = (
  { domaines }: Signataire,
  couverts: readonly (readonly [number, Bordereau])[],
  signature: VerdictSignature,
): Anomalie[] =>
  couverts.flatMap(([bordereau, { domaine }]) =>
    domaines.includes(domaine)
      ? []
      : [
          anomalie(
            'SIGNATAIRE_HORS_DOMAINE',
            SANS_LIEU,
            { signataire: nomDe(signature), domaine: EN_TOUTES_LETTRES[domaine] },
            { bordereau },
          ),
        ],
  );

/** What is not intact says nothing of anyone: the signature's own anomalies stand. */
const estJugeable = (s: VerdictSignature): s is VerdictSignature & { signeLe: string } =>
  s.integrite === 'intacte' && s.certificat !== null && s.signeLe !== null;

function anomaliesDUneSignature(
  { formulaire, signataires, verdict, politique }: AJuger,
  signature: VerdictSignature & { signeLe: string },
  rang: number,
): Constatee[] {
  const couverts = [...verdict.bordereaux.entries()].filter(
    ([, { id }]) => signature.portee === 'fichier' || id === signature.cible,
  );
  const premier = couverts[0]?.[0];
  const objet = signature.portee === 'fichier' || premier === undefined ? {} : { bordereau: premier };
  const sur = { signature, objet, politique };
  const dire = (anomalies: readonly Anomalie[]) => anomalies.map((a) => ({ rang, anomalie: a }));
  const famille = dire(anomaliesDeLaFamille(formulaire, sur));
  if (signataires.length === 0) return famille;
  const inscription = inscriptionDe(signataires, sur, signature.signeLe);
  if ('code' in inscription) return [...famille, ...dire([inscription])];
  const desPj = signature.portee === 'fichier' ? anomaliesDesPjAttestees(inscription, verdict, nomDe(signature)) : [];
  return [
    ...famille,
    ...dire(anomaliesDuDomaine(inscription, couverts, signature)),
    ...desPj.map((a) => ({ rang: null, anomalie: a })),
  ];
}

/** Where no signataire is registered at all, who signs is not judged: the comptable keeps that control. */
export function anomaliesDesSignatures(aJuger: AJuger): Constatee[] {
  if (aJuger.verdict.nature !== 'PES_Aller') return [];
  return aJuger.verdict.signatures.flatMap((signature, rang) =>
    estJugeable(signature) ? anomaliesDUneSignature(aJuger, signature, rang) : [],
  );
}
