/** What alarms and the dashboard look for: infra/aws imports these names. */
export const MESURES = {
  depotsRecus: 'DepotsRecus',
  verdicts: 'VerificationsTerminees',
  octetsVerifies: 'OctetsVerifies',
  reponseMs: 'DelaiDeReponse',
  ecartes: 'DepotsEcartes',
  nonRapproches: 'DepotsNonRapproches',
  nonEnvoyees: 'MessagesNonEnvoyes',
  nonRecues: 'MisesNonRecues',
  repetees: 'MessagesRelances',
  sourcesEnEchec: 'SourcesEnEchec',
  filesCorrigees: 'FilesCorrigees',
  attenteDeSceau: 'AttenteDeSceau',
  horodatagesEnEchec: 'HorodatagesEnEchec',
  lettresMortes: 'LettresMortesDesDestinataires',
} as const;
