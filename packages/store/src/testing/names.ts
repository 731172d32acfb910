/** Names within the test server. */

export const templateName = 'ipse_template';

/** The same server, another database. */
export const urlOf = (serverUrl: string, database: string) => serverUrl.replace(/\/[^/]*$/, `/${database}`);
