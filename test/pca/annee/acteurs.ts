/** What the études and the comptables do to one dossier, through the real handlers; the étude's books follow. */

import type { Qui } from '../../../functions/habilitation/qui.ts';
import { agir, confier } from '../../../functions/pca/dossier/handler.ts';
import { accepte, type Besoins, CONTRAT, comptable, etude, message, PDF, type SECTEURS } from './departement-simule.ts';
import { type Compte, type Livre, resteDe, type Versement } from './livre.ts';

type Mode = 'especes' | 'virement' | 'cheque-etude' | 'cheque-tresor';

export interface NouveauDossier {
  readonly poste: string;
  readonly numero: string;
  readonly secteur: (typeof SECTEURS)[number];
  readonly nature: 'produit-local' | 'amende';
  readonly montant: number;
}

let versements = 0;

export class Acteurs {
  readonly #needs: Besoins;
  readonly #livre: Livre;
  /** Payments as they were made, and as they failed: what came in, by the debtors' own count. */
  entre = 0;

  constructor(needs: Besoins, livre: Livre) {
    this.#needs = needs;
    this.#livre = livre;
  }

  async confier({ poste, numero, secteur, nature, montant }: NouveauDossier, jour: string): Promise<void> {
    const commun = { priseEnChargeLe: '2025-06-01', prescription: '2029-06-01', relanceLe: '2025-09-01' };
    const chiffres = {
      miseEnDemeureLe: null,
      principal: montant,
      majoration: 0,
      fraisAnterieurs: 0,
      dejaPaye: 0,
      resteDu: montant,
    };
    const local = {
      collectivite: { siret: '21520000000010', nom: 'Commune de Saint-Aubin' },
      exercice: '2025',
      objet: 'Cantine',
    };
    const titre = { reference: `T-${poste}-${numero}`, ...commun, ...chiffres };
    const demande = {
      ...{
        message: message(),
        poste,
        numero,
        contrat: CONTRAT,
        voie: 'dematerialisee',
        signeeLe: jour,
        secteur,
        montant,
      },
      ...{
        nature,
        creances: [nature === 'amende' ? { ...titre, titreExecutoireLe: '2025-05-02' } : { ...titre, ...local }],
      },
      redevables: [
        {
          ...{ role: 'principal', departement: '52', droitPublic: false },
          personne: { type: 'physique', nom: `Dupre ${poste} ${numero}`, prenom: 'Camille' },
          adresse: { lignes: ['3 rue du Moulin'], codePostal: '52000', commune: 'Chaumont' },
        },
      ],
    };
    accepte(await confier(this.#needs)(comptable(poste), demande));
  }

  async #faire(compte: Compte, par: Qui, acte: object): Promise<void> {
    const { poste, numero } = compte;
    accepte(await agir(this.#needs)(par, { poste, numero }, { message: message(), ...acte }));
  }

  #etude(compte: Compte, acte: object): Promise<void> {
    return this.#faire(compte, etude(compte.etude), acte);
  }

  #comptable(compte: Compte, acte: object): Promise<void> {
    return this.#faire(compte, comptable(compte.poste), acte);
  }

  /** The étude shares it by its own books; a share that is not the product's, to the cent, is refused. */
  async verser(compte: Compte, jour: string, montant: number, mode: Mode): Promise<Versement> {
    const hors = !compte.ouvert;
    const chez = mode === 'cheque-tresor' ? 'tresor' : 'etude';
    const part =
      chez === 'tresor' ? this.#livre.partagerDirect(compte, montant) : this.#livre.partager(compte, montant, hors);
    const { principal, fraisHT, tva } = part;
    const mouvement = `V${++versements}`;
    const repartition = { principal, fraisHT, tva, excedent: montant - principal - fraisHT - tva };
    await this.#etude(compte, { type: 'VersementRecu', mouvement, mode, recuLe: jour, montant, repartition });
    const versement: Versement = { mouvement, jour, montant, chez, reverse: false, ...part };
    this.#livre.verser(compte, versement);
    this.entre += montant;
    return versement;
  }

  /** All that is owed, and the fees of the étude on top. */
  async solder(compte: Compte, jour: string, mode: Mode): Promise<Versement> {
    const { principal, fraisHT, tva } = this.#livre.partager(compte, Number.MAX_SAFE_INTEGER, false);
    return this.verser(compte, jour, principal + fraisHT + tva, mode);
  }

  async payerLeComptable(compte: Compte, jour: string, montant: number): Promise<void> {
    const part = this.#livre.partagerDirect(compte, montant);
    const mouvement = `P${++versements}`;
    await this.#comptable(compte, { type: 'PaiementRecu', mouvement, mode: 'virement', recuLe: jour, montant });
    this.#livre.verser(compte, { mouvement, jour, montant, chez: 'comptable', reverse: true, ...part });
    this.entre += montant;
  }

  async rejeter(compte: Compte, versement: Versement, jour: string): Promise<void> {
    const par = versement.chez === 'tresor' ? comptable(compte.poste) : etude(compte.etude);
    await this.#faire(compte, par, { type: 'MouvementRejete', mouvement: versement.mouvement, rejeteLe: jour });
    this.#livre.rejeter(compte, versement, jour);
    this.entre -= versement.montant;
  }

  async demenager(compte: Compte, jour: string, dansRessort: boolean): Promise<void> {
    const adresse = { lignes: ['8 quai Neuf'], codePostal: '21000', commune: 'Dijon' };
    const ou = { dansDepartement: false, dansRessort, certitude: 'confirmee', adresse };
    await this.#etude(compte, { type: 'AdresseSignalee', survenuLe: jour, ...ou });
  }

  async disparaitre(compte: Compte, jour: string): Promise<void> {
    await this.#etude(compte, { type: 'DisparitionSignalee', survenuLe: jour, retour: 'inconnu' });
    this.#livre.compter(compte, jour, 'disparitions', 0);
  }

  async signalerLInsolvabilite(compte: Compte, jour: string): Promise<void> {
    const constat = { constat: 'rsa', preuves: [{ contenu: PDF }] };
    await this.#etude(compte, { type: 'InsolvabiliteSignalee', survenuLe: jour, ...constat });
    this.#livre.compter(compte, jour, 'insolvabilites', 0);
  }

  async retenirLInsolvabilite(compte: Compte, jour: string): Promise<void> {
    await this.#comptable(compte, { type: 'InsolvabiliteRetenue', survenuLe: jour });
    this.#livre.fermer(compte, jour, 'closInsolvabilite');
  }

  async retirer(compte: Compte, jour: string, motif: string): Promise<void> {
    await this.#comptable(compte, { type: 'DossierRetire', survenuLe: jour, motif });
    this.#livre.fermer(compte, jour, 'closRetires');
  }

  async contester(compte: Compte, jour: string, sorte: string, effet: string): Promise<void> {
    await this.#comptable(compte, { type: 'ContestationEnregistree', survenuLe: jour, sorte, effet });
    if (effet === 'arreter') this.#livre.fermer(compte, jour, 'closRetires');
    // In court the term waits for the comptable's own.
    if (sorte === 'juridiction') compte.terme = '';
  }

  async juger(compte: Compte, jour: string, dette: number, terme: string): Promise<void> {
    await this.#comptable(compte, { type: 'SuspensionLevee', survenuLe: jour, terme, dette });
    compte.terme = terme;
    this.#livre.reduire(compte, jour, compte.dette - dette);
  }

  async prolonger(compte: Compte, jour: string, terme: string): Promise<void> {
    await this.#comptable(compte, { type: 'PhaseProlongee', survenuLe: jour, terme, motif: 'paiement-en-cours' });
    compte.terme = terme;
  }

  async remettre(compte: Compte, jour: string, montant: number): Promise<void> {
    const tout = montant === compte.dette;
    const acte = { portee: tout ? 'totale' : 'partielle', montant, motif: tout ? 'annulation-du-titre' : 'remise' };
    await this.#comptable(compte, { type: 'DetteAnnulee', survenuLe: jour, ...acte });
    if (!tout) return this.#livre.reduire(compte, jour, montant);
    this.#livre.compter(compte, jour, 'diminution', resteDe(compte));
    compte.dette = 0;
    this.#livre.fermer(compte, jour, 'closRetires');
  }
}
