const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const moment = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** `3 Mar 2026`, in this device's time zone. */
export const formatDate = (timestamp: string) => date.format(new Date(timestamp));

/** `3 Mar 2026, 14:05:09`, in this device's time zone. */
export const formatMoment = (timestamp: string) => moment.format(new Date(timestamp));
