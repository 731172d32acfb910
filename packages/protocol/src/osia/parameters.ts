/** Path and query parameters that OSIA's operations share. */
import { Type } from 'typebox';

const optional = Type.Optional;
const id = (description: string) => Type.String({ description });

export const path = {
  personId: id('The person.'),
  encounterId: id('The encounter.'),
  galleryId: id("The gallery's name; ALL stands for every gallery."),
  personIdTarget: id('The person who receives.'),
  personIdSource: id('The person who gives.'),
  taskId: id('As the 202 answer told it.'),
};

const transaction = {
  transactionId: Type.String({ description: "The client's own id of this call; comes back in the callback." }),
};
const callback = {
  callback: optional(
    Type.String({
      format: 'uri',
      description: 'Makes the call asynchronous; must lie under an address registered for the client.',
    }),
  ),
};
const priority = { priority: optional(Type.Integer({ description: '0 lowest to 9 highest.' })) };
const algorithm = {
  algorithm: optional(Type.String({ description: 'A hint, not heeded while each modality has one.' })),
};
const threshold = {
  threshold: optional(
    Type.Number({
      description: 'log10 of a likelihood ratio; follows from FPIR and the size of the gallery when absent.',
    }),
  ),
  accuracyLevel: optional(Type.String({ description: 'Not heeded: every search is exhaustive.' })),
  serviceLevel: optional(Type.Integer({ description: '0 lowest to 9 highest.' })),
};

/** Query of each kind of operation, in the order of the interface. */
export const query = {
  task: transaction,
  call: { ...transaction, ...callback, ...priority },
  change: { ...transaction, ...callback },
  write: { ...transaction, ...callback, ...priority, ...algorithm },
  identify: {
    ...transaction,
    ...callback,
    ...priority,
    maxNbCand: optional(Type.Integer({ description: 'How many candidates at most.' })),
    ...threshold,
  },
  verify: { ...transaction, ...callback, ...priority, ...threshold },
};
