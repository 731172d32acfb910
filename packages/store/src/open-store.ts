/** Puts the store together over a database and a realm's keys. */
import type { ClockMs } from '@ipse/core';
import type { RootKey } from '@ipse/custody';
import { sql } from 'kysely';
import { createClients } from './access/clients.ts';
import { createOneTimeTokens, createSessions } from './access/sessions.ts';
import { createUsers } from './access/users.ts';
import { read, write } from './context.ts';
import type { Context } from './context.ts';
import type { Database } from './database/connect.ts';
import { createDnaGrants } from './dna/grants.ts';
import { createDnaHits } from './dna/hits.ts';
import { createEventLog } from './events.ts';
import { followChanges } from './feed/follow.ts';
import { loadReferences } from './feed/load.ts';
import { createLeads } from './leads/leads.ts';
import { createFaceNetworks } from './networks/networks.ts';
import { createGalleries } from './people/galleries.ts';
import { createPersons } from './people/persons.ts';
import { createEncounterReads } from './people/read-encounters.ts';
import { createSamples } from './people/samples.ts';
import { createEncounterWrites } from './people/write-encounters.ts';
import { createPolicies } from './policies/policies.ts';
import { openOrCreateRealm } from './realm.ts';
import type { RealmChoice } from './realm.ts';
import type { Store } from './types/store.ts';
import { createDecisions, createSearches } from './work/searches.ts';
import { sweep } from './work/sweep.ts';
import { createTasks } from './work/tasks.ts';

export interface OpenStoreOptions {
  readonly database: Database;
  /** Needed to unwrap the realm's key; the store does not keep it. */
  readonly root: RootKey;
  readonly realm: RealmChoice;
  readonly now?: ClockMs;
}

/** Opens one realm's records. Errors: REALM_FOREIGN_REGION, CUSTODY_REALM_KEY_FOREIGN. */
export async function openStore({ database, root, realm, now = Date.now }: OpenStoreOptions): Promise<Store> {
  const vault = await openOrCreateRealm(database, root, realm, now);
  return storeOf({ database, vault, now, tx: undefined }, realm.name);
}

function storeOf(context: Context, realmName: string): Store {
  const { vault } = context;
  return {
    realm: { id: vault.realm, name: realmName, region: vault.region },
    encounters: { ...createEncounterWrites(context), ...createEncounterReads(context) },
    persons: createPersons(context),
    samples: createSamples(context),
    galleries: createGalleries(context),
    faceNetworks: createFaceNetworks(context),
    feed: {
      load: (options = {}) => loadReferences(context, options),
      follow: (options) => followChanges(context, options),
    },
    tasks: createTasks(context),
    searches: createSearches(context),
    decisions: createDecisions(context),
    leads: createLeads(context),
    policies: createPolicies(context),
    dnaHits: createDnaHits(context),
    dnaGrants: createDnaGrants(context),
    clients: createClients(context),
    users: createUsers(context),
    sessions: createSessions(context),
    oneTimeTokens: createOneTimeTokens(context),
    events: createEventLog(context),
    transact: (work) => write(context, (tx) => work(storeOf({ ...context, tx }, realmName))),
    deriveSecret: (use) => vault.deriveSecret(use),
    sweep: () => sweep(context),
    close: () => vault.close(),
    ping: () => read(context, async (db) => void (await sql`select 1`.execute(db))),
  };
}
