/** One signature while it is read and once it is judged. */
import type { Anomalie, Lieu } from '../../schemas/motifs/catalogue.ts';
import type { Politique } from '../../schemas/politique.ts';
import { abreger } from './abrege.ts';
import type { Bloc } from './bloc.ts';
import type { Certificat } from './certificat.ts';
import { constat } from './constat.ts';
import type { ElementSigne } from './element-signe.ts';
import type { CodeSignature, Valeurs } from './illisible.ts';
import type { Integrite, Portee, ResultatSignature } from './resultat.ts';
import type { Canonisation } from './signed-info.ts';

/** One comparison still due: its outcome comes with the canonical form of what it is about. */
export interface Attente {
  readonly quoi: 'contenu' | 'proprietes' | 'signedInfo';
  readonly forme: Canonisation;
  /** For `contenu`, the digest to make of it (node:crypto name); the two others are kept whole. */
  readonly condensat: string;
  /** Compares the digest (`contenu`) or the octets (the two others). */
  readonly comparer: (recu: Uint8Array) => boolean;
  juste: boolean | null;
}

/** Why each comparison fails. */
const ALTERATION = {
  contenu: 'SIGNATURE_CONTENU_MODIFIE',
  proprietes: 'SIGNATURE_PROPRIETES_MODIFIEES',
  signedInfo: 'SIGNATURE_VALEUR_FAUSSE',
} as const;

export class SignatureLue {
  /** Rank among the ds:Signature that carry an element, in file order from 0. */
  readonly rang: number;
  readonly element: ElementSigne;
  readonly lieu: Lieu;
  readonly attentes: Attente[] = [];
  bloc: Bloc | null = null;
  certificat: Certificat | null = null;
  autresCertificats: readonly Uint8Array[] = [];
  confianceRefusee = false;
  /** The certificate is not the one that the signed properties declare. */
  autreCertificat = false;
  private illisible = false;
  private suivie = false;
  private multiple = false;
  private readonly anomalies: { code: CodeSignature; valeurs: Valeurs; lieu: Lieu }[] = [];

  constructor(rang: number, element: ElementSigne, lieu: Lieu) {
    this.rang = rang;
    this.element = element;
    this.lieu = lieu;
  }

  get portee(): Portee {
    return this.element.rang === null ? 'fichier' : 'bordereau';
  }

  signaler(code: CodeSignature, valeurs: Valeurs = {}, lieu: Lieu = this.lieu): void {
    const courtes = Object.entries(valeurs).map(([nom, v]) => [nom, typeof v === 'string' ? abreger(v) : v]);
    this.anomalies.push({ code, valeurs: Object.fromEntries(courtes), lieu });
  }

  /** A structure anomaly: whatever was or will be computed, nothing is said of the content. */
  rendreIllisible(code: CodeSignature, valeurs: Valeurs = {}, lieu: Lieu = this.lieu): void {
    this.illisible = true;
    this.signaler(code, valeurs, lieu);
  }

  /** The signature is not the last element of what it signs; said once. */
  suivieDe(element: string, lieu: () => Lieu): void {
    if (!this.suivie) this.rendreIllisible('SIGNATURE_NON_FINALE', { element }, lieu());
    this.suivie = true;
  }

  /** Another signature stands on the same element; said once. */
  nEstPasSeule(): void {
    if (!this.multiple) this.rendreIllisible('SIGNATURE_MULTIPLE');
    this.multiple = true;
  }

  /** An anomaly that forbids trust, whatever the chain. */
  refuserConfiance(code: CodeSignature, valeurs: Valeurs): void {
    this.confianceRefusee = true;
    this.signaler(code, valeurs);
  }

  /** True where the exact second pass is of use. */
  get aRelire(): boolean {
    return !this.illisible && this.attentes.some((a) => a.juste === null);
  }

  resultat(politique: Politique): ResultatSignature {
    const { bloc, certificat, element } = this;
    const { integrite, alterations } = this.conclure();
    const anomalies = [...alterations, ...this.anomalies].map(
      (a): Anomalie => constat(a.code, a.lieu, a.valeurs, element.porteur, politique),
    );
    return {
      id: bloc?.id ?? null,
      portee: this.portee,
      cible: bloc === null ? null : element.id,
      bordereau: element.rang,
      integrite,
      confiance: this.confianceRefusee ? 'refusee' : 'indeterminee',
      lieu: this.lieu,
      anomalies,
      certificat: certificat?.der ?? null,
      autresCertificats: this.autresCertificats,
      signataire: certificat?.sujet ?? null,
      signeLe: bloc?.proprietes.signeLe ?? null,
      politique: bloc?.proprietes.politique?.id ?? null,
      faits: bloc === null || certificat === null ? null : faits(bloc, certificat),
    };
  }

  private conclure(): { integrite: Integrite; alterations: { code: CodeSignature; valeurs: Valeurs; lieu: Lieu }[] } {
    const { lieu, certificat } = this;
    if (this.illisible) return { integrite: 'illisible', alterations: [] };
    const fausses = this.attentes.filter((a) => a.juste === false);
    if (fausses.length > 0) {
      const valeurs = { signataire: certificat?.nom ?? '' };
      // A value that is wrong under the key of another is no proof that anything was changed: only the certificate was.
      const prouve = !this.autreCertificat || fausses.some((a) => a.quoi !== 'signedInfo');
      const alterations = fausses.map((a) => ({ code: ALTERATION[a.quoi], valeurs, lieu }));
      return { integrite: prouve ? 'alteree' : 'illisible', alterations };
    }
    if (this.attentes.length === 3 && this.attentes.every((a) => a.juste === true))
      return { integrite: 'intacte', alterations: [] };
    return { integrite: 'illisible', alterations: [{ code: 'SIGNATURE_NON_VERIFIEE', valeurs: {}, lieu }] };
  }
}

function faits(bloc: Bloc, certificat: Certificat) {
  const { signedInfo, proprietes } = bloc;
  return {
    methode: signedInfo.algorithme,
    condensats: signedInfo.references.map((r) => r.algorithme),
    cle: certificat.cle,
    valideDu: certificat.debut.toISOString(),
    valideAu: certificat.fin.toISOString(),
    politique: proprietes.politique,
    roles: proprietes.roles,
  };
}
