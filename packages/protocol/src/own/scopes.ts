/** Scopes of our own interface beyond OSIA's, whose names its operations otherwise use. */
export const ownScopes = ['ipse.event.read'] as const;
