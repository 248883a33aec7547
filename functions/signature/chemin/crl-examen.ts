/** RFC 5280 §6.3.3: whether a certificate is revoked, from the CRLs given. */
import type { CertificatLu } from './certificat-lu.ts';
import { chercherEntree, RETIREE } from './crl-entrees.ts';
import type { CrlLue } from './crl-lue.ts';
import { pointsDe, raisonsCouvertes } from './crl-portee.ts';
import { complete, defautDeCrl, duTempsDe, parleDesExpires } from './crl-utilisable.ts';
import type { Materiel } from './materiel.ts';
import { faiteDepuis, prendEffet, type Revocation, revoqueAlors } from './moment.ts';
import { type PointDeDistribution, TOUTES_LES_RAISONS } from './point-de-distribution.ts';
import { type Examen, fiables, type Parcours, type Sort } from './sort.ts';

export function examinerListes(parcours: Parcours, certificat: CertificatLu, examen: Examen): Sort {
  const suivi = new Suivi(parcours, certificat, examen);
  for (const point of pointsDe(certificat))
    for (const crl of listesDe(point, certificat, examen.materiel)) {
      const couvertes = raisonsCouvertes(crl, point, certificat);
      if (couvertes === 0) continue;
      const lue = suivi.lire(crl, point);
      if (lue === 'muette') continue;
      if (lue !== null) return { etat: 'revoque', ...lue };
      suivi.raisons |= couvertes;
    }
  if (suivi.raisons !== TOUTES_LES_RAISONS) return { etat: 'inconnu', defaut: suivi.defaut, perdu: suivi.perdu };
  return { etat: 'bon', ensuite: suivi.ensuite, sources: suivi.sources };
}

/** Complete CRLs of whoever issues them for that point: the issuer of the certificate, or those whom the point names. */
function listesDe({ emetteurs }: PointDeDistribution, { emetteur }: CertificatLu, { crls }: Materiel): CrlLue[] {
  const noms = emetteurs?.flatMap((nom) => (nom.forme === 'annuaire' ? [nom.nom.cle] : [])) ?? [emetteur.cle];
  return [...new Set(noms)].flatMap(crls).filter(({ deltaDe }) => deltaDe === null);
}

type Preuve = Omit<Extract<Sort, { etat: 'revoque' }>, 'etat'>;

interface Entree {
  readonly dite: Revocation;
  readonly liste: CrlLue;
}

const tient = ({ dite, liste }: Entree): boolean => dite.raison !== RETIREE || liste.deltaDe === null;

/** What has been learnt of one certificate. */
class Suivi {
  /** reasons_mask. */
  raisons = 0;
  /** Why a CRL that covered it was not used; the first. */
  defaut: string | null = null;
  ensuite = Infinity;
  /** CRLs that covered it: one made before it expired, and one that no longer speaks of it since. */
  private duTemps = false;
  private muette = false;
  readonly sources: string[] = [];
  private readonly parcours: Parcours;
  private readonly certificat: CertificatLu;
  private readonly examen: Examen;
  /** Scopes that a CRL of the same signer has settled at the instant: an older one has nothing to add. */
  private readonly vues = new Set<string>();

  constructor(parcours: Parcours, certificat: CertificatLu, examen: Examen) {
    this.parcours = parcours;
    this.certificat = certificat;
    this.examen = examen;
  }

  /** Those that we have were all made after it expired: none will ever tell. */
  get perdu(): boolean {
    return this.muette && !this.duTemps;
  }

  /** Null where the CRL and its deltas prove that it was not revoked for the reasons they cover. */
  lire(crl: CrlLue, point: PointDeDistribution): Preuve | null | 'muette' {
    const { moment } = this.examen;
    this.duTemps ||= duTempsDe(crl, this.certificat);
    const caution = this.caution(crl, point);
    if (caution === null) return 'muette';
    const cle = `${caution.signataire} ${crl.cleDePortee} ${point.raisons ?? ''}`;
    if (this.vues.has(cle) && !faiteDepuis(crl.produite, moment)) return null;
    const { courant, tardives } = this.deltasDe(crl, point, caution.signataire);
    // §6.3.3 (k): "removeFromCRL" unsays the base; said since, it tells nothing of the instant.
    const modifiees = courant ? this.entreesDe(courant) : [];
    const deLInstant = modifiees.length > 0 ? modifiees : this.entreesDe(crl);
    const entrees = [...deLInstant, ...tardives.flatMap((delta) => this.entreesDe(delta))].filter(tient);
    const fatale = entrees.find(({ dite, liste }) => revoqueAlors(dite, liste.produite, moment));
    const sources = [crl.empreinte, ...caution.sources];
    if (fatale) return { revocation: fatale.dite, sources: [...sources, fatale.liste.empreinte] };
    if (entrees.length === 0 && !parleDesExpires(crl, this.certificat)) {
      this.muette = true;
      this.defaut ??= `la liste de révocation de ${crl.emetteur.court} ne dit plus rien des certificats expirés`;
      return 'muette';
    }
    if (!faiteDepuis(crl.produite, moment)) this.vues.add(cle);
    this.ensuite = Math.min(this.ensuite, ...entrees.map(({ dite }) => prendEffet(dite)));
    this.sources.push(
      ...sources,
      ...(courant ? [courant.empreinte] : []),
      ...entrees.map(({ liste }) => liste.empreinte),
    );
    return null;
  }

  /** The newest delta that completes the CRL at the instant, and those that were made since. */
  private deltasDe(crl: CrlLue, point: PointDeDistribution, signataire: string) {
    const { materiel, moment } = this.examen;
    const deltas = materiel
      .crls(crl.emetteur.cle)
      .filter((d) => complete(d, crl) && this.caution(d, point)?.signataire === signataire);
    const tardives = deltas.filter(({ produite }) => faiteDepuis(produite, moment));
    const anciennes = faiteDepuis(crl.produite, moment) ? [] : deltas.filter((delta) => !tardives.includes(delta));
    return { tardives, courant: anciennes[0] };
  }

  private entreesDe(liste: CrlLue): Entree[] {
    const dite = chercherEntree(liste, this.certificat);
    return dite === null ? [] : [{ dite, liste }];
  }

  /** A certificate answers for itself only where its authority wrote so: its distribution point names it. */
  private caution(crl: CrlLue, { emetteurs }: PointDeDistribution) {
    const { rang } = this.parcours;
    const { moment, trouverSignataire } = this.examen;
    const defaut = defautDeCrl(crl, moment);
    const dessus = fiables(this.parcours, emetteurs === null ? rang : rang + 1, crl.produite);
    const trouvee = defaut === null ? trouverSignataire(crl, dessus) : { defaut };
    if ('signataire' in trouvee) return trouvee;
    this.defaut ??= trouvee.defaut;
    return null;
  }
}
