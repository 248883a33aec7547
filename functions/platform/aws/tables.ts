/** Keys and indexes of the two tables, said once: infra/aws creates them, the adapters use them, the tests mount them. */
export const TABLE_JOURNAL = {
  partition: 'pk',
  tri: 'sk',
  /** Sparse: an item is in one only as long as it bears the index's two attributes. */
  index: {
    outbox: { nom: 'outbox', partition: 'outboxPk', tri: 'outboxSk' },
    echeances: { nom: 'echeances', partition: 'echeancePk', tri: 'echeanceSk' },
  },
} as const;

export const TABLE_LECTURES = {
  partition: 'pk',
  index: { rangs: { nom: 'rangs', partition: 'rangPk', tri: 'rangSk' } },
} as const;
