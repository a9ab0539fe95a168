// What apps post to the portal, taken apart.

// parse returns {command, params, callback, sid, form, requestId}, or null for
// what no app would say. Both spellings of the string form fit one rule: the
// first part is the command, the last the APP_SID, the last but one the id of
// the callback, and all between is JSON, which may contain colons.
export function parse(data) {
  if (typeof data === "string") return parseString(data);
  if (data && typeof data === "object") return parseObject(data);
  return null;
}

function parseString(data) {
  const parts = data.split(":");
  if (parts.length < 2) return null;
  const text = parts.slice(1, -2).join(":");
  let params = {};
  if (text !== "") {
    try {
      params = JSON.parse(text);
    } catch {
      return null;
    }
  }
  return {
    command: parts[0],
    params: params ?? {},
    callback: parts.length > 2 ? parts[parts.length - 2] : "",
    sid: parts[parts.length - 1],
    form: parts.length > 3 ? "4" : String(parts.length),
  };
}

function parseObject(data) {
  if (typeof data.method !== "string" || typeof data.appSid !== "string") return null;
  const params = data.params && typeof data.params === "object" ? data.params : {};
  return {
    command: data.method,
    params,
    callback: typeof data.callback === "string" ? data.callback : "",
    sid: data.appSid,
    requestId: data.requestId,
    form: "object",
  };
}
