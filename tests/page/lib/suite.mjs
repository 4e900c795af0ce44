// One topic on one kind of data: a server and a browser of its own, started before and stopped after.
import { after, before, describe } from "node:test";
import { launch } from "./browser.mjs";
import { realDataMissing, startServer } from "./server.mjs";

/** `users` can log in from the start; `browserArgs` are more switches for the browser. */
export function onData(data, topic, body, { browserArgs = [], users = [] } = {}) {
  const skip = data === "demo" ? false : realDataMissing();
  describe(`${topic}, ${data} data`, { skip }, () => {
    const house = { data };
    before(async () => {
      // Both are waited for even when one fails, so that `after` can stop the other.
      const [server, browser] = await Promise.allSettled([startServer(data, users), launch(browserArgs)]);
      house.server = server.value;
      house.browser = browser.value;
      for (const { reason } of [server, browser]) if (reason) throw reason;
    });
    after(async () => {
      await house.browser?.close();
      await house.server?.stop();
    });
    body(house);
  });
}

export function onBoth(topic, body) {
  for (const data of ["demo", "real"]) onData(data, topic, (house) => body(house, data));
}
