// Follows the page: fetches it again every two seconds and puts the new content in place, without taking the focus,
// the selection or the scrolling of whoever reads. A box stops it (RGAA 13.8). Without scripts, one reloads the page.
const PERIODE = 2000;
const MEMOIRE = 'passerelle.actualiser';
const principal = document.querySelector('[data-vivante]');

function commande() {
  const barre = document.createElement('p');
  barre.className = 'suivi';
  barre.innerHTML = '<label><input type="checkbox"> Actualiser automatiquement</label><span role="status"></span>';
  const case_ = barre.querySelector('input');
  case_.checked = sessionStorage.getItem(MEMOIRE) !== 'non';
  case_.addEventListener('change', () => sessionStorage.setItem(MEMOIRE, case_.checked ? 'oui' : 'non'));
  return {
    barre,
    actif: () => case_.checked,
    dire: (texte) => {
      barre.querySelector('[role]').textContent = texte;
    },
  };
}

const lit = () => principal.contains(document.activeElement);
const choisit = () => document.getSelection()?.isCollapsed === false;

if (principal) {
  const { barre, actif, dire } = commande();
  document.querySelector('.titre').append(barre);
  let connu = principal.innerHTML;
  const actualiser = async () => {
    if (!actif() || document.hidden || lit() || choisit()) return;
    try {
      const reponse = await fetch(location.href, { headers: { Accept: 'text/html' } });
      if (!reponse.ok) return;
      const page = new DOMParser().parseFromString(await reponse.text(), 'text/html');
      const nouveau = page.querySelector('[data-vivante]')?.innerHTML;
      if (nouveau === undefined || nouveau === connu || lit() || choisit()) return;
      connu = nouveau;
      const defilements = [...principal.querySelectorAll('.defilement')].map((zone) => zone.scrollLeft);
      principal.innerHTML = nouveau;
      principal.querySelectorAll('.defilement').forEach((zone, i) => {
        zone.scrollLeft = defilements[i] ?? 0;
      });
      dire(`Page mise à jour à ${new Date().toLocaleTimeString('fr-FR', { timeZone: 'Europe/Paris' })}`);
    } catch {
      dire('Le serveur ne répond pas.');
    }
  };
  setInterval(actualiser, PERIODE);
}
