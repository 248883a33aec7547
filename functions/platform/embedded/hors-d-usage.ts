/** What the file holds is not what was written there. The message is that of SQLite. */
export class BaseAbimee extends Error {}

/** The journal is missing or damaged. The message is a French sentence for whoever runs the server. */
export class JournalHorsDUsage extends Error {}
