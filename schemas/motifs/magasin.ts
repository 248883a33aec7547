/** Motifs of trust in a signer, beyond his path: what the trust store and the politique say of it. */
import { motifs } from './motif.ts';

const AUTORITES =
  'Signez avec un certificat de la DGFiP, un certificat RGS ou un certificat qualifié eIDAS, puis déposez de nouveau le fichier.';

export const MOTIFS_MAGASIN = motifs({
  MAGASIN_SANS_AUTORITE: {
    niveau: 'flux',
    gravite: 'rejet',
    phrase:
      'Le certificat de {signataire} n’a pu être rattaché à aucune autorité : aucune autorité de confiance n’est déclarée ici.',
    remede: 'Rien à faire de votre côté : l’exploitant de Passerelle doit déclarer les autorités de confiance.',
    source: 'arrêté du 27 juin 2007, art. 4 II',
    numAnoAck: 'ERREUR_CERTIFICAT',
  },
  MAGASIN_TROP_GRAND: {
    niveau: 'flux',
    gravite: 'rejet',
    phrase:
      'Le certificat de {signataire} n’a pas été vérifié : plus de {limite} autorités de confiance sont déclarées ici.',
    remede: 'Rien à faire de votre côté : l’exploitant de Passerelle doit retirer des autorités de confiance.',
    source: 'docs/confiance.md',
    numAnoAck: 'ERREUR_CERTIFICAT',
  },
  CERTIFICAT_FAMILLE_NON_ADMISE: {
    niveau: 'flux',
    gravite: 'rejet',
    phrase:
      'Le certificat de {signataire} est de la famille « {famille} », qui n’est pas admise à la réception du fichier.',
    remede: AUTORITES,
    source: 'arrêté du 27 juin 2007, art. 4 II ; politique de vérification, familles',
    numAnoAck: 'ERREUR_CERTIFICAT',
  },
  CERTIFICAT_AUTORITE_HORS_DATES: {
    niveau: 'flux',
    gravite: 'rejet',
    phrase: 'L’autorité qui a émis le certificat de {signataire} n’était pas de confiance le {signeLe}.',
    remede: AUTORITES,
    source: 'arrêté du 27 juin 2007, art. 4 II ; ETSI TS 119 612 §5.5.4',
    numAnoAck: 'ERREUR_CERTIFICAT',
  },
  CONFIANCE_NON_ETABLIE_A_TEMPS: {
    niveau: 'flux',
    gravite: 'rejet',
    phrase:
      'La vérification de la signature a été tentée {essais} fois jusqu’au {limite}, sans pouvoir établir la confiance dans le certificat de {signataire}.',
    remede:
      'Signalez-le à l’exploitant de Passerelle, qui dira quand déposer de nouveau le fichier, sous un autre nom de fichier.',
    source: 'politique de vérification, report ; arrêté du 27 juin 2007, annexe 1, exig. 2-10',
    numAnoAck: 'ERREUR_CERTIFICAT',
  },
});
