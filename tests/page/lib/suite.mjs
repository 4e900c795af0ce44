// One topic on one kind of data: a server and a browser of its own, started before and stopped after.
import { after, before, describe } from "node:test";
import { launch } from "./browser.mjs";
import { realDataMissing, startServer } from "./server.mjs";

export function onData(data, topic, body, browserArgs = []) {
  const skip = data === "real" ? realDataMissing() : false;
  describe(`${topic}, ${data} data`, { skip }, () => {
    const house = { data };
    before(async () => {
      [house.server, house.browser] = await Promise.all([startServer(data), launch(browserArgs)]);
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
