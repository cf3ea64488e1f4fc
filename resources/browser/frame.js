// The frame of the stand-in of Connect.js: the only place that asks the sandbox about a session.
"use strict";

addEventListener("message", async (event) => {
  const { task, id, secret } = event.data ?? {};
  if (event.source !== parent || !["session", "logout"].includes(task)) {
    return;
  }
  let answer;
  try {
    const response = await fetch(`/connect/${task}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ client_secret: secret }),
    });
    answer = await response.json();
  } catch {
    answer = {
      error: { type: "api_connection_error", message: "The simulated Stripe is not reachable." },
    };
  }
  // To whoever asked, and so knows the secret. A page without an origin cannot be named.
  parent.postMessage({ id, answer }, event.origin === "null" ? "*" : event.origin);
});
parent.postMessage({ id: "ready" }, "*");
