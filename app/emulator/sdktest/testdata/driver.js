// An app on the official SDK that does what the test asks for and tells how it
// went. It only translates; what is right is decided by the test.
"use strict";

const key = new URL(location.href).searchParams.get("APP_SID");
const send = (path, body) => fetch(`${path}?key=${key}`, { method: "POST", body: JSON.stringify(body ?? null) });

let b24;

const ajax = (result) => ({
  ok: result.isSuccess,
  status: result.getStatus(),
  result: result.getData()?.result,
  time: result.getData()?.time,
  errors: result.getErrorMessages(),
});

const eachOf = (data) =>
  Array.isArray(data) ? data.map(ajax) : Object.fromEntries(Object.entries(data).map(([name, one]) => [name, ajax(one)]));

const deeds = {
  async init(options) {
    b24 = await B24Js.initializeB24Frame(options);
    return {
      firstRun: b24.isFirstRun,
      install: b24.isInstallMode,
      lang: b24.getLang(),
      origin: b24.getTargetOrigin(),
      placement: b24.placement.placement,
      options: b24.placement.options,
      admin: b24.auth.isAdmin,
      member: b24.auth.getAuthData().member_id,
      sid: b24.getAppSid(),
    };
  },
  call: async (method, params) => ajax(await b24.actions.v2.call.make({ method, params })),
  calls: (method, params, count) =>
    Promise.all(Array.from({ length: count }, () => deeds.call(method, params).catch((error) => problem(error)))),
  async batch(calls, halt) {
    const options = { isHaltOnError: halt, returnAjaxResult: true };
    const response = await b24.actions.v2.batch.make({ calls, options });
    return { ok: response.isSuccess, each: eachOf(response.getData()), errors: response.getErrorMessagesByKey() };
  },
  async chunks(calls) {
    const response = await b24.actions.v2.batchByChunk.make({ calls, options: { isHaltOnError: false } });
    return { ok: response.isSuccess, data: response.getData() };
  },
  refresh: async () => (await b24.auth.refreshAuth()).access_token !== undefined,
  parent: async (name, ...args) => (await b24.parent[name](...args)) ?? null,
  slider: async (name, ...args) => (await b24.slider[name](...args)) ?? null,
  path: async (path) => (await b24.slider.openPath(b24.slider.getUrl(path))) ?? null,
  interface: () => b24.placement.getInterface(),
  userSet: (name, value) => b24.options.userSet(name, value),
  userGet: (name) => b24.options.userGet(name),
  appSet: (name, value) => b24.options.appSet(name, value),
  appGet: (name) => b24.options.appGet(name),
  finish: () => b24.installFinish(),
  reload: () => location.reload(),
};

const problem = (error) => ({ code: String(error.code ?? error.name), status: error.status ?? 0, message: String(error.message) });

(async () => {
  await send("/hello");
  for (;;) {
    const response = await fetch(`/next?key=${key}`);
    if (!response.ok) return;
    const { id, deed, args } = await response.json();
    // What never comes back, as a slider that stays open, must not keep the
    // next deed waiting.
    Promise.resolve()
      .then(() => deeds[deed](...args))
      .then((value) => ({ id, value: value ?? null }))
      .catch((error) => ({ id, problem: problem(error) }))
      .then((answer) => send("/done", answer));
  }
})();
