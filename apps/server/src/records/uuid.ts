const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** True for what can be one of our own ids; anything else names nothing. */
export const isUuid = (text: string): boolean => uuid.test(text);
