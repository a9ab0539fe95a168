// A stranger from another origin who forges answers, to see whether the app
// listens to anyone but the portal.

let stranger;

// startNoise puts the stranger on the page. He comes from the other name of
// this machine, or, where it has none, from an origin of his own.
export function startNoise() {
  if (stranger) return stranger;
  const { protocol, hostname, port } = location;
  const other = { localhost: "127.0.0.1", "127.0.0.1": "localhost" }[hostname];
  const iframe = document.createElement("iframe");
  iframe.hidden = true;
  iframe.title = "A stranger";
  if (!other) iframe.setAttribute("sandbox", "allow-scripts");
  const host = `${other ?? hostname}${port ? `:${port}` : ""}`;
  iframe.src = `${protocol}//${host}/_portal/noise`;
  document.body.append(iframe);
  stranger = heard("ready").then(() => iframe.contentWindow);
  return stranger;
}

// forge lets the stranger answer first; it resolves when he has.
export async function forge(callback) {
  const target = await startNoise();
  const done = heard(callback);
  target.postMessage({ forge: callback }, "*");
  await done;
}

// heard waits for the stranger's word, but not for ever.
function heard(word) {
  return new Promise((done) => {
    const listener = (event) => {
      if (event.data?.stranger !== word) return;
      window.removeEventListener("message", listener);
      clearTimeout(timer);
      done();
    };
    const timer = setTimeout(() => {
      window.removeEventListener("message", listener);
      done();
    }, 3000);
    window.addEventListener("message", listener);
  });
}
