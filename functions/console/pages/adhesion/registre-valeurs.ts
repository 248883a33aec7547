/** A form as the fields of the page have it: by their names, all text. Pure. */
import type { Formulaire } from '../../../../schemas/evenements/adhesion.ts';
import type { Volet } from '../../../../schemas/evenements/annexe-2.ts';

type Valeurs = Record<string, string>;

const volet = (nom: 'depense' | 'recette', lu: Volet | null): Valeurs =>
  lu === null
    ? {}
    : {
        [`${nom}.adhere`]: 'oui',
        [`${nom}.budgets`]: lu.budgets?.join(', ') ?? '',
        [`${nom}.donneesDepuis`]: lu.donneesDepuis,
        [`${nom}.signatureDepuis`]: lu.signatureDepuis ?? '',
        [`${nom}.editeur`]: lu.editeur,
        [`${nom}.progiciel`]: lu.progiciel,
      };

/** What the next form says again. Of a form that was taken over, only what it said. */
export function valeursDuFormulaire(formulaire: Formulaire | null): Valeurs {
  if (formulaire === null) return { versionPes: '2', 'transmission.mode': 'operateur', 'certificat.famille': 'dgfip' };
  const { annexe, codiques, siretsRattaches, budgets, domaines, depuis, pjDematerialisees } = formulaire;
  const commun = { codiques: codiques.join(', '), siretsRattaches: siretsRattaches.join(', ') };
  if (annexe === undefined) {
    const repris = domaines.flatMap((domaine) => [
      [`${domaine}.adhere`, 'oui'],
      [`${domaine}.budgets`, budgets?.join(', ') ?? ''],
      [`${domaine}.donneesDepuis`, depuis],
      [`${domaine}.signatureDepuis`, depuis],
    ]);
    const pj = pjDematerialisees ? { 'pj.adhere': 'oui', 'pj.depuis': depuis } : {};
    return { versionPes: '2', ...commun, ...Object.fromEntries(repris), ...pj };
  }
  const { transmission, certificat, pj } = annexe;
  return {
    ...commun,
    organisme: annexe.organisme,
    'representant.qualite': annexe.representant.qualite,
    versionPes: annexe.versionPes,
    'transmission.mode': transmission.mode,
    'transmission.operateur': transmission.mode === 'operateur' ? transmission.operateur : '',
    receptionHelios: annexe.receptionHelios ? 'oui' : '',
    ...volet('depense', annexe.depense),
    ...volet('recette', annexe.recette),
    ...(pj === null
      ? {}
      : {
          'pj.adhere': 'oui',
          'pj.budgets': pj.budgets?.join(', ') ?? '',
          'pj.depuis': pj.depuis,
          'pj.accord.le': pj.accord.le,
          'pj.accord.document': pj.accord.document,
        }),
    'certificat.famille': certificat.famille,
    ...(certificat.famille === 'dgfip'
      ? {}
      : {
          'certificat.autorite': certificat.autorite,
          'certificat.reference': certificat.reference,
          'certificat.delivreLe': certificat.delivreLe,
        }),
    renonciation: annexe.renonciation,
  };
}
