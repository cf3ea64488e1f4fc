// Drives the built-in sandbox with the official Node client and prints what it saw as JSON.
// Arguments: host, port.
"use strict";

const stripeModule = require("stripe");
const Stripe = stripeModule.default ?? stripeModule;

const [host, port] = process.argv.slice(2);

function client(key, options = {}) {
  return new Stripe(key, {
    host,
    port: Number(port),
    protocol: "http",
    maxNetworkRetries: 0,
    telemetry: false,
    ...options,
  });
}

async function failure(action) {
  try {
    await action();
  } catch (error) {
    return {
      type: error.type,
      code: error.code ?? null,
      param: error.param ?? null,
      status: error.statusCode,
    };
  }
  return null;
}

async function main() {
  const stripe = client("sk_test_simulated");
  const components = {
    payments: { enabled: true, features: { refund_management: false } },
    documents: { enabled: true },
  };
  const create = (account, changes = {}, options = {}) =>
    stripe.accountSessions.create(
      { account, components: { ...components, ...changes } },
      options,
    );

  const session = await create("acct_1SimCustomUS");
  const first = await create("acct_1SimCustomUS", {}, { idempotencyKey: "node-1" });
  const replayed = await create("acct_1SimCustomUS", {}, { idempotencyKey: "node-1" });
  const accounts = [];
  for await (const account of stripe.accounts.list({ limit: 100 })) {
    accounts.push(account.id);
  }
  const retrieved = await stripe.accounts.retrieve("acct_1SimStandardJP");

  const result = {
    session: {
      object: session.object,
      livemode: session.livemode,
      simulatedSecret: session.client_secret.includes("SIMULATED"),
      simulatedHeader: session.lastResponse.headers["session-composer-simulated"],
      payments: session.components.payments,
      payouts: session.components.payouts.enabled,
    },
    replayIsSame: first.client_secret === replayed.client_secret,
    replayHeader: replayed.lastResponse.headers["idempotent-replayed"],
    accounts,
    country: retrieved.country,
    unknown: await failure(() => create("acct_1SimCustomUS", { teapot: { enabled: true } })),
    noAccount: await failure(() => create("acct_1NobodyKnows")),
    rateLimited: await failure(() => create("acct_1SimRateLimited")),
    liveKey: await failure(() => client("sk_live_simulated").accounts.list()),
    differentParameters: await failure(() =>
      create("acct_1SimCustomGB", {}, { idempotencyKey: "node-1" }),
    ),
  };
  process.stdout.write(JSON.stringify(result));
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
