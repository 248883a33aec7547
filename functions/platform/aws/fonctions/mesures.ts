/** What alarms and the dashboard look for: infra/aws imports these names. */
export const MESURES = {
  depotsRecus: 'DepotsRecus',
  verdicts: 'VerificationsTerminees',
  octetsVerifies: 'OctetsVerifies',
  reponseMs: 'DelaiDeReponse',
  ecartes: 'DepotsEcartes',
  nonRapproches: 'DepotsNonRapproches',
  ecarts: 'EcartsDAudit',
  nonEnvoyees: 'MessagesNonEnvoyes',
  nonRecues: 'MisesNonRecues',
  nonNotifiees: 'SuspensionsNonNotifiees',
  repetees: 'MessagesRelances',
  sourcesEnEchec: 'SourcesEnEchec',
  filesCorrigees: 'FilesCorrigees',
  attenteDeSceau: 'AttenteDeSceau',
  horodatagesEnEchec: 'HorodatagesEnEchec',
  lettresMortes: 'LettresMortesDesDestinataires',
} as const;
