// Calls of the API. The session is in cookies that no script can read; the header says that a page of ours asks.
import { lang, t } from "./words.js";

const PATIENCE_MS = 20_000;
const AUTH = "/api/admin/auth";

/** What the server refuses, or that it cannot be reached (status 0). Its message is for people. */
export class Refusal extends Error {
  constructor(message, { status = 0, type = "", fields = [] } = {}) {
    super(message);
    this.status = status;
    /** The last part of the problem's type, such as `version-conflict`. */
    this.type = type;
    /** What is wrong with which field: [{ pointer: "/phone", detail }]. */
    this.fields = fields;
  }
}

const refusal = async (response) => {
  const problem = await response.json().catch(() => ({}));
  if (response.status === 429) {
    return new Refusal(t("wait", { seconds: response.headers.get("Retry-After") ?? 60 }), { status: 429, type: "quota-exceeded" });
  }
  return new Refusal([problem.title, problem.detail].filter(Boolean).join(". ") || t("failed"), {
    status: response.status,
    type: (problem.type ?? "").split("/").at(-1),
    fields: problem.errors ?? [],
  });
};

const send = async (path, { method = "GET", body, headers = {}, signal, patience = PATIENCE_MS } = {}) => {
  const limits = [AbortSignal.timeout(patience), ...(signal ? [signal] : [])];
  const isJson = body !== undefined && !(body instanceof Blob || body instanceof FormData || typeof body === "string");
  try {
    return await fetch(path, {
      method,
      body: isJson ? JSON.stringify(body) : body,
      headers: {
        Accept: "application/json, application/problem+json",
        "Accept-Language": lang,
        "X-Requested-With": "office",
        ...(isJson ? { "Content-Type": "application/json" } : {}),
        ...headers,
      },
      signal: AbortSignal.any(limits),
    });
  } catch (failure) {
    if (signal?.aborted) throw failure;
    throw new Refusal(t(failure.name === "TimeoutError" ? "slow" : "offline"));
  }
};

let renewing;

/** Gets new cookies; false when the session is over. Many calls at once renew it once. */
export const renew = () => {
  renewing ??= send(`${AUTH}/refresh`, { method: "POST" })
    .then((response) => response.ok)
    .finally(() => (renewing = undefined));
  return renewing;
};

const leave = () => {
  location.assign(`/admin/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
  return new Promise(() => {});
};

/** The answer itself, for whoever wants its headers; throws a Refusal. */
export const call = async (path, wishes) => {
  let response = await send(path, wishes);
  if (response.status === 401) {
    if (!(await renew())) return leave();
    response = await send(path, wishes);
  }
  if (!response.ok) throw await refusal(response);
  return response;
};

const read = async (response) => (response.status === 204 || response.headers.get("Content-Length") === "0" ? null : response.json().catch(() => null));

export const get = (path, wishes) => call(path, wishes).then(read);
export const post = (path, body, wishes) => call(path, { ...wishes, method: "POST", body }).then(read);
export const put = (path, body, wishes) => call(path, { ...wishes, method: "PUT", body }).then(read);
export const patch = (path, body, wishes) => call(path, { ...wishes, method: "PATCH", body }).then(read);
export const remove = (path, wishes) => call(path, { ...wishes, method: "DELETE" }).then(read);

/** What stands there with its version: { value, etag }; put it back with `headers: { "If-Match": etag }`. */
export const tagged = async (path) => {
  const response = await call(path);
  return { value: await read(response), etag: response.headers.get("ETag") };
};

/** For a POST that may be repeated without harm: `post(path, body, { headers: once() })`. */
export const once = () => ({ "Idempotency-Key": crypto.randomUUID() });

/** An address with those parameters that say something; lists are repeated. */
export const address = (path, parameters) => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of [value].flat()) {
      if (one !== undefined && one !== null && one !== "") query.append(name, one);
    }
  }
  return query.size ? `${path}?${query}` : path;
};

/** Signs in; throws a Refusal whose type is `second-factor-required` where a code is needed. */
export const signIn = async (credentials) => {
  const response = await send(`${AUTH}/login`, { method: "POST", body: credentials });
  if (!response.ok) throw await refusal(response);
  return response.json();
};

export const signOut = () => send(`${AUTH}/logout`, { method: "POST" });
