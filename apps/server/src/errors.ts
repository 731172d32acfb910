/** Everything that can go wrong in the server itself; docs/reference/errors.md lists the same table. */
import { errorsOf } from '@ipse/core';

export const serverErrors = {
  CONFIG_INVALID: {
    message: 'The configuration has faults.',
    hint: 'Mend every line listed; docs/reference/configuration.md names each setting.',
    httpStatus: 500,
  },
  HOME_IN_USE: {
    message: 'Another Ipse server already runs on this home folder.',
    hint: 'Stop it first, or give this one its own folder with --home.',
    httpStatus: 500,
  },
  HOME_UNUSABLE: {
    message: 'The home folder cannot be written.',
    hint: 'Check that the folder belongs to you, is writable and has free space, or choose another with --home.',
    httpStatus: 500,
  },
  DISK_FULL: {
    message: 'The disk of the home folder is full.',
    hint: 'Free space, then start again; nothing that was acknowledged is lost.',
    httpStatus: 507,
  },
  PORT_IN_USE: {
    message: 'The port is taken by another program.',
    hint: 'Stop that program, or choose another port with --port (0 lets the system choose).',
    httpStatus: 500,
  },
  ADDRESS_UNUSABLE: {
    message: 'The server cannot listen at this address.',
    hint: 'Choose another --host or a --port above 1023.',
    httpStatus: 500,
  },
  PASSPHRASE_UNREADABLE: {
    message: 'The file with the passphrase cannot be read.',
    hint: 'Check the path in IPSE_PASSPHRASE_FILE and that you may read the file.',
    httpStatus: 500,
  },
  PASSPHRASE_MISSING: {
    message: "The owner's key is there, but its passphrase is not.",
    hint: 'Give the passphrase in IPSE_PASSPHRASE or name a file that holds it in IPSE_PASSPHRASE_FILE.',
    httpStatus: 500,
  },
  OWNER_KEY_MISSING: {
    message: "The data folder holds a realm, but the owner's key that opens it is gone.",
    hint: "Put the owner's key file back where it was; without it nothing in the database can be read.",
    httpStatus: 500,
  },
  FACE_NETWORK_NOT_ADDED: {
    message: 'There is no such face network in the folder of models.',
    hint: 'Add it with `ipse model add`, or put its folder back where it was.',
    httpStatus: 404,
  },
  REQUEST_INVALID: {
    message: 'The request is not what this operation accepts.',
    hint: 'Compare the named field with the OpenAPI document of the server (/docs).',
    httpStatus: 400,
  },
  JSON_INVALID: {
    message: 'The body is not valid JSON.',
    hint: 'Send one UTF-8 JSON value with the media type application/json.',
    httpStatus: 400,
  },
  JSON_TOO_DEEP: {
    message: 'The JSON body is nested too deeply.',
    hint: 'Keep the nesting of objects and arrays to 64 levels.',
    httpStatus: 400,
  },
  BODY_TOO_LARGE: {
    message: 'The request body is larger than the server accepts.',
    hint: 'Send fewer or smaller images in one request.',
    httpStatus: 413,
  },
  MEDIA_TYPE_UNSUPPORTED: {
    message: 'The server does not read this media type.',
    hint: 'Send application/json.',
    httpStatus: 415,
  },
  BASE64_INVALID: {
    message: 'An image or template is not valid base64.',
    hint: 'Encode the bytes of the file as base64 (RFC 4648) without line breaks or a data: prefix.',
    httpStatus: 400,
  },
  SAMPLES_TOO_MANY: {
    message: 'The request holds more samples than the server takes at once.',
    hint: 'Send at most 64 samples in one request.',
    httpStatus: 400,
  },
  SAMPLE_MISSING: {
    message: 'No sample of this request can be searched with.',
    hint: 'Send at least one FINGER or FACE image that is suitable for matching.',
    httpStatus: 400,
  },
  MODALITY_UNKNOWN: {
    message: 'This server has no such modality.',
    hint: 'Use fingerprint or face.',
    httpStatus: 400,
  },
  REFERENCE_REFUSED: {
    message: 'The server does not fetch images or templates by reference.',
    hint: 'Send the bytes themselves in image; imageRef and templateRef are refused.',
    httpStatus: 400,
  },
  STATUS_INVALID: {
    message: 'An encounter is ACTIVE or INACTIVE.',
    hint: 'Send one of the two words in the query parameter status.',
    httpStatus: 400,
  },
  ENCRYPTION_UNSUPPORTED: {
    message: 'The server cannot match encrypted data.',
    hint: 'Send the data without the encryption member, over TLS; it is sealed at rest.',
    httpStatus: 400,
  },
  FILTER_INVALID: {
    message: 'A filter of the search is not understood.',
    hint: 'Use biometricType, dateOfBirthMin and dateOfBirthMax (ISO dates), or exact biographic fields.',
    httpStatus: 400,
  },
  TEMPLATE_FORMAT_UNKNOWN: {
    message: 'The server cannot give templates or qualities in this format.',
    hint: 'Leave templateFormat and qualityFormat out, or ask for a format that the API reference lists.',
    httpStatus: 400,
  },
  SAMPLE_NOT_SUITABLE: {
    message: 'A sample is not suitable for matching and this client refuses such enrolments.',
    hint: 'Capture it again following the reasons given.',
    httpStatus: 400,
  },
  NOT_FOUND: { message: 'There is nothing at this address.', hint: 'See /docs for the operations.', httpStatus: 404 },
  SIGN_IN_REQUIRED: {
    message: 'This needs a signed-in person or a client with a token.',
    hint: 'Sign in with a passkey, or get a token at /oauth2/token and send it as a bearer.',
    httpStatus: 401,
  },
  TOKEN_INVALID: {
    message: 'The bearer token is not valid or has expired.',
    hint: 'Get a new token at /oauth2/token.',
    httpStatus: 401,
  },
  SCOPE_MISSING: {
    message: 'The token does not carry the scope that this operation needs.',
    hint: 'Ask for the scope at /oauth2/token; the owner of the realm decides which scopes a client may ask for.',
    httpStatus: 403,
  },
  CSRF_INVALID: {
    message: 'The request does not carry the token that proves it came from the console.',
    hint: 'Send the csrfToken of GET /ipse/v1/session in the header X-CSRF-Token.',
    httpStatus: 403,
  },
  ORIGIN_REFUSED: {
    message: 'The request comes from an origin that the server was not configured for.',
    hint: 'Open the console at the address that the server prints, or add the origin to IPSE_ORIGINS.',
    httpStatus: 403,
  },
  FIRST_RUN_LINK_INVALID: {
    message: 'The one-time link is unknown, used or expired.',
    hint: 'Start the server again with --new-link: it prints a fresh link.',
    httpStatus: 401,
  },
  PASSKEY_REFUSED: {
    message: 'The passkey was not accepted.',
    hint: 'Use a passkey registered with this server, and confirm with your device when it asks.',
    httpStatus: 401,
  },
  CEREMONY_EXPIRED: {
    message: 'The sign-in was not finished in time.',
    hint: 'Start signing in again.',
    httpStatus: 400,
  },
  RATE_LIMITED: {
    message: 'Too many requests.',
    hint: 'Wait for the seconds given in Retry-After.',
    httpStatus: 429,
  },
  DNA_JOB_UNKNOWN: {
    message: 'There is no such calculation.',
    hint: 'Only who began it sees it, for an hour after it is over and until the server stops; begin it again.',
    httpStatus: 404,
  },
  DNA_WEIGHING_TOO_LONG: {
    message: 'The calculation takes longer than the server allows.',
    hint: 'Begin it as a job, propose fewer unknown contributors, or weigh it with ipse dna, which has no limit.',
    httpStatus: 422,
  },
  LIVENESS_ANSWER_EARLY: {
    message: 'The answer came before the challenge could have ended.',
    hint: 'Begin a new challenge, and show the person each step for as long as it lasts.',
    httpStatus: 409,
  },
  LIVENESS_ANSWER_UNKNOWN: {
    message: 'A sample names an answer to a challenge that is unknown, was used or is too old.',
    hint: 'Let the person answer a new challenge; an answer serves one enrolment, for half an hour.',
    httpStatus: 409,
  },
  LIVENESS_ATTENDED_BY_NOBODY: {
    message: 'Only a signed-in person can say that they have somebody before them.',
    hint: 'Sign in to the console and enrol there, or let the person answer a challenge.',
    httpStatus: 403,
  },
  LIVENESS_CHALLENGE_STALE: {
    message: 'The answer to the challenge came too late.',
    hint: 'Begin a new one and send its frames at once; where the person needs time, ask for a slow one.',
    httpStatus: 409,
  },
  LIVENESS_CHALLENGE_UNKNOWN: {
    message: 'The challenge is unknown or was answered already.',
    hint: 'Begin a new one: each is answered once, by whoever asked for it.',
    httpStatus: 409,
  },
  LIVENESS_DEMANDED: {
    message: 'The owner demands that a face be shown to be alive before it is enrolled.',
    hint: 'Let the person answer a challenge; who cannot is enrolled by an officer who says that they attend.',
    httpStatus: 400,
  },
  LIVENESS_MOVEMENT_MISSING: {
    message: 'A challenge of colours alone tells nobody from a picture that the screen lights.',
    hint: 'Ask for the turns or the blink; who can do neither is enrolled by an officer who says that they attend.',
    httpStatus: 400,
  },
  SERVER_BUSY: {
    message: 'The server has as much work as it can hold.',
    hint: 'Send the request again after the seconds given in Retry-After.',
    httpStatus: 503,
  },
  NOT_READY: {
    message: 'The server is still loading its galleries.',
    hint: 'Wait until /readyz answers 200.',
    httpStatus: 503,
  },
  PURPOSE_INVALID: {
    message: 'An Ipse-* header is not percent-encoded UTF-8 of at most 2,000 characters.',
    hint: 'Encode the value with encodeURIComponent or its like.',
    httpStatus: 400,
  },
  CALLBACK_REFUSED: {
    message: 'The callback address is not one that this client was registered with.',
    hint: "Use an address below one of the client's registered callback prefixes.",
    httpStatus: 400,
  },
  CLIENT_EXISTS: {
    message: 'There is a client of this id already; nothing was changed.',
    hint: 'Choose another id, or remove that client first.',
    httpStatus: 409,
  },
  CLIENT_UNKNOWN: {
    message: 'There is no such client.',
    hint: 'Check the id against the list of clients.',
    httpStatus: 404,
  },
  CLIENT_LOCAL: {
    message: 'The client of the local command line cannot be removed.',
    hint: 'Remove other clients only; this one is made anew at every start.',
    httpStatus: 409,
  },
  CLIENT_SCOPE_UNKNOWN: {
    message: 'The server has no such scope.',
    hint: 'Use the scopes that docs/reference/api.md lists with the operations.',
    httpStatus: 400,
  },
  CLIENT_CALLBACK_INVALID: {
    message: 'A callback prefix is not one that answers can be sent below.',
    hint: 'Use an http or https address without user, query or fragment, such as https://receiver.example/osia/.',
    httpStatus: 400,
  },
  TASK_UNKNOWN: {
    message: 'There is no such task, or its result is no longer kept.',
    hint: 'Check the taskId; results are kept for a day.',
    httpStatus: 404,
  },
  SEARCH_UNKNOWN: {
    message: 'There is no such search, or it is no longer kept.',
    hint: 'Searches are kept for a day; search again.',
    httpStatus: 404,
  },
  DNA_GRANT_MISSING: {
    message: 'A familial search needs a grant that holds for the case stated.',
    hint: 'Have a grant given for the case, name it, and state the same case with the search.',
    httpStatus: 403,
  },
  DNA_GRANT_OWN: {
    message: 'Whoever gave a grant does not search under it here.',
    hint: 'Have somebody else give the grant, or make the search.',
    httpStatus: 403,
  },
  INTERNAL: {
    message: 'The server failed to do this.',
    hint: 'Try again; if it fails again, give the request id to the operator.',
    httpStatus: 500,
  },
} as const;

/** Makes a coded error of the server's table. */
export const fail = errorsOf(serverErrors);
