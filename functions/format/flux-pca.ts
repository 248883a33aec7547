/** What a verdict tells of a PCA file: its header, its messages, and what the rules of functions/pca/fichier find in them. */
import { type Lieu, SANS_LIEU } from '../../schemas/motifs/catalogue.ts';
import { dateEnClair } from '../pca/calendrier/dates.ts';
import { LIMITES_PCA } from '../pca/fichier/limites.ts';
import { lireMessage, type MessagePca } from '../pca/fichier/message.ts';
import { type Noeud, valeurDe } from '../pca/fichier/noeud.ts';
import { Recolte, type Recolteur } from '../pca/fichier/recolte.ts';
import { REGLES_PCA } from '../pca/fichier/regles/catalogue.ts';
import { type Constat, Vus } from '../pca/fichier/regles/regle.ts';
import { type NatFlux, type NaturePca, natFluxDe } from '../pca/fichier/vocabulaire.ts';
import type { Collecte, DossierEnCours } from './collecte.ts';
import { retenir } from './retenir.ts';
import { centimes, euros } from './valeurs/montant.ts';

const garder = (valeur: string | null): string | null => (valeur === null ? null : retenir(valeur));

/** What the control total counts; null for what is no money. */
function montantDe({ genre, input }: MessagePca): number | null {
  if (genre === 'annoncer') return input.total;
  if (genre === 'deposer') return null;
  return 'montant' in input ? input.montant : null;
}

const EN_TETE: ReadonlySet<string> = new Set(['Enveloppe', 'EnTetePCA', 'NbrDossier', 'MtTotal']);

export class FluxPca implements Recolteur {
  readonly recolte: Recolte;
  private readonly nature: NaturePca;
  private readonly collecte: Collecte;
  private readonly vus = new Vus();
  /** Of the header and of the lot, as they were read. */
  private readonly lus = new Map<string, Noeud>();
  private contenu: NatFlux | null = null;
  private documents = 0;
  private total: number | null = 0;

  constructor(nature: NaturePca, collecte: Collecte) {
    this.nature = nature;
    this.collecte = collecte;
    this.recolte = new Recolte(this, false);
  }

  ouvrir(nom: string): void {
    if (EN_TETE.has(nom)) return;
    const { collecte } = this;
    const dossier: DossierEnCours = {
      ...{ ordinal: collecte.dossiers.length, message: nom, idMsg: null, numero: null, montant: null },
      ...{ lieu: collecte.lieu(), anomalies: 0, motifs: [] },
    };
    collecte.dossier = dossier;
    if (collecte.dossiers.length < LIMITES_PCA.messages) collecte.dossiers.push(dossier);
    else collecte.abandonner('PCA_LIMITE_MESSAGES', LIMITES_PCA.messages);
  }

  recolter(noeud: Noeud, octets: number): void {
    if (EN_TETE.has(noeud.nom)) this.lireLEnTete(noeud);
    else {
      this.lireLeMessage(noeud, octets);
      this.collecte.dossier = null;
    }
  }

  /** The rules of the end: a signature for the whole, and what the header announces. */
  conclure({ fichierSigne }: { readonly fichierSigne: boolean }, jour: string | null): void {
    const { collecte } = this;
    if (!fichierSigne) this.noter(SANS_LIEU, { code: 'PCA_SANS_SIGNATURE', valeurs: {} });
    const enTete = this.lus.get('EnTetePCA') ?? null;
    const lieu = enTete?.lieu ?? SANS_LIEU;
    const annonce = valeurDe(enTete, 'NatFlux');
    if (annonce !== null && this.contenu !== null && annonce !== this.contenu)
      this.noter(lieu, { code: 'PCA_CONTENU_DIFFERENT', valeurs: { annonce, contenu: this.contenu } });
    const date = valeurDe(enTete, 'DteStr');
    if (date !== null && jour !== null && date > jour)
      this.noter(lieu, { code: 'PCA_FICHIER_FUTUR', valeurs: { date: dateEnClair(date) } });
    if (this.documents > LIMITES_PCA.documents)
      this.noter(SANS_LIEU, { code: 'PCA_LIMITE_DOCUMENTS', valeurs: { maximum: LIMITES_PCA.documents } });
    this.totaux(collecte.dossiers.length);
  }

  private totaux(compte: number): void {
    const nombre = this.lus.get('NbrDossier');
    const annonce = nombre?.valeur ?? null;
    if (nombre !== undefined && annonce !== null && Number(annonce) !== compte)
      this.noter(nombre.lieu ?? SANS_LIEU, { code: 'PCA_NOMBRE_DIFFERENT', valeurs: { annonce, compte } });
    const montant = this.lus.get('MtTotal');
    const total = montant?.valeur ? centimes(montant.valeur) : null;
    if (montant !== undefined && total !== null && this.total !== null && total !== this.total)
      this.noter(montant.lieu ?? SANS_LIEU, {
        code: 'PCA_TOTAL_DIFFERENT',
        valeurs: { annonce: euros(total), somme: euros(this.total) },
      });
  }

  private lireLEnTete(noeud: Noeud): void {
    const { collecte } = this;
    this.lus.set(noeud.nom, noeud);
    const lire = (...chemin: string[]): string | null => garder(valeurDe(noeud, ...chemin));
    const carte = (de: string) => ({ sigle: lire(de, 'Sigle'), adresse: lire(de, 'Adresse') });
    if (noeud.nom === 'Enveloppe')
      collecte.enveloppe = {
        ...{ version: lire('Parametres', 'Version'), typFic: lire('Parametres', 'TypFic') },
        ...{ nomFic: lire('Parametres', 'NomFic'), lieu: noeud.lieu, emetteur: carte('Emetteur') },
        recepteur: noeud.enfants.some(({ nom }) => nom === 'Recepteur') ? carte('Recepteur') : null,
      };
    if (noeud.nom !== 'EnTetePCA') return;
    collecte.entete = {
      ...{ dteStr: lire('DteStr'), idPost: lire('IdPost'), libellePoste: lire('LibellePoste') },
      ...{ idColl: null, finJur: null, codCol: null, codBud: null, libelleColBud: null },
    };
    collecte.pca = {
      ...{ contrat: lire('IdContrat'), etude: lire('IdEtude'), groupement: lire('IdGroupement') },
      natFlux: lire('NatFlux'),
    };
  }

  private lireLeMessage(noeud: Noeud, octets: number): void {
    const { dossier, entete, pca } = this.collecte;
    this.contenu ??= natFluxDe(this.nature, noeud.nom);
    this.documents += octets;
    if (dossier === null) return;
    dossier.idMsg = garder(valeurDe(noeud, 'IdMsg'));
    dossier.numero = garder(valeurDe(noeud, 'IdDossier') ?? valeurDe(noeud, 'IdRev'));
    const destination = { poste: entete?.idPost ?? null, contrat: pca?.contrat ?? null, etude: pca?.etude ?? null };
    const lecture = lireMessage(this.nature, noeud, destination);
    const montant = lecture?.ok === true ? montantDe(lecture.message) : null;
    dossier.montant = montant;
    this.total = this.total === null || montant === null ? null : this.total + montant;
    for (const constat of this.constater(lecture, octets, destination.poste))
      this.noter(dossier.lieu ?? SANS_LIEU, constat);
  }

  private constater(lecture: ReturnType<typeof lireMessage>, octets: number, poste: string | null): Constat[] {
    const maximum = LIMITES_PCA.documentsDuMessage;
    const trop: Constat[] = octets > maximum ? [{ code: 'PCA_DOCUMENT_TROP_GROS', valeurs: { maximum } }] : [];
    // Where the schema has refused a value already, it is told once.
    if (lecture === null || (!lecture.ok && (this.collecte.dossier?.anomalies ?? 0) > 0)) return trop;
    if (!lecture.ok) return [...trop, { code: 'PCA_VALEUR_REFUSEE', valeurs: { element: lecture.element } }];
    const contexte = { poste, date: this.collecte.entete?.dteStr ?? null, vus: this.vus };
    return [...trop, ...REGLES_PCA.flatMap((regle) => regle(lecture.message, contexte))];
  }

  private noter(lieu: Lieu, { code, valeurs }: Constat): void {
    const { collecte } = this;
    const ici = collecte.lieu;
    collecte.lieu = () => lieu;
    collecte.noter(code, valeurs);
    collecte.lieu = ici;
  }
}
